package feedbackloop.feedback;

import jakarta.persistence.Embeddable;

/**
 * A text with personal data in it: encrypted as it was written, and the masked copy that
 * everybody works on. Made and opened by {@code privacy.Vault} only.
 *
 * @param sealed the original, encrypted with the data key of the person it belongs to
 * @param masked the copy with personal data masked
 */
@Embeddable
public record ProtectedText(byte[] sealed, String masked) {

	/**
	 * The masked copy, or null where there is no text.
	 */
	public static String maskedOrNull(ProtectedText text) {
		return (text != null) ? text.masked : null;
	}

	@Override
	public String toString() {
		return "ProtectedText";
	}

}
