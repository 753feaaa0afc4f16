package feedbackloop.models.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.feedback.Blank;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;
import feedbackloop.notation.OfferedPeople;
import feedbackloop.process.Contract.Answer;
import feedbackloop.process.Contract.Shape;
import feedbackloop.process.OwnField;

/**
 * What people choose from: something at all, each value once, with words for it.
 */
class FormChoices implements FormRule {

	private static final Pattern OF_TEAM = Pattern.compile("teams\\s*,\\s*\"([^\"]*)\"");

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		fields.stream()
			.filter((field) -> field.is("select", "radio", "checklist", "taglist"))
			.forEach((field) -> check(form, field, models, findings));
	}

	private static void check(String form, FormField field, ModelSet models, Findings findings) {
		Optional<Answer> answer = FormNames.answer(form, field);
		boolean own = answer.isEmpty();
		boolean ofAPerson = answer.filter((known) -> known.shape() == Shape.PERSON).isPresent();
		if (field.people().isPresent() && (own || ofAPerson)) {
			people(field, field.people().get(), models, findings);
			return;
		}
		List<JsonNode> choices = field.choices();
		if ((own || ofAPerson) && (field.node().has("valuesKey") || field.node().has("valuesExpression"))) {
			findings.at(field.place(), "choicesElsewhere", field.name());
			return;
		}
		if (choices.isEmpty() && field.node().path("valuesKey").isMissingNode()
				&& field.node().path("valuesExpression").isMissingNode()) {
			findings.at(field.place(), "choicesNone", field.name());
		}
		if (own && !choices.stream().allMatch(JsonNode::isTextual)) {
			findings.at(field.place(), "choiceIsNoText", field.name());
			return;
		}
		Set<JsonNode> seen = new HashSet<>();
		choices.forEach((choice) -> {
			String value = choice.asText();
			if (value.isBlank() || !value.equals(value.strip()) || value.length() > OwnField.LONGEST_FACT) {
				findings.at(field.place(), "choiceValue", field.name(), value, OwnField.LONGEST_FACT);
			}
			else if (!seen.add(choice)) {
				findings.at(field.place(), "choiceTwice", field.name(), value);
			}
		});
		field.node().path("values").forEach((choice) -> {
			if (!choice.path("label").isTextual() || Blank.is(choice.path("label").asText())) {
				findings.at(field.place(), "choiceWithoutWords", field.name(), choice.path("value").asText());
			}
		});
	}

	/** A filter for a team that nobody can be in lets nobody through. */
	private static void people(FormField field, OfferedPeople people, ModelSet models, Findings findings) {
		OF_TEAM.matcher(people.filter())
			.results()
			.map((team) -> team.group(1))
			.filter((team) -> !Teams.all(models).contains(team))
			.forEach((team) -> findings.at(field.place(), "choiceRefused", field.name(), team,
					new TreeSet<>(Teams.all(models))));
	}

}
