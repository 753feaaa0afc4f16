package feedbackloop.outgoing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signature of Standard Webhooks, ours and that of others. A secret may be written as
 * such, or as {@code whsec_} and its bytes in Base64.
 */
public final class WebhookSignature {

	private static final String ENCODED = "whsec_";

	private static final String VERSION = "v1,";

	private WebhookSignature() {
	}

	/**
	 * What the header says: one signature with each secret.
	 * @param timestamp in seconds since 1970
	 */
	static String of(List<String> secrets, String id, long timestamp, byte[] body) {
		return secrets.stream().map((secret) -> one(secret, id, timestamp, body)).collect(Collectors.joining(" "));
	}

	/**
	 * Whether one of the signatures was made with one of the secrets.
	 * @param header as it came
	 * @param timestamp in seconds since 1970
	 * @param body as it came, to the byte
	 */
	static boolean isOneOf(String header, List<String> secrets, String id, long timestamp, byte[] body) {
		List<byte[]> given = Stream.of(header.split(" ")).map((one) -> one.getBytes(StandardCharsets.UTF_8)).toList();
		return secrets.stream()
			.map((secret) -> one(secret, id, timestamp, body).getBytes(StandardCharsets.UTF_8))
			.anyMatch((right) -> given.stream().anyMatch((one) -> MessageDigest.isEqual(right, one)));
	}

	/**
	 * Whether a secret can sign.
	 */
	public static boolean isKey(String secret) {
		try {
			return key(secret).length > 0;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static String one(String secret, String id, long timestamp, byte[] body) {
		byte[] before = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
		return VERSION + Signature.of(key(secret), before, body);
	}

	private static byte[] key(String secret) {
		return secret.startsWith(ENCODED) ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
				: secret.getBytes(StandardCharsets.UTF_8);
	}

}
