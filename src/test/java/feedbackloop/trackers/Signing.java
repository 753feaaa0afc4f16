package feedbackloop.trackers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as the tracker's side does, written apart from what checks it.
 */
final class Signing {

	private Signing() {
	}

	static String sign(String secret, String id, long timestamp, byte[] body) {
		try {
			byte[] key = secret.startsWith("whsec_") ? Base64.getDecoder().decode(secret.substring(6))
					: secret.getBytes(StandardCharsets.UTF_8);
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
			return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
