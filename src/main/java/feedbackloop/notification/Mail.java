package feedbackloop.notification;

import java.util.List;

/**
 * A mail as the relay hands it over. Names of mails stand without angle brackets.
 *
 * @param messageId the same at each attempt
 * @param thread the mails of the conversation before it, the last one last
 * @param replyTo where to answer, or null: to its sender
 * @param isReply whether it answers a mail or form of the customer's by itself (RFC 3834)
 */
record Mail(String messageId, List<String> thread, String replyTo, boolean isReply, List<String> recipients,
		String subject, String body) {

	@Override
	public String toString() {
		return "Mail " + this.messageId;
	}

}
