package feedbackloop.outgoing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A program that is told what happens, with the headers of Standard Webhooks. A secret
 * may be written as such, or as {@code whsec_} and its bytes in Base64.
 */
final class Webhook implements Transport {

	static final String KIND = "webhook";

	/** What a webhook may want to be told. */
	static final Set<String> EVENTS = new TreeSet<>(
			Set.of("case.registered", "case.graded", "case.answered", "case.moved", "case.escalated", "case.closed",
					"case.reopened", "measure.planned", "measure.landed", "measure.failed"));

	private static final String ENCODED = "whsec_";

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Request request(Endpoint endpoint, Posting posting, Instant now) {
		String signed = posting.id() + "." + now.getEpochSecond() + "." + posting.text();
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("webhook-id", posting.id());
		headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
		headers.put("webhook-signature",
				endpoint.secrets()
					.stream()
					.map((secret) -> "v1," + Signature.of(key(secret), signed))
					.collect(Collectors.joining(" ")));
		return new Request(endpoint.address(), headers, posting.text());
	}

	/**
	 * Whether a secret can sign.
	 */
	static boolean isKey(String secret) {
		try {
			return key(secret).length > 0;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static byte[] key(String secret) {
		return secret.startsWith(ENCODED) ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
				: secret.getBytes(StandardCharsets.UTF_8);
	}

}
