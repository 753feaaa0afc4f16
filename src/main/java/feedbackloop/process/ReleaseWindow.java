package feedbackloop.process;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.words.HouseTime;

/**
 * When a measure may be released, as whoever carries it out says. To release before needs
 * a reason; afterwards, a reason or another window.
 *
 * @param start in the zone of the house
 * @param end after the start
 */
record ReleaseWindow(OffsetDateTime start, OffsetDateTime end) {

	/** In words, as it was before there were times. */
	static final String IN_WORDS = "releaseWindow";

	static final String EARLY_REASON = "earlyReason";

	static final String LATE_REASON = "lateReason";

	private static final String RELEASED = "released";

	private static final String REQUIRED = "required";

	/**
	 * Whether the release has to say its window in words, because nobody set it before.
	 */
	static boolean isToBeSaid(TaskContext task) {
		return !task.fact(Variables.WINDOW, false) && task.facts().get(Variables.WINDOW_START) == null
				&& !task.has(Variables.WINDOW_START);
	}

	/**
	 * Adds what is wrong with the window that a submission sets, or with the time at
	 * which it releases.
	 */
	static void check(TaskOfCase task, Values values, Instant now, List<Problem> problems) {
		boolean given = isOneGiven(values, problems);
		if (given && task.key().equals(Tasks.FIX)) {
			of(values).checkNew(task, now, problems);
		}
		if (task.key().equals(Tasks.RELEASE)) {
			if (given && of(values).isReversed()) {
				problems.add(of(values).reversed());
			}
			else if (values.flag(RELEASED)) {
				of(task).ifPresentOrElse((window) -> window.checkRelease(values, given, now, problems), () -> {
					if (given) {
						of(values).checkNew(task, now, problems);
					}
				});
			}
		}
	}

	/**
	 * What the process is told: the window that is set. Where none is given, that of
	 * before stays.
	 */
	static Map<String, Object> facts(TaskOfCase task, Values values) {
		if (!task.key().equals(Tasks.FIX) || !values.has(Variables.WINDOW_START)) {
			return Map.of();
		}
		Map<String, Object> facts = new HashMap<>();
		facts.put(Variables.WINDOW_START, values.moment(Variables.WINDOW_START));
		facts.put(Variables.WINDOW_END, values.moment(Variables.WINDOW_END));
		return facts;
	}

	/**
	 * Why a measure is released outside of its window, if it is.
	 */
	static Optional<Outside> outside(TaskOfCase task, Values values, Instant now) {
		if (!task.key().equals(Tasks.RELEASE) || !values.flag(RELEASED)) {
			return Optional.empty();
		}
		return of(task).flatMap((window) -> {
			if (window.opensAfter(now)) {
				return Optional.of(new Outside("releasedEarly", values.text(EARLY_REASON), Map.of()));
			}
			return window.closedBefore(now) ? Optional.of(window.late(values)) : Optional.empty();
		});
	}

	private Outside late(Values values) {
		if (!values.has(Variables.WINDOW_START)) {
			return new Outside("releasedLate", values.text(LATE_REASON), Map.of());
		}
		String other = of(values).said();
		return new Outside("releasedInOtherWindow",
				values.has(LATE_REASON) ? values.text(LATE_REASON) : said() + " → " + other,
				Map.of("now", other, "was", said()));
	}

	private static boolean isOneGiven(Values values, List<Problem> problems) {
		boolean start = values.has(Variables.WINDOW_START);
		boolean end = values.has(Variables.WINDOW_END);
		if (start != end && problems.isEmpty()) {
			problems.add(new Problem(start ? Variables.WINDOW_END : Variables.WINDOW_START, REQUIRED, List.of()));
		}
		return start && end;
	}

	private static ReleaseWindow of(Values values) {
		return new ReleaseWindow(values.moment(Variables.WINDOW_START), values.moment(Variables.WINDOW_END));
	}

	/** The one that was set before. */
	private static Optional<ReleaseWindow> of(TaskOfCase task) {
		return (task.facts().get(Variables.WINDOW_START) instanceof String start
				&& task.facts().get(Variables.WINDOW_END) instanceof String end)
						? Optional.of(new ReleaseWindow(OffsetDateTime.parse(start), OffsetDateTime.parse(end)))
						: Optional.empty();
	}

	private void checkNew(TaskOfCase task, Instant now, List<Problem> problems) {
		if (Boolean.FALSE.equals(task.facts().get(Variables.WINDOW))) {
			problems.add(new Problem(Variables.WINDOW_START, "noWindow", List.of()));
		}
		else if (isReversed()) {
			problems.add(reversed());
		}
		else if (closedBefore(now)) {
			problems.add(new Problem(Variables.WINDOW_END, "windowPast", List.of()));
		}
	}

	private void checkRelease(Values values, boolean given, Instant now, List<Problem> problems) {
		if (opensAfter(now)) {
			if (!values.has(EARLY_REASON)) {
				problems.add(new Problem(EARLY_REASON, "windowNotOpen", List.of(said())));
			}
		}
		else if (closedBefore(now) && !values.has(LATE_REASON)) {
			ReleaseWindow other = given ? of(values) : this;
			if (other.opensAfter(now) || other.closedBefore(now)) {
				problems.add(new Problem(LATE_REASON, "windowOver", List.of(said())));
			}
		}
	}

	private boolean isReversed() {
		return !this.start.isBefore(this.end);
	}

	private Problem reversed() {
		return new Problem(Variables.WINDOW_END, "windowOrder", List.of(HouseTime.moment(this.start)));
	}

	private boolean opensAfter(Instant now) {
		return this.start.toInstant().isAfter(now);
	}

	private boolean closedBefore(Instant now) {
		return this.end.toInstant().isBefore(now);
	}

	private String said() {
		return HouseTime.minute(this.start) + " – " + HouseTime.moment(this.end);
	}

	/**
	 * A release outside of the window.
	 *
	 * @param note what the timeline calls it
	 * @param facts of that note
	 */
	record Outside(String note, String reason, Map<String, String> facts) {

	}

}
