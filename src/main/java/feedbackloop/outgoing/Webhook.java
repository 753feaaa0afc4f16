package feedbackloop.outgoing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program that is told what happens, with the headers of Standard Webhooks. A secret
 * may be written as such, or as {@code whsec_} and its bytes in Base64.
 */
final class Webhook implements Transport {

	static final String KIND = "webhook";

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

	private static byte[] key(String secret) {
		return secret.startsWith(ENCODED) ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
				: secret.getBytes(StandardCharsets.UTF_8);
	}

}
