package feedbackloop.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feedbackloop.feedback.Cases;
import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;
import feedbackloop.notation.OfferedPeople;
import feedbackloop.process.LiveCatalogue;
import feedbackloop.process.NamedColleagues;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.process.StaffGroup;
import feedbackloop.process.TaskDesk;
import feedbackloop.teamwork.Colleagues;
import feedbackloop.teamwork.Colleagues.Colleague;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Writes into a form whom people may choose where it asks for a person. So no process
 * needs to know them. Whom a draft names is offered on, though the person has left, and
 * the label says so.
 */
@Component
class PeopleInForm {

	private final TaskDesk desk;

	private final Cases cases;

	private final Colleagues colleagues;

	private final TaskDrafts drafts;

	private final LiveCatalogue catalogue;

	private final Words words;

	private final ObjectMapper json;

	PeopleInForm(TaskDesk desk, Cases cases, Colleagues colleagues, TaskDrafts drafts, LiveCatalogue catalogue,
			Words words, ObjectMapper json) {
		this.desk = desk;
		this.cases = cases;
		this.colleagues = colleagues;
		this.drafts = drafts;
		this.catalogue = catalogue;
		this.words = words;
		this.json = json;
	}

	/**
	 * Fills them in, where the form asks for any.
	 * @throws Refusal if the task is not open, or the person may not work on it
	 */
	void fillIn(JsonNode form, String taskId, String userId, Locale language) {
		List<FormField> asking = FormModel.of(form)
			.fields()
			.stream()
			.filter((field) -> field.people().isPresent())
			.toList();
		if (asking.isEmpty()) {
			return;
		}
		String about = this.cases.whoMayNotSee(this.desk.caseOf(taskId, userId)).orElse(null);
		JsonNode draft = this.drafts.find(taskId, userId).map(TaskDraft::values).orElse(MissingNode.getInstance());
		Words in = this.words.in(language);
		List<Colleague> staff = this.colleagues.all(in);
		List<Colleague> people = staff.stream()
			.filter((person) -> NamedColleagues.mayBeNamed(person.userId(), person.teams(), about))
			.toList();
		for (FormField field : asking) {
			OfferedPeople asked = field.people().get();
			List<Option> options = new ArrayList<>((asked.list().equals(OfferedPeople.PEOPLE) ? people : staff).stream()
				.map((person) -> option(person, !asked.filter().isEmpty(), in))
				.toList());
			Set<String> gone = named(field, draft);
			options.forEach((option) -> gone.remove(option.value()));
			gone.forEach((person) -> options
				.add(new Option(person, in.say("form.person.gone", name(person, staff)), groups(), false)));
			offer((ObjectNode) field.node(), asked, options);
		}
	}

	/**
	 * Where a filter chooses, as by the department beside it, the teams say nothing new.
	 */
	private Option option(Colleague person, boolean filtered, Words in) {
		String who = filtered ? person.name() : in.say("form.person", person.name(), in.list("group", person.teams()));
		String label = person.absent() ? in.say("form.person.absent", who) : who;
		List<String> teams = Right.MANAGE.isOf(person.teams()) ? groups() : person.teams();
		return new Option(person.userId(), label, teams, !person.absent());
	}

	private List<String> groups() {
		return List.copyOf(StaffGroup.ids(this.catalogue.get()));
	}

	private static String name(String userId, List<Colleague> staff) {
		return staff.stream()
			.filter((person) -> person.userId().equals(userId))
			.map(Colleague::name)
			.findFirst()
			.orElse(userId);
	}

	/** Whom the draft names in that field, in any row. */
	private static Set<String> named(FormField field, JsonNode draft) {
		Set<String> named = new TreeSet<>();
		List<JsonNode> rows = new ArrayList<>();
		if (field.list().isEmpty()) {
			rows.add(draft);
		}
		else {
			draft.path(field.list()).forEach(rows::add);
		}
		rows.stream()
			.map((row) -> row.path(field.name()).asText())
			.filter((person) -> !person.isEmpty())
			.forEach(named::add);
		return named;
	}

	/**
	 * What a filter knows stands before it in a context, whose last entry is the answer.
	 */
	private void offer(ObjectNode component, OfferedPeople asked, List<Option> options) {
		component.remove(List.of("values", "valuesKey", "valuesExpression"));
		if (asked.filter().isEmpty()) {
			component.set("values", this.json.valueToTree(options));
			return;
		}
		component.put("valuesExpression", "={%s: %s, chosen: %s[%s]}.chosen".formatted(asked.list(),
				this.json.valueToTree(options), asked.list(), asked.filter()));
	}

	/**
	 * Somebody to choose.
	 *
	 * @param teams for whose tasks the person works
	 */
	private record Option(String value, String label, Collection<String> teams, boolean present) {

	}

}
