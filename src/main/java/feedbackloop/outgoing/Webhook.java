package feedbackloop.outgoing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A program that is told what happens, with the headers of Standard Webhooks.
 */
final class Webhook implements Transport {

	static final String KIND = "webhook";

	/** What a webhook may want to be told. */
	static final Set<String> EVENTS = new TreeSet<>(
			Set.of("case.registered", "case.graded", "case.answered", "case.moved", "case.escalated", "case.closed",
					"case.reopened", "measure.planned", "measure.landed", "measure.failed"));

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Request request(Endpoint endpoint, Posting posting, Instant now) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("webhook-id", posting.id());
		headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
		headers.put("webhook-signature", WebhookSignature.of(endpoint.secrets(), posting.id(), now.getEpochSecond(),
				posting.text().getBytes(StandardCharsets.UTF_8)));
		return new Request(endpoint.address(), headers, posting.text());
	}

}
