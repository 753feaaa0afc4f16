package feedbackloop.forms;

import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import feedbackloop.words.Bilingual;

/**
 * Leaves of a form, whose file keeps two languages, the one of its reader.
 */
public final class FormLanguage {

	private static final Set<String> LABELS = Set.of("label", "dateLabel", "timeLabel", "description", "placeholder",
			"alt");

	private static final String TEXT = "text";

	private FormLanguage() {
	}

	/**
	 * Changes the texts of the form, or of a part of it, in place.
	 */
	public static void translate(JsonNode part, Locale language) {
		part.properties().forEach((entry) -> {
			if (entry.getValue().isTextual()) {
				entry.setValue(TextNode.valueOf(translated(entry.getKey(), entry.getValue().asText(), language)));
			}
		});
		part.forEach((inner) -> translate(inner, language));
	}

	/** What the form computes is no text. */
	private static String translated(String name, String text, Locale language) {
		if (text.startsWith("=")) {
			return text;
		}
		if (LABELS.contains(name)) {
			return Bilingual.label(language, text);
		}
		return name.equals(TEXT) ? Bilingual.lines(language, text) : text;
	}

}
