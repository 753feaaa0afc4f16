package feedbackloop.outgoing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 as Base64.
 */
final class Signature {

	private Signature() {
	}

	static String of(byte[] key, String text) {
		return of(key, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Of parts, one behind the other.
	 */
	static String of(byte[] key, byte[]... parts) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			Stream.of(parts).forEach(mac::update);
			return Base64.getEncoder().encodeToString(mac.doFinal());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
