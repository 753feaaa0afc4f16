package feedbackloop.screening;

import java.util.List;
import java.util.Objects;

import feedbackloop.feedback.Blank;
import feedbackloop.screening.BulkDecision.Decision;

/**
 * What is ticked and typed at {@code /screening}, and again in the preview.
 *
 * @param number cases that are ticked one by one
 * @param alike rows that are ticked
 * @param ticked in the preview, cases that were ticked one by one before it
 * @param later in the preview, cases for which there was no room
 * @param verdict spam or invalid, with the usual reason behind a dot if it is one
 * @param reason for staff, if it is none of the usual ones
 */
record DecisionForm(List<String> number, List<String> alike, List<String> ticked, List<String> later, String verdict,
		String reason, Boolean silent, String words, Boolean blockSender, Integer page) {

	DecisionForm {
		number = Objects.requireNonNullElse(number, List.of());
		alike = Objects.requireNonNullElse(alike, List.of());
		ticked = Objects.requireNonNullElse(ticked, List.of());
		later = Objects.requireNonNullElse(later, List.of());
		verdict = Objects.requireNonNullElse(verdict, "");
		silent = Boolean.TRUE.equals(silent);
		blockSender = Boolean.TRUE.equals(blockSender);
		page = Math.max(Objects.requireNonNullElse(page, 0), 0);
	}

	Decision decision(LiveReasons usual) {
		String why = Blank.is(this.reason) ? usual.find(this.verdict).orElse(null) : this.reason.strip();
		return new Decision(this.verdict.split("\\.", 2)[0], why, this.silent, this.words, this.blockSender);
	}

	/**
	 * The same about these cases.
	 * @param later those for which there is no room now
	 */
	DecisionForm about(List<String> numbers, List<String> later) {
		return new DecisionForm(numbers, this.alike, this.ticked, later, this.verdict, this.reason, this.silent,
				this.words, this.blockSender, this.page);
	}

	/**
	 * The form as it was before the preview.
	 */
	DecisionForm before() {
		return about(this.ticked, List.of());
	}

	/**
	 * The form as the preview carries it on.
	 */
	DecisionForm previewed(List<String> numbers) {
		return new DecisionForm(numbers, this.alike, this.number, List.of(), this.verdict, this.reason, this.silent,
				this.words, this.blockSender, this.page);
	}

}
