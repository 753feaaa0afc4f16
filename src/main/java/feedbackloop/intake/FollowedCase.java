package feedbackloop.intake;

import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.feedback.Status;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A case as its customer sees it: state, dates, the messages to and fro, the steps in
 * plain words, and what the customer may do now. Times carry the server's offset.
 *
 * @param description what the customer wrote, as written
 * @param demand what the customer wants, as written, or null
 * @param expectedBy the date that we promised, ISO, or null
 */
@Schema(name = "FollowedCase")
record FollowedCase(String number, Status status, @Schema(description = "The status in words") String statusText,
		String summary, String description, String demand, OffsetDateTime givenAt, OffsetDateTime receivedAt,
		OffsetDateTime resolvedAt, OffsetDateTime closedAt, @Schema(example = "2026-12-01") String expectedBy,
		List<Letter> messages, List<Attachment> files, List<Step> timeline,
		@Schema(description = "What the customer may do now: reply, confirm, dispute, withdraw") List<String> actions,
		Receipt.Links links) {

	/**
	 * Whether the customer may do that now.
	 */
	public boolean allows(String action) {
		return this.actions.contains(action);
	}

	/**
	 * A message.
	 *
	 * @param from {@code customer} or {@code us}
	 */
	@Schema(name = "Letter")
	record Letter(OffsetDateTime at, @Schema(allowableValues = {
			"customer", "us" }) String from, String subject, String text){

	}

	/**
	 * A step in plain words.
	 */
	@Schema(name = "Step")
	record Step(OffsetDateTime at, String text) {

	}

}
