package feedbackloop.models.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.feedback.Blank;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;
import feedbackloop.process.OwnField;

/**
 * What people choose from: something at all, each value once, with words for it.
 */
class FormChoices implements FormRule {

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		fields.stream()
			.filter((field) -> field.is("select", "radio", "checklist", "taglist"))
			.forEach((field) -> check(form, field, findings));
	}

	private static void check(String form, FormField field, Findings findings) {
		boolean own = FormNames.answer(form, field).isEmpty();
		List<JsonNode> choices = field.choices();
		if (own && (field.node().has("valuesKey") || field.node().has("valuesExpression"))) {
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

}
