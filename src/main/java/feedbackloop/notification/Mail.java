package feedbackloop.notification;

import java.util.List;

/**
 * A mail as the relay hands it over.
 *
 * @param messageId without angle brackets; the same at each attempt
 * @param threadId Message-ID of the first mail of the conversation, or null
 * @param isReply whether it answers a mail or form of the customer's by itself (RFC 3834)
 */
record Mail(String messageId, String threadId, boolean isReply, List<String> recipients, String subject, String body) {

	@Override
	public String toString() {
		return "Mail " + this.messageId;
	}

}
