package feedbackloop.insights;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Words a submitted form for readers: labels and values where there are words for them,
 * else as submitted, so that a field that a process owner adds is shown too.
 */
@Component
class EntryWords {

	private final MessageSource words;

	EntryWords(MessageSource words) {
		this.words = words;
	}

	Form of(Trail.Entry entry, Locale locale) {
		List<Line> lines = entry.values()
			.entrySet()
			.stream()
			.filter((field) -> field.getValue() != null)
			.map((field) -> new Line(label(field.getKey(), locale), texts(field.getKey(), field.getValue(), locale)))
			.toList();
		return new Form(entry.at(), entry.of(), word("task." + entry.task(), entry.task(), locale), entry.user(), lines,
				entry.overrideReason());
	}

	private List<String> texts(String name, Object value, Locale locale) {
		if (value instanceof Collection<?> rows) {
			return rows.stream().map((row) -> text(name, row, locale)).toList();
		}
		return List.of(text(name, value, locale));
	}

	private String text(String name, Object value, Locale locale) {
		if (value instanceof Map<?, ?> row) {
			return row.entrySet()
				.stream()
				.filter((column) -> column.getValue() != null)
				.map((column) -> label(column.getKey().toString(), locale) + ": "
						+ text(column.getKey().toString(), column.getValue(), locale))
				.collect(Collectors.joining(" · "));
		}
		if (value instanceof Boolean) {
			return word("value." + value, value.toString(), locale);
		}
		return word(name + "." + value, String.valueOf(value), locale);
	}

	private String label(String name, Locale locale) {
		return word("field." + name, name, locale);
	}

	private String word(String key, String otherwise, Locale locale) {
		return this.words.getMessage(key, null, otherwise, locale);
	}

	/**
	 * A submitted form.
	 *
	 * @param of number of the case, the improvement or the measure
	 */
	record Form(OffsetDateTime at, String of, String task, String user, List<Line> lines, String overrideReason) {

	}

	/**
	 * A field with its value, or its rows.
	 */
	record Line(String label, List<String> texts) {

	}

}
