package feedbackloop.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A quick hash with a key that only this process knows, by which a password is recognised
 * without being kept.
 */
final class KeyedHash {

	private static final String HASH = "HmacSHA256";

	private final SecretKeySpec key;

	KeyedHash() {
		byte[] bytes = new byte[32];
		new SecureRandom().nextBytes(bytes);
		this.key = new SecretKeySpec(bytes, HASH);
	}

	byte[] of(String password) {
		try {
			Mac mac = Mac.getInstance(HASH);
			mac.init(this.key);
			return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
