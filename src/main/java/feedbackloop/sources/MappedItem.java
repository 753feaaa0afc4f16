package feedbackloop.sources;

import java.util.List;

import feedbackloop.intake.ImportIntake.Look;
import feedbackloop.intake.ImportIntake.Row;
import feedbackloop.process.Refusal.Problem;

/**
 * One feedback of a payload.
 *
 * @param place where it stands in the payload, such as {@code /reviews/2}; empty for the
 * payload itself
 * @param row what it says; null where nothing tells it from others
 * @param problems why it cannot be taken; empty if it can
 * @param look what becomes of it if it is taken; null where it cannot be
 */
record MappedItem(String place, Row row, List<Problem> problems, Look look) {

	@Override
	public String toString() {
		return "MappedItem " + this.place;
	}

}
