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
	 * The same with words for what of a customer was shown or hidden, and what for. Also
	 * for what was done with an API client, the secret of a source or a master key.
	 */
	Access inWords(Words words) {
		if (this.kind.equals(Kind.MASK.key()) || this.kind.equals(Kind.UNMASK.key())) {
			return saying(words.of("masks.kind", this.detail));
		}
		String[] parts = this.detail.split(" ");
		if (this.kind.equals(Kind.CLIENT.key())) {
			return saying(words.of("clients.act", parts[0]) + this.detail.substring(parts[0].length()));
		}
		if (this.kind.equals(Kind.MASTER_KEY.key())) {
			return saying(words.of("keys.act", parts[0]) + this.detail.substring(parts[0].length()));
		}
		if (!this.kind.equals(Kind.REVEAL.key()) || parts.length < 2) {
			return this;
		}
		String said = words.of("contact.field", parts[0]) + " · " + words.of("contact.reason", parts[1])
				+ ((parts.length > 2) ? " · " + parts[2] : "");
		return saying(said);
	}

	private Access saying(String said) {
		return new Access(this.id, this.at, this.user, this.kind, this.number, said);
	}

}
