package feedbackloop.outgoing;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How one kind of endpoint is spoken to.
 */
interface Transport {

	/**
	 * As {@code feedback-loop.outgoing.endpoints.<name>.kind} says it.
	 */
	String kind();

	/**
	 * What is sent, signed if the kind does so.
	 */
	Request request(Endpoint endpoint, Posting posting, Instant now);

	/**
	 * Why it was not taken though the status says so, or null. Robots answer 200 to what
	 * they refuse.
	 */
	default String refusal(JsonNode answer) {
		return null;
	}

	/**
	 * What is sent by POST.
	 *
	 * @param headers besides the content type, which is JSON
	 * @param body exactly these characters, in UTF-8
	 */
	record Request(URI address, Map<String, String> headers, String body) {

	}

}
