package feedbackloop.screening;

import java.time.OffsetDateTime;

/**
 * Something that is let through or looked at first.
 *
 * @param kind sender, domain or word
 * @param effect allow or block
 * @param shown what it is, a sender masked
 * @param until when it ends, or null
 */
record ListEntry(long id, String kind, String effect, String shown, String reason, String addedBy,
		OffsetDateTime addedAt, OffsetDateTime until) {

	static final String SENDER = "sender";

	static final String DOMAIN = "domain";

	static final String WORD = "word";

	static final String ALLOW = "allow";

	static final String BLOCK = "block";

}
