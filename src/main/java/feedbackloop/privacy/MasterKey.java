package feedbackloop.privacy;

import java.util.Base64;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key that wraps all data keys; given by the environment, never stored in the
 * database.
 *
 * @param masterKey 32 bytes in base64
 */
@ConfigurationProperties("feedback-loop")
record MasterKey(String masterKey) {

	MasterKey {
		if (masterKey == null || decode(masterKey).length != 32) {
			throw new IllegalArgumentException(
					"feedback-loop.master-key must be 32 bytes in base64, for example from: openssl rand -base64 32");
		}
	}

	byte[] bytes() {
		return decode(this.masterKey);
	}

	@Override
	public String toString() {
		return "MasterKey";
	}

	private static byte[] decode(String text) {
		try {
			return Base64.getDecoder().decode(text.strip());
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

}
