package feedbackloop.deadlines;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;

/**
 * A clock of a case, an improvement or a measure with its ledger.
 *
 * @param id null until it is stored
 * @param number of the case or the improvement
 * @param businessKey of the process that started it
 * @param stage a stage of the table {@code timeLimits}
 * @param executionId the execution of the step that it times; null for the two clocks of
 * a case as a whole
 * @param kind from when it counts
 * @param state running, paused, met, missed or stopped
 * @param closedAt null while it is open
 * @param entries its ledger, in order
 */
record CaseClock(Long id, String number, String businessKey, String stage, String executionId, Kind kind, String state,
		Instant closedAt, List<ClockEntry> entries) {

	static final String RUNNING = "running";

	static final String PAUSED = "paused";

	CaseClock {
		entries = List.copyOf(entries);
	}

	boolean isPaused() {
		return this.state.equals(PAUSED);
	}

	boolean isOpen() {
		return this.closedAt == null;
	}

	/**
	 * Whether it times the case as a whole and not one of its steps.
	 */
	boolean ofCase() {
		return this.executionId == null;
	}

	/**
	 * From when it counts.
	 */
	Instant start() {
		return this.entries.get(0).at();
	}

	/**
	 * When it is due, as the last entry says.
	 */
	Instant due() {
		return last().due();
	}

	/**
	 * The grade or mark that decides how long it may take.
	 */
	String level() {
		return last().level();
	}

	/**
	 * Whether that level only counts until somebody graded the case.
	 */
	boolean isUngraded() {
		return Boolean.TRUE.equals(last().ungraded());
	}

	/**
	 * The group whose working calendar counts, or {@code general}.
	 */
	String calendar() {
		return last().calendar();
	}

	/**
	 * What holds after the last entry.
	 */
	Change last() {
		return this.entries.stream().map(ClockEntry::change).reduce(Change.NONE, Change::then);
	}

	Countdown countdown(WorkingCalendars calendars) {
		return Countdown.of(this.entries, calendars);
	}

	/**
	 * The same clock with one more entry, which says when it is due from then on.
	 */
	CaseClock with(Instant at, What what, String actor, Change change, WorkingCalendars calendars) {
		Instant due = Countdown.of(and(new ClockEntry(at, what, actor, change)), calendars).due();
		String next = switch (what) {
			case PAUSED -> PAUSED;
			case RESUMED, REOPENED -> RUNNING;
			default -> this.state;
		};
		return new CaseClock(this.id, this.number, this.businessKey, this.stage, this.executionId, this.kind, next,
				null, and(new ClockEntry(at, what, actor, change.dueAt(due))));
	}

	private List<ClockEntry> and(ClockEntry entry) {
		return Stream.concat(this.entries.stream(), Stream.of(entry)).toList();
	}

	CaseClock storedAs(Long id) {
		return new CaseClock(id, this.number, this.businessKey, this.stage, this.executionId, this.kind, this.state,
				this.closedAt, this.entries);
	}

	/**
	 * From when a clock counts.
	 */
	enum Kind {

		/** From the receipt of the case. */
		RECEIVED,
		/** From the start of the stage. */
		STAGE,
		/** From the start of the stage, and not longer than the stage around it. */
		OUTER;

		static Kind of(String key) {
			return valueOf(key.toUpperCase(Locale.ROOT));
		}

		/** The word of the table {@code timeLimits}. */
		String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
