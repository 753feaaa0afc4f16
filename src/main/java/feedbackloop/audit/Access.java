package feedbackloop.audit;

import java.time.OffsetDateTime;

import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.words.Words;

/**
 * A note of the access log.
 *
 * @param kind a key of {@link AccessLog.Kind}
 * @param number of the case or the improvement, or null
 */
record Access(long id, OffsetDateTime at, String user, String kind, String number, String detail) {

	/**
	 * The same with words for what of a customer was shown, and what for.
	 */
	Access inWords(Words words) {
		String[] parts = this.detail.split(" ");
		if (!this.kind.equals(Kind.REVEAL.key()) || parts.length < 2) {
			return this;
		}
		String said = words.of("contact.field", parts[0]) + " · " + words.of("contact.reason", parts[1])
				+ ((parts.length > 2) ? " · " + parts[2] : "");
		return new Access(this.id, this.at, this.user, this.kind, this.number, said);
	}

}
