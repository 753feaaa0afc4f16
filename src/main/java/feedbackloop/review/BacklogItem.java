package feedbackloop.review;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * A case that waits in the backlog.
 *
 * @param summary masked
 * @param customers distinct ones behind it and its duplicates, and those that staff know
 * @param effort S, M, L, XL, or unknown as long as nobody has said
 * @param cyclesWaiting whole cycles since it came to the backlog
 * @param proposal what the table says: take, keep or decline; null without the table
 * @param rule which rule of the table says so, from 1
 */
record BacklogItem(String number, String summary, String feedbackType, String product, String grade, BigDecimal score,
		int customers, String effort, OffsetDateTime since, int cyclesWaiting, String proposal, Integer rule) {

	static final String UNKNOWN = "unknown";

}
