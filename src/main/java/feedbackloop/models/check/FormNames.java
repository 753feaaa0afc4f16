package feedbackloop.models.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;
import feedbackloop.process.Contract;
import feedbackloop.process.Contract.Answer;

/**
 * The names under which a form submits. Those that its task needs are there, each once.
 * What an owner adds is a fact with a name of its own.
 */
class FormNames implements FormRule {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z]\\w{0,63}");

	/** Components whose value is one fact, as a field of an owner's own is. */
	private static final List<String> FACTS = List.of("textfield", "textarea", "select", "radio", "datetime", "number",
			"checkbox");

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		Set<String> names = new HashSet<>();
		for (FormField field : fields) {
			String name = field.name();
			if (name.isEmpty()) {
				if (FACTS.contains(field.type()) || field.is("filepicker")
						|| field.is("dynamiclist", "checklist", "taglist", "expression")) {
					findings.at(field.place(), "fieldWithoutKey", field.type());
				}
				continue;
			}
			if (!NAME.matcher(name).matches() && answer(form, field).isEmpty()) {
				findings.at(field.place(), "fieldKey", name);
			}
			if (!names.add(field.list() + "." + name)) {
				findings.at(field.place(), "fieldTwice", name);
			}
			if (answer(form, field).isEmpty()) {
				added(form, field, models, findings);
			}
		}
		needed(Contract.answersOf(form), "", names, findings);
	}

	/** What the contract says of the field, if it knows it. */
	static Optional<Answer> answer(String form, FormField field) {
		return field.list().isEmpty() ? Contract.answer(form, field.name())
				: Contract.answer(form, field.list())
					.flatMap((list) -> list.columns()
						.stream()
						.filter((column) -> column.name().equals(field.name()))
						.findFirst());
	}

	private static void added(String form, FormField field, ModelSet models, Findings findings) {
		if (!field.list().isEmpty()) {
			findings.at(field.place(), "columnUnknown", field.name(), field.list());
		}
		else if (!FACTS.contains(field.type())) {
			findings.at(field.place(), "ownFieldIsNoFact", field.name(), field.type());
		}
		else if (OwnNames.isTaken(field.name())) {
			findings.at(field.place(), "nameTaken", field.name());
		}
		else {
			OwnNames.setBy(field.name(), models)
				.ifPresent((process) -> findings.at(field.place(), "nameSetByProcess", field.name(), process));
			OwnNames.otherwise(field.name(), form, models)
				.ifPresent((other) -> findings.at(field.place(), "ownFieldDiffers", field.name(), other));
		}
	}

	private static void needed(List<Answer> answers, String list, Set<String> names, Findings findings) {
		for (Answer answer : answers) {
			boolean present = names.contains(list + "." + answer.name());
			if (answer.mayBeRequired() && !present) {
				findings.at(list.isEmpty() ? answer.name() : list + "." + answer.name(), "fieldLost", answer.name());
			}
			if (present) {
				needed(answer.columns(), answer.name(), names, findings);
			}
		}
	}

}
