package feedbackloop.insights;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Correspondence;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * All that happened to a case and its improvement: steps, what staff submitted, what was
 * written to and by the customer; masked.
 */
@Schema(name = "Trail")
public record Trail(String number, List<Step> timeline, List<Entry> entries, List<Letter> correspondence) {

	/**
	 * Whether the first that a person said to the customer was a question.
	 */
	public boolean askedFirst() {
		return Correspondence
			.asksFirst(this.correspondence.stream().filter(Letter::visibleToCustomer).map(Letter::kind));
	}

	/**
	 * When the customer answered a question with which nobody has worked since; null if
	 * there is no such answer.
	 */
	public OffsetDateTime newAnswerAt() {
		OffsetDateTime answeredAt = null;
		String asker = null;
		for (Step step : this.timeline) {
			boolean asks = step.kind().equals("questionAsked");
			boolean ofCase = step.of().equals(this.number) || step.actor().equals(asker);
			if (step.kind().equals("customerReplied")) {
				answeredAt = step.at();
			}
			else if (asks || (step.kind().startsWith("completed.") && ofCase)) {
				answeredAt = null;
			}
			asker = asks ? step.actor() : asker;
		}
		return answeredAt;
	}

	/**
	 * A step.
	 *
	 * @param of number of the case or the improvement
	 * @param actor user id, {@code customer} or {@code system}
	 * @param text the step in words
	 */
	@Schema(name = "TrailStep")
	public record Step(OffsetDateTime at, String of, String actor, String kind, String text) {

	}

	/**
	 * A form as it was submitted.
	 *
	 * @param of number of the case, the improvement or the measure
	 */
	@Schema(name = "TrailEntry")
	public record Entry(OffsetDateTime at, String of, String task, String user, Map<String, Object> values,
			String overrideReason) {

	}

	/**
	 * A message, masked.
	 *
	 * @param direction in or out
	 * @param folded what was quoted below, and the signature, or null
	 */
	@Schema(name = "TrailLetter")
	public record Letter(OffsetDateTime at, String direction, String kind, String author, String subject, String text,
			String folded, boolean visibleToCustomer) {

	}

}
