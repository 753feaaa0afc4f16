package feedbackloop.models.pages;

import java.util.List;
import java.util.stream.Collectors;

import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;

/**
 * A form as a list of what it asks for.
 */
record DrawnForm(List<DrawnField> fields) {

	/**
	 * Reads a form that has passed the check.
	 */
	static DrawnForm of(String text) {
		return new DrawnForm(FormModel.read(text).fields().stream().map(DrawnForm::drawn).toList());
	}

	private static DrawnField drawn(FormField field) {
		return new DrawnField(field.node().path("label").asText(field.node().path("text").asText()), field.name(),
				field.type(), field.isRequired(),
				field.options()
					.map((option) -> option.path("value").asText() + " = " + option.path("label").asText())
					.collect(Collectors.joining("\n")),
				field.hiddenWhen(), field.depth());
	}

	/**
	 * Something on a form.
	 *
	 * @param key the name under which it is kept, empty for what only reads
	 * @param choices value = label, one a line
	 * @param hiddenWhen an expression, empty when it always shows
	 * @param depth how many groups it stands in
	 */
	record DrawnField(String label, String key, String type, boolean required, String choices, String hiddenWhen,
			int depth) {

	}

}
