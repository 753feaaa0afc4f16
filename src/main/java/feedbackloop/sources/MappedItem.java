package feedbackloop.sources;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
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

	/**
	 * The same problems with where the feedback stands in a payload of several.
	 */
	List<Problem> placed(List<Problem> problems) {
		return problems.stream()
			.map((problem) -> new Problem(
					Stream.of(this.place, problem.field())
						.filter((part) -> !Blank.is(part))
						.collect(Collectors.collectingAndThen(Collectors.joining(": "), Blank::toNull)),
					problem.code(), problem.arguments()))
			.toList();
	}

	@Override
	public String toString() {
		return "MappedItem " + this.place;
	}

}
