package feedbackloop.feedback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/**
 * What a customer agreed to by leaving a contact. Templates ask it.
 *
 * @param form the key of the public form
 * @param language zh-CN or en, in which the customer read it
 * @param version a hash of the text, so that another text has another one
 * @param givenAt null until it is kept
 * @param withdrawnAt null while it holds
 */
public record Consent(String form, String language, String text, String version, OffsetDateTime givenAt,
		OffsetDateTime withdrawnAt) {

	private static final int SHORT = 8;

	/**
	 * A consent that is given just now.
	 */
	public static Consent to(String text, String form, String language) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return new Consent(form, language, text, HexFormat.of().formatHex(hash), null, null);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("A text of a consent has no version", ex);
		}
	}

	/** The version as people compare it. */
	public String shortVersion() {
		return this.version.substring(0, SHORT);
	}

	/** Whether the contact may be used. */
	public boolean holds() {
		return this.withdrawnAt == null;
	}

}
