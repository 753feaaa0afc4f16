package feedbackloop.insights;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import feedbackloop.feedback.Status;
import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Keys.Grades;
import feedbackloop.process.QueryReader;

/**
 * Which cases are looked for, checked; what is null does not matter.
 *
 * @param number the complete number of a case, or of an improvement for its cases; then
 * nothing else matters
 * @param text words of what the customer wrote
 * @param about what is asked of {@link #ABOUT}, by name: a key or the words of the
 * catalogue, or what people wrote
 * @param status a key of {@link Status}, or {@link #OPEN}
 * @param team who answers or leads
 * @param owner user id of who looks after the case
 * @param receivedTo the last day, included
 * @param overdue only cases with an open task past its due date
 * @param stuck only cases that an error holds up
 * @param incomplete only cases that lack what their channel asks for
 * @param page from 0
 */
record CaseQuery(String number, String text, Map<String, String> about, String grade, String status, String team,
		String owner, String feedbackType, String channel, LocalDate receivedFrom, LocalDate receivedTo,
		boolean overdue, boolean stuck, boolean incomplete, String sort, int page, int size) {

	private static final int LARGEST_PAGE = 200;

	/** What the address asks that leads to the late cases. */
	static final Map<String, String> LATE = Map.of("overdue", "true", "status", "open");

	/** All that an address may ask by. */
	static final List<String> NAMES = List.of("number", "text", "product", "module", "region", "customerGroup", "grade",
			"status", "team", "owner", "feedbackType", "channel", "receivedFrom", "receivedTo", "overdue", "stuck",
			"incomplete", "sort", "page", "size");

	/** What the case is about. */
	static final List<String> ABOUT = List.of("product", "module", "region", "customerGroup");

	/** The status of all cases that have not ended. */
	static final String OPEN = "open";

	static final String BY_GRADE = "grade";

	static final String BY_RECEIPT = "received";

	/** The cases of one type beside each other, and within it by grade. */
	static final String BY_TYPE = "type";

	static final List<String> SORTS = List.of(BY_GRADE, BY_TYPE, BY_RECEIPT);

	/** The statuses that may be asked for. */
	static List<String> statuses() {
		return Stream.concat(Stream.of(OPEN), Stream.of(Status.values()).map(Status::key)).toList();
	}

	long start() {
		return (long) this.page * this.size;
	}

	private static Map<String, String> about(QueryReader reader) {
		Map<String, String> about = new LinkedHashMap<>();
		ABOUT.forEach((name) -> about.put(name, reader.text(name, 200)));
		about.values().removeIf(Objects::isNull);
		return about;
	}

	/**
	 * The query behind an address.
	 * @throws feedbackloop.process.Refusal naming every parameter that is wrong
	 */
	static CaseQuery of(Map<String, String> given) {
		QueryReader reader = new QueryReader(given);
		LocalDate receivedFrom = reader.date("receivedFrom");
		CaseQuery query = new CaseQuery(reader.number("number"), reader.text("text", 100), about(reader),
				reader.choice("grade", Grades.ALL), reader.choice("status", statuses()), reader.text("team", 20),
				reader.text("owner", 64), reader.text("feedbackType", 40), reader.choice("channel", Channels.ALL),
				receivedFrom, reader.lastDay("receivedTo", receivedFrom), reader.flag("overdue"), reader.flag("stuck"),
				reader.flag("incomplete"), reader.choice("sort", SORTS), reader.whole("page", 0, 0, Integer.MAX_VALUE),
				reader.whole("size", 20, 1, LARGEST_PAGE));
		reader.refuseProblems();
		return query;
	}

}
