package feedbackloop.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.process.QueryReader;
import feedbackloop.process.Refusal;

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

	private static final Pattern ID = Pattern.compile("\\d{1,18}");

	static List<String> kinds() {
		return Stream.of(Kind.values()).map(Kind::key).toList();
	}

	/**
	 * The query behind an address.
	 * @throws feedbackloop.process.Refusal naming every parameter that is wrong
	 */
	static AccessQuery of(Map<String, String> given) {
		QueryReader reader = new QueryReader(given);
		String kind = reader.choice("kind", kinds());
		String before = reader.fitting("before", ID, "value");
		AccessQuery query = new AccessQuery(reader.fitting("user", USER, "value"), reader.number("number"),
				(kind != null) ? Kind.of(kind) : null, reader.date("firstDay"), reader.date("lastDay"),
				reader.text("words"), (before != null) ? Long.valueOf(before) : null);
		if (query.firstDay != null && query.lastDay != null && query.lastDay.isBefore(query.firstDay)) {
			reader.problem("lastDay", "beforeStart");
		}
		reader.refuseProblems();
		return query;
	}

}
