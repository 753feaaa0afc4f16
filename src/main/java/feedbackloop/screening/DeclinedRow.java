package feedbackloop.screening;

import java.time.OffsetDateTime;

/**
 * A case that was declined as spam or invalid; texts masked.
 *
 * @param verdict spam or invalid
 * @param reason what whoever declined it said, or null
 * @param declinedBy user id
 * @param told whether the customer was told
 */
record DeclinedRow(String number, String verdict, String channel, OffsetDateTime declinedAt, String text, String reason,
		String declinedBy, boolean told) {

}
