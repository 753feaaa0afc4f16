package feedbackloop.clients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import feedbackloop.process.Keys.Channels;
import feedbackloop.process.QueryReader;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;

/**
 * What administrators say of a client.
 *
 * @param name null where it is known already
 * @param channels in the order of the channels
 * @param perMinute null for no limit
 */
record ClientForm(String name, String purpose, List<String> channels, Integer perMinute) {

	static final int LONGEST_NAME = 50;

	static final int LONGEST_PURPOSE = 300;

	static final int MOST_PER_MINUTE = 100_000;

	/** It stands in the audit trail and in the timelines of cases. */
	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*");

	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}|" + MOST_PER_MINUTE);

	private static final int MOST_YEARS = 100;

	/**
	 * Reads what a form says.
	 * @param anew whether the client is to be made, and so needs a name
	 * @throws Refusal naming all that is wrong
	 */
	static ClientForm read(Map<String, String> given, List<String> channels, boolean anew) {
		QueryReader reader = new QueryReader(given);
		String name = anew ? reader.needed("clientName", LONGEST_NAME) : null;
		if (name != null) {
			reader.fitting("clientName", NAME, "clientName");
		}
		String purpose = reader.needed("purpose", LONGEST_PURPOSE);
		String perMinute = reader.fitting("perMinute", NUMBER, "perMinute");
		List<String> known = Channels.ALL.stream().filter(channels::contains).toList();
		refuse(reader, known.isEmpty());
		return new ClientForm(name, purpose, known, (perMinute != null) ? Integer.valueOf(perMinute) : null);
	}

	private static void refuse(QueryReader reader, boolean withoutChannel) {
		List<Problem> problems = new ArrayList<>();
		try {
			reader.refuseProblems();
		}
		catch (Refusal refusal) {
			problems.addAll(refusal.problems());
		}
		if (withoutChannel) {
			problems.add(new Problem("channels", "oneChannel", List.of()));
		}
		if (!problems.isEmpty()) {
			throw new Refusal(Refusal.Reason.INVALID, problems);
		}
	}

	/**
	 * The last day of a key.
	 * @param today before which no key can end
	 * @return null if none is given
	 * @throws Refusal naming the field
	 */
	static LocalDate lastDay(Map<String, String> given, String field, LocalDate today) {
		QueryReader reader = new QueryReader(given);
		LocalDate day = reader.date(field);
		reader.refuseProblems();
		if (day != null && (day.isBefore(today) || day.isAfter(today.plusYears(MOST_YEARS)))) {
			throw Refusal.invalid(field, "lastDayOfKey", today);
		}
		return day;
	}

}
