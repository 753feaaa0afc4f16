package feedbackloop.insights;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * Words a submitted form for readers: labels and values where there are words for them,
 * else as submitted, so that a field that a process owner adds is shown too.
 */
@Component
public class EntryWords {

	/** Shown only where a manager did set the four-eyes rule aside. */
	private static final String OVERRIDE_REASON = "overrideReason";

	private static final String DEPARTMENT = "department";

	private final MessageSource words;

	EntryWords(MessageSource words) {
		this.words = words;
	}

	Form of(Trail.Entry entry, Locale locale) {
		return new Form(entry.at(), entry.of(), word("task." + entry.task(), entry.task(), locale), entry.user(),
				lines(entry.task(), entry.values(), locale), entry.overrideReason());
	}

	/**
	 * The fields of a form.
	 * @param task the key of the task whose form it is
	 * @param values by name, in the order in which they are to be read
	 */
	public List<Line> lines(String task, Map<?, ?> values, Locale locale) {
		return values.entrySet()
			.stream()
			.filter((field) -> field.getValue() != null && !OVERRIDE_REASON.equals(field.getKey()))
			.map((field) -> line(task, field.getKey().toString(), field.getValue(), locale))
			.toList();
	}

	private Line line(String task, String name, Object value, Locale locale) {
		String label = word("field." + name, "field." + task + "." + name, name, locale);
		if (!(value instanceof Collection<?> items)) {
			return new Line(label, text(task, name, value, locale), List.of());
		}
		List<List<Line>> rows = items.stream()
			.filter(Map.class::isInstance)
			.map((row) -> lines(task, (Map<?, ?>) row, locale))
			.toList();
		String text = items.stream()
			.filter((item) -> !(item instanceof Map))
			.map((item) -> text(task, name, item, locale))
			.collect(Collectors.joining(", "));
		return new Line(label, text, rows);
	}

	private String text(String task, String name, Object value, Locale locale) {
		if (value instanceof Boolean) {
			return word("value." + value, value.toString(), locale);
		}
		if (value instanceof String choice) {
			return word((name.equals(DEPARTMENT) ? "group" : name) + "." + choice,
					"option." + task + "." + name + "." + choice, choice, locale);
		}
		return String.valueOf(value);
	}

	/** Our own word, which is the shorter one, before that of the form. */
	private String word(String ours, String ofForm, String otherwise, Locale locale) {
		return this.words.getMessage(new DefaultMessageSourceResolvable(new String[] { ours, ofForm }, otherwise),
				locale);
	}

	private String word(String key, String otherwise, Locale locale) {
		return this.words.getMessage(key, null, otherwise, locale);
	}

	/**
	 * A submitted form.
	 *
	 * @param of number of the case, the improvement or the measure
	 * @param overrideReason why a manager set the four-eyes rule aside, or null
	 */
	public record Form(OffsetDateTime at, String of, String task, String user, List<Line> lines,
			String overrideReason) {

	}

	/**
	 * A field with its value, or with the rows of its list.
	 */
	public record Line(String label, String text, List<List<Line>> rows) {

	}

}
