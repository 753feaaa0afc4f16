package feedbackloop.contact;

import java.time.OffsetDateTime;

/**
 * What the customer agreed to by leaving a contact. The template asks it.
 *
 * @param language zh-CN or en, in which the customer read it
 * @param version a hash of the text
 * @param withdrawnAt null while it holds
 */
record ConsentNote(String text, String language, String version, OffsetDateTime givenAt, OffsetDateTime withdrawnAt) {

	private static final int SHORT = 8;

	/** The version as people compare it. */
	public String shortVersion() {
		return this.version.substring(0, SHORT);
	}

	/** Whether the contact may be used. */
	public boolean holds() {
		return this.withdrawnAt == null;
	}

}
