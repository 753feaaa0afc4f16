package feedbackloop.screening;

import java.time.OffsetDateTime;

/**
 * A case that waits for triage; texts and customer masked.
 *
 * @param customer name, address and number, as far as they are known
 * @param sender address and number that can be blocked, empty if there is none
 * @param suspicion why it is suspected, in the reader's language, or null
 * @param listed the entry of the list that says so, or null
 * @param assignee who has claimed its triage, or null
 */
record QueueRow(String number, String channel, OffsetDateTime receivedAt, String text, String customer, String sender,
		String suspicion, String listed, String assignee) {

	QueueRow claimedBy(String userId) {
		return new QueueRow(this.number, this.channel, this.receivedAt, this.text, this.customer, this.sender,
				this.suspicion, this.listed, userId);
	}

}
