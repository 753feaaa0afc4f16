package feedbackloop.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as the sender's side does, written apart from what checks it.
 */
public final class Hmac {

	private Hmac() {
	}

	/**
	 * The header {@code webhook-signature} of Standard Webhooks.
	 */
	public static String standard(String secret, String id, long timestamp, byte[] body) {
		byte[] key = secret.startsWith("whsec_") ? Base64.getDecoder().decode(secret.substring(6))
				: secret.getBytes(StandardCharsets.UTF_8);
		byte[] before = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
		return "v1," + Base64.getEncoder().encodeToString(of(key, before, body));
	}

	/**
	 * The hash of parts, one behind the other.
	 */
	public static byte[] of(String secret, byte[]... parts) {
		return of(secret.getBytes(StandardCharsets.UTF_8), parts);
	}

	private static byte[] of(byte[] key, byte[]... parts) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			for (byte[] part : parts) {
				mac.update(part);
			}
			return mac.doFinal();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
