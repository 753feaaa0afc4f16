package feedbackloop.models.replay;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;

/**
 * Which past cases a replay is about.
 *
 * @param firstDay of receipt of the cases, null for no first day
 * @param lastDay of receipt of the cases, null for no last day
 * @param cases all, open or ended
 */
record CaseChoice(LocalDate firstDay, LocalDate lastDay, String cases) {

	static final List<String> CASES = List.of("all", "open", "ended");

	/**
	 * Reads what a person or a program asks for.
	 * @param firstDay ISO date, blank for no first day
	 * @param lastDay ISO date, blank for no last day
	 * @param cases blank for all
	 * @throws Refusal if something of it is wrong
	 */
	static CaseChoice of(String firstDay, String lastDay, String cases) {
		LocalDate first = day("firstDay", firstDay);
		LocalDate last = day("lastDay", lastDay);
		if (first != null && last != null && last.isBefore(first)) {
			throw Refusal.invalid("lastDay", "replayPeriod");
		}
		String chosen = isBlank(cases) ? "all" : cases;
		if (!CASES.contains(chosen)) {
			throw Refusal.invalid("cases", "choice", String.join(", ", CASES));
		}
		return new CaseChoice(first, last, chosen);
	}

	private static LocalDate day(String field, String text) {
		if (isBlank(text)) {
			return null;
		}
		try {
			return HouseTime.typedDay(text);
		}
		catch (DateTimeException ex) {
			throw Refusal.invalid(field, "date");
		}
	}

	private static boolean isBlank(String text) {
		return text == null || text.isBlank();
	}

}
