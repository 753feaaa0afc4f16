package feedbackloop.mailbox;

import java.time.OffsetDateTime;

/**
 * A mail that was fetched, as it stands in the record.
 *
 * @param isWhole whether more than its head was fetched
 * @param sender masked, or null
 * @param subject masked, or null
 * @param state waiting, done, aside or dismissed
 * @param outcome what became of it, or null: the sentence's key behind
 * {@code mailbox.outcome.}
 * @param number the case that it belongs to, or null
 * @param problem why it was set aside, or null: the sentence's key behind
 * {@code mailbox.problem.}
 * @param decidedBy who decided about it by hand, or null
 * @param isForced whether a person said that it is a feedback
 * @param isWithheld whether the privacy team looks first at the case that it became
 */
record InboundMail(long id, String mailbox, OffsetDateTime fetchedAt, boolean isWhole, String sender, String subject,
		String state, String outcome, String number, String problem, int attempts, boolean isForced, boolean hasRaw,
		String decidedBy, boolean isWithheld) {

}
