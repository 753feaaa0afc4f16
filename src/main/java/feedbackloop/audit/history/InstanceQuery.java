package feedbackloop.audit.history;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.feedback.Status;
import feedbackloop.process.Keys.Grades;
import feedbackloop.process.QueryReader;
import feedbackloop.process.Refusal;

/**
 * Which process instances are looked for, checked; what is null does not matter.
 *
 * @param key key of the process; all its versions
 * @param definition id of one version
 * @param number of a case or an improvement, for its instances and its measures'
 * @param state {@link #RUNNING}, {@link #ENDED}, or what became of the case or the
 * improvement
 * @param team who answers, leads or carries out
 * @param overdue only with a deadline that passed before it was met
 * @param person user id of who did something in it
 * @param decision key of a decision table that was asked in it
 * @param rule id of the rule of that table that matched
 * @param startedTo the last day, included
 * @param after where the page before ended
 */
record InstanceQuery(String key, String definition, String number, String state, String grade, String team,
		boolean overdue, String person, String decision, String rule, LocalDate startedFrom, LocalDate startedTo,
		Position after, int size) {

	static final String RUNNING = "running";

	static final String ENDED = "ended";

	static final List<String> STATES = Stream
		.concat(Stream.of(RUNNING, ENDED, "landed"), Stream.of(Status.values()).map(Status::key))
		.toList();

	private static final int LARGEST_PAGE = 200;

	/**
	 * The query behind an address.
	 * @throws Refusal naming every parameter that is wrong
	 */
	static InstanceQuery of(Map<String, String> given) {
		QueryReader reader = new QueryReader(given);
		LocalDate startedFrom = reader.date("startedFrom");
		InstanceQuery query = new InstanceQuery(reader.text("key", 100), reader.text("definition", 100),
				reader.number("number"), reader.choice("state", STATES), reader.choice("grade", Grades.ALL),
				reader.text("team", 20), reader.flag("overdue"), reader.text("person", 64),
				reader.text("decision", 100), reader.text("rule", 64), startedFrom,
				reader.lastDay("startedTo", startedFrom), Position.of(reader.text("after", 100)),
				reader.whole("size", 50, 1, LARGEST_PAGE));
		reader.refuseProblems();
		return query;
	}

	/**
	 * The last instance of a page: when it started, by the engine's clock, and its id.
	 */
	record Position(LocalDateTime startedAt, String id) {

		private static final String BETWEEN = "_";

		static Position of(InstancePage.InstanceRow last) {
			return new Position(last.startedAt().toLocalDateTime(), last.id());
		}

		/**
		 * @throws Refusal if no page ended there
		 */
		static Position of(String text) {
			if (text == null) {
				return null;
			}
			String[] parts = text.split(BETWEEN, 2);
			try {
				return new Position(LocalDateTime.parse(parts[0]), parts[parts.length - 1]);
			}
			catch (DateTimeParseException ex) {
				throw Refusal.invalid("after", "value");
			}
		}

		@Override
		public String toString() {
			return this.startedAt + BETWEEN + this.id;
		}

	}

}
