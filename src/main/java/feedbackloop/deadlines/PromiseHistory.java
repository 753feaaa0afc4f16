package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.deadlines.CustomerPromise.Move;

/**
 * Reads from the ledger of a clock how the promise that goes with it moved. While the
 * case waits for its customer nothing is told: how far it moved is known with the answer.
 */
final class PromiseHistory {

	private final List<Move> moves = new ArrayList<>();

	private final List<String> reasons = new ArrayList<>();

	private Instant due;

	private Instant promised;

	private Instant pausedAt;

	private boolean graded;

	private final boolean withGrade;

	private PromiseHistory(boolean withGrade) {
		this.withGrade = withGrade;
	}

	/**
	 * @param withGrade whether the promise is made with the first grade, else with the
	 * start
	 */
	static List<Move> of(List<ClockEntry> entries, boolean withGrade) {
		PromiseHistory history = new PromiseHistory(withGrade);
		entries.forEach(history::read);
		return List.copyOf(history.moves);
	}

	private void read(ClockEntry entry) {
		this.due = (entry.change().due() != null) ? entry.change().due() : this.due;
		switch (entry.what()) {
			case STARTED -> this.promised = this.withGrade ? null : this.due;
			case PAUSED -> this.pausedAt = entry.at();
			case RESUMED -> resume(entry.at());
			case REGRADED, LIMIT_CHANGED, CALENDAR_CHANGED, REOPENED -> change(entry);
			default -> {
				// The end of a clock moves no promise.
			}
		}
	}

	private void resume(Instant at) {
		if (this.pausedAt != null) {
			this.reasons.add("waiting");
			move(at, Duration.between(this.pausedAt, at).toSeconds());
			this.pausedAt = null;
		}
	}

	private void change(ClockEntry entry) {
		this.reasons.add((entry.what() == What.REGRADED) ? grade() : entry.what().key());
		if (this.pausedAt == null) {
			move(entry.at(), 0);
		}
	}

	/** The first grade is no change of one. */
	private String grade() {
		String reason = (!this.graded || this.promised == null) ? "graded"
				: this.due.isBefore(this.promised) ? "raised" : "lowered";
		this.graded = true;
		return reason;
	}

	private void move(Instant at, long waitedSeconds) {
		if (this.promised == null) {
			this.promised = this.graded ? this.due : null;
		}
		else if (!this.due.equals(this.promised)) {
			this.moves.add(new Move(at, this.promised, this.due, List.copyOf(this.reasons), waitedSeconds));
			this.promised = this.due;
		}
		this.reasons.clear();
	}

}
