package feedbackloop.insights;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * All that happened to a case and its improvement: steps, what staff submitted, what was
 * written to and by the customer; masked.
 */
@Schema(name = "Trail")
public record Trail(String number, List<Step> timeline, List<Entry> entries, List<Letter> correspondence) {

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
	 */
	@Schema(name = "TrailLetter")
	public record Letter(OffsetDateTime at, String direction, String kind, String author, String subject, String text,
			boolean visibleToCustomer) {

	}

}
