package feedbackloop.notification;

import java.time.Instant;

/**
 * How far the work on a case is, for its customer.
 *
 * @param step the task that is being done, or {@code planned}; says what comes next as
 * {@code mail.step.<step>} unless a person does; null if nothing is to be said of it
 * @param state what a person says of where it stands, or null
 * @param nextStep what a person says comes next, or null
 * @param by until when the customer may expect the result, or null
 * @param wholeDay whether that is a day rather than a time
 */
public record ProgressNews(String step, String state, String nextStep, Instant by, boolean wholeDay) {

	/**
	 * The same in a person's words.
	 * @param state empty if there is nothing to add
	 * @param nextStep empty if nothing is to be said of it
	 */
	public ProgressNews inWords(String state, String nextStep) {
		return new ProgressNews(null, state.isEmpty() ? null : state, nextStep.isEmpty() ? null : nextStep, this.by,
				this.wholeDay);
	}

	@Override
	public String toString() {
		return "ProgressNews";
	}

}
