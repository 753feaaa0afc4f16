package feedbackloop.audit;

import java.util.Locale;
import java.util.stream.Collectors;

import feedbackloop.insights.EntryWords;

import org.springframework.context.MessageSource;

/**
 * The words of a trail in one language; a key without a word stands for itself.
 */
final class TrailWords {

	private static final int MINUTES = 60;

	private final MessageSource words;

	private final Locale locale;

	TrailWords(MessageSource words, Locale locale) {
		this.words = words;
		this.locale = locale;
	}

	Locale locale() {
		return this.locale;
	}

	String say(String key, Object... arguments) {
		return this.words.getMessage(key, arguments, this.locale);
	}

	/** The word for a key, or the key. */
	String word(String prefix, String key) {
		return this.words.getMessage(prefix + "." + key, null, key, this.locale);
	}

	String actor(String actor) {
		return word("actor", actor);
	}

	/** {@code user:<id>} or {@code group:<id>}, else the word itself. */
	String recipient(String text) {
		int colon = text.indexOf(':');
		return (colon < 0) ? word("actor", text) : word("group", text.substring(colon + 1));
	}

	String span(long minutes) {
		return say("calendar.minutes", String.valueOf(minutes / MINUTES), minutes % MINUTES);
	}

	/** The value of a field, the rows of a list one after the other. */
	String text(EntryWords.Line line) {
		String rows = line.rows()
			.stream()
			.map((row) -> row.stream()
				.map((cell) -> cell.label() + " " + cell.text())
				.collect(Collectors.joining("; ")))
			.collect(Collectors.joining("\n"));
		return rows.isEmpty() ? line.text() : (line.text() + "\n" + rows).strip();
	}

}
