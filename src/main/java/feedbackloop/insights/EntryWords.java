package feedbackloop.insights;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import feedbackloop.process.AccountNames;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

/**
 * Words a submitted form for readers. Labels and values without words of ours are shown
 * as submitted. So a field that a process owner adds is shown, too.
 */
public final class EntryWords {

	/** Shown only where a manager did set the four-eyes rule aside. */
	private static final String OVERRIDE_REASON = "overrideReason";

	private static final String DEPARTMENT = "department";

	private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)");

	private EntryWords() {
	}

	static Form of(Trail.Entry entry, Words in) {
		return new Form(entry.at(), entry.of(), entry.task(), in.of("task", entry.task()), entry.user(),
				lines(entry.task(), entry.values(), in), unsaid(entry));
	}

	/** The reason of an exception, unless a field of the form says it. */
	private static String unsaid(Trail.Entry entry) {
		return entry.values().containsValue(entry.overrideReason())
				&& !entry.overrideReason().equals(entry.values().get(OVERRIDE_REASON)) ? null : entry.overrideReason();
	}

	/**
	 * The fields of a form.
	 * @param task the key of the task whose form it is
	 * @param values by name, in the order in which they are to be read
	 */
	public static List<Line> lines(String task, Map<?, ?> values, Words in) {
		return values.entrySet()
			.stream()
			.filter((field) -> field.getValue() != null && !OVERRIDE_REASON.equals(field.getKey()))
			.map((field) -> line(task, field.getKey().toString(), field.getValue(), in))
			.toList();
	}

	/** Our own word, which is the shorter one, before that of the form. */
	private static Line line(String task, String name, Object value, Words in) {
		String label = in.first(name, "field." + name, "field." + task + "." + name);
		if (in.find("person." + task + "." + name).isPresent()) {
			return new Line(label, value.toString(), true, List.of());
		}
		if (!(value instanceof Collection<?> items)) {
			return new Line(label, text(task, name, value, in), false, List.of());
		}
		List<List<Line>> rows = items.stream()
			.filter(Map.class::isInstance)
			.map((row) -> lines(task, (Map<?, ?>) row, in))
			.toList();
		String text = items.stream()
			.filter((item) -> !(item instanceof Map))
			.map((item) -> text(task, name, item, in))
			.collect(Collectors.joining(", "));
		return new Line(label, text, false, rows);
	}

	private static String text(String task, String name, Object value, Words in) {
		if (value instanceof Boolean) {
			return in.of("value", value.toString());
		}
		if (value instanceof String time && MOMENT.matcher(time).matches()) {
			return HouseTime.moment(OffsetDateTime.parse(time));
		}
		if (value instanceof String choice) {
			return in.first(choice, (name.equals(DEPARTMENT) ? "group" : name) + "." + choice,
					"option." + task + "." + name + "." + choice);
		}
		return String.valueOf(value);
	}

	/**
	 * A submitted form.
	 *
	 * @param of number of the case, the improvement or the measure
	 * @param key of the task
	 * @param task its name
	 * @param overrideReason why a manager set the four-eyes rule aside, or null
	 */
	public record Form(OffsetDateTime at, String of, String key, String task, String user, List<Line> lines,
			String overrideReason) {

		/** The user ids of all whom it names. */
		Stream<String> people() {
			return this.lines.stream().flatMap(Line::people);
		}

		/** The same with the names of people. */
		Form named(AccountNames.Known names) {
			return new Form(this.at, this.of, this.key, this.task, this.user,
					this.lines.stream().map((line) -> line.named(names)).toList(), this.overrideReason);
		}

	}

	/**
	 * A field with its value, or with the rows of its list.
	 *
	 * @param person whether the value is somebody's user id
	 */
	public record Line(String label, String text, @JsonIgnore boolean person, List<List<Line>> rows) {

		private Stream<String> people() {
			Stream<String> inRows = this.rows.stream().flatMap(List::stream).flatMap(Line::people);
			return this.person ? Stream.of(this.text) : inRows;
		}

		private Line named(AccountNames.Known names) {
			return new Line(this.label, this.person ? names.of(this.text) : this.text, this.person,
					this.rows.stream().map((row) -> row.stream().map((cell) -> cell.named(names)).toList()).toList());
		}

		/**
		 * The value as one text, the rows of a list one after the other.
		 */
		public String whole() {
			String rows = this.rows.stream()
				.map((row) -> row.stream()
					.map((cell) -> cell.label() + " " + cell.text())
					.collect(Collectors.joining("; ")))
				.collect(Collectors.joining("\n"));
			return rows.isEmpty() ? this.text : (this.text + "\n" + rows).strip();
		}

	}

}
