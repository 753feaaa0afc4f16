package feedbackloop.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.feedback.Blank;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;

/**
 * Which notes of the access log are looked for, checked; what is null does not matter.
 *
 * @param user user id
 * @param number the complete number of a case or an improvement
 * @param lastDay included
 * @param words words that somebody looked for, exactly as typed then
 * @param before id of the note before which the page starts
 */
record AccessQuery(String user, String number, Kind kind, LocalDate firstDay, LocalDate lastDay, String words,
		Long before) {

	/** All that an address may ask by. */
	static final List<String> NAMES = List.of("user", "number", "kind", "firstDay", "lastDay", "words", "before");

	private static final Pattern USER = Pattern.compile("[\\w.@-]{1,64}");

	private static final Pattern NUMBER = Pattern.compile("(FB|IM)-\\d{8}-\\d{6,9}");

	private static final Pattern ID = Pattern.compile("\\d{1,18}");

	static List<String> kinds() {
		return Stream.of(Kind.values()).map(Kind::key).toList();
	}

	/**
	 * The query behind an address.
	 * @throws Refusal naming every parameter that is wrong
	 */
	static AccessQuery of(Map<String, String> given) {
		Reader reader = new Reader(given, new ArrayList<>());
		String kind = reader.choice("kind", kinds());
		String before = reader.fitting("before", ID, "value");
		AccessQuery query = new AccessQuery(reader.fitting("user", USER, "value"),
				reader.fitting("number", NUMBER, "searchNumber"), (kind != null) ? Kind.of(kind) : null,
				reader.date("firstDay"), reader.date("lastDay"), reader.read("words"),
				(before != null) ? Long.valueOf(before) : null);
		if (query.firstDay != null && query.lastDay != null && query.lastDay.isBefore(query.firstDay)) {
			reader.problem("lastDay", "beforeStart");
		}
		if (!reader.problems().isEmpty()) {
			throw new Refusal(Refusal.Reason.INVALID, reader.problems());
		}
		return query;
	}

	/**
	 * Reads what was given; blank counts as not given.
	 */
	private record Reader(Map<String, String> given, List<Problem> problems) {

		private String read(String name) {
			String value = this.given.get(name);
			return Blank.is(value) ? null : value.strip();
		}

		private String fitting(String name, Pattern pattern, String otherwise) {
			String value = read(name);
			return (value == null || pattern.matcher(value).matches()) ? value : problem(name, otherwise);
		}

		private String choice(String name, List<String> choices) {
			String choice = read(name);
			return (choice == null || choices.contains(choice)) ? choice
					: problem(name, "choice", String.join(", ", choices));
		}

		private LocalDate date(String name) {
			try {
				String date = read(name);
				return (date != null) ? LocalDate.parse(date) : null;
			}
			catch (DateTimeException ex) {
				return problem(name, "date");
			}
		}

		private <T> T problem(String name, String code, Object... arguments) {
			this.problems.add(new Problem(name, code, List.of(arguments)));
			return null;
		}

	}

}
