package feedbackloop.screening;

import java.time.OffsetDateTime;

/**
 * A case that waits for triage; texts and customer masked.
 *
 * @param suspicion why it is suspected, in the reader's language, or null
 * @param listed the entry of the list that says so, or null
 * @param assignee who has claimed its triage, or null
 */
record QueueRow(String number, String channel, OffsetDateTime receivedAt, String text, String customer,
		String suspicion, String listed, String assignee) {

	QueueRow claimedBy(String userId) {
		return new QueueRow(this.number, this.channel, this.receivedAt, this.text, this.customer, this.suspicion,
				this.listed, userId);
	}

}
