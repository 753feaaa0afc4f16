package feedbackloop.outgoing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256.
 */
public final class Signature {

	private Signature() {
	}

	/**
	 * Of a text, in Base64.
	 */
	static String of(byte[] key, String text) {
		return of(key, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Of parts, one behind the other, in Base64.
	 */
	static String of(byte[] key, byte[]... parts) {
		return Base64.getEncoder().encodeToString(bytes(key, parts));
	}

	/**
	 * Of parts, one behind the other.
	 */
	public static byte[] bytes(byte[] key, byte[]... parts) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			Stream.of(parts).forEach(mac::update);
			return mac.doFinal();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
