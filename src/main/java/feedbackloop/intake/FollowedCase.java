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
 * @param expectedBy the date that a person promised, ISO, or null
 */
@Schema(name = "FollowedCase")
record FollowedCase(String number, Status status, @Schema(description = "The status in words") String statusText,
		String summary, String description, String demand, OffsetDateTime givenAt, OffsetDateTime receivedAt,
		OffsetDateTime resolvedAt, OffsetDateTime closedAt, @Schema(example = "2026-12-01") String expectedBy,
		@Schema(description = "By when the customer hears from us and gets the solution") List<Promise> promises,
		@Schema(description = "What we ask the customer, while we wait for the answer") String question,
		List<Letter> messages, List<Attachment> files, List<Step> timeline,
		@Schema(description = "Since when service is restored for now, while we work on the cause; else null") OffsetDateTime restoredAt,
		@Schema(description = "What the customer may do now: reply, confirm, dispute, withdraw, rate, reopen (the same case), goOn (in a new one)") List<String> actions,
		@Schema(description = "Until when the closed case can be opened again, or null") OffsetDateTime reopenUntil,
		@Schema(description = "What the customer gave, 1 to 5, or null") Integer score,
		@Schema(description = "The ended case that this one goes on from, or null") String goesOnFrom,
		@Schema(description = "The cases that go on from this one") List<String> goesOnAs, Receipt.Links links) {

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
	 * @param text all of it
	 * @param files null where there are none
	 */
	@Schema(name = "Letter")
	record Letter(OffsetDateTime at, @Schema(allowableValues = {
			"customer", "us" }) String from, String subject, String text,
			@Schema(description = "What it says without greeting and closing") String gist,
			@Schema(description = "Files that we sent with it") List<Attachment> files){

	}

	/**
	 * A step in plain words.
	 */
	@Schema(name = "Step")
	record Step(OffsetDateTime at, String text) {

	}

	/**
	 * What the customer was promised.
	 *
	 * @param what {@code firstResponse} or {@code resolution}
	 * @param text all of it in words
	 * @param doneAt null while it is open
	 * @param moves how it moved and why, in order
	 */
	@Schema(name = "Promise")
	record Promise(String what, OffsetDateTime by, String text, OffsetDateTime doneAt, List<PromiseMove> moves) {

	}

	/**
	 * A promised time moved.
	 *
	 * @param text all of it in words
	 */
	@Schema(name = "PromiseMove")
	record PromiseMove(OffsetDateTime at, OffsetDateTime from, OffsetDateTime to, String text) {

	}

}
