package feedbackloop.process;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import feedbackloop.feedback.Blank;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.words.HouseTime;

/**
 * Reads the parameters of an address; collects what is wrong instead of stopping at the
 * first. Blank counts as not given.
 */
public final class QueryReader {

	private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");

	private final Map<String, String> given;

	private final Set<Problem> problems = new LinkedHashSet<>();

	public QueryReader(Map<String, String> given) {
		this.given = given;
	}

	public String number(String name) {
		String number = BusinessKey.typed(text(name));
		return (number == null || BusinessKey.isNumber(number)) ? number : problem(name, "searchNumber");
	}

	/**
	 * A value of that form.
	 * @param otherwise the code of what is wrong with any other
	 */
	public String fitting(String name, Pattern form, String otherwise) {
		String value = text(name);
		return (value == null || form.matcher(value).matches()) ? value : problem(name, otherwise);
	}

	/**
	 * A text that must be there.
	 */
	public String needed(String name, int longest) {
		return Blank.is(this.given.get(name)) ? problem(name, "required") : text(name, longest);
	}

	public String text(String name, int longest) {
		String text = text(name);
		if (text == null || text.codePointCount(0, text.length()) <= longest) {
			return text;
		}
		return problem(name, "tooLong", longest);
	}

	public String choice(String name, List<String> choices) {
		String choice = text(name);
		if (choice == null || choices.contains(choice)) {
			return choice;
		}
		return problem(name, "choice", String.join(", ", choices));
	}

	public boolean flag(String name) {
		return "true".equals(choice(name, List.of("true", "false")));
	}

	public LocalDate date(String name) {
		try {
			String date = text(name);
			return (date != null) ? HouseTime.typedDay(date) : null;
		}
		catch (DateTimeException ex) {
			return problem(name, "date");
		}
	}

	/**
	 * The last day of a period.
	 * @param first its first day, or null
	 */
	public LocalDate lastDay(String name, LocalDate first) {
		LocalDate last = date(name);
		return (first == null || last == null || !last.isBefore(first)) ? last : problem(name, "beforeStart");
	}

	/**
	 * Something that must hold for what was read.
	 * @param code of what is wrong else
	 */
	public void expect(boolean holds, String name, String code, Object... arguments) {
		if (!holds) {
			problem(name, code, arguments);
		}
	}

	public int whole(String name, int otherwise, int least, int most) {
		String number = text(name);
		if (number == null) {
			return otherwise;
		}
		if (WHOLE.matcher(number).matches() && Integer.parseInt(number) >= least && Integer.parseInt(number) <= most) {
			return Integer.parseInt(number);
		}
		problem(name, "value");
		return otherwise;
	}

	private <T> T problem(String name, String code, Object... arguments) {
		this.problems.add(new Problem(name, code, List.of(arguments)));
		return null;
	}

	/**
	 * Refuses the whole if a value was wrong.
	 * @throws Refusal naming every one
	 */
	public void refuseProblems() {
		if (!this.problems.isEmpty()) {
			throw new Refusal(Refusal.Reason.INVALID, List.copyOf(this.problems));
		}
	}

	/**
	 * The text without blanks around it, or null. What no database holds is refused.
	 */
	public String text(String name) {
		String value = this.given.get(name);
		if (Blank.is(value)) {
			return null;
		}
		Optional<String> wrong = StoredText.problem(value);
		return wrong.isEmpty() ? value.strip() : problem(name, wrong.get());
	}

}
