package feedbackloop.clients;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A program that calls with a key of its own.
 *
 * @param name by which people know it; never changes
 * @param channels by which it may bring in feedback
 * @param perMinute how many requests it may send within a minute, or null for no limit
 */
public record ApiClient(String name, Set<String> channels, Integer perMinute) {

	/** The attribute of a request under which its client stands. */
	public static final String ATTRIBUTE = "feedbackloop.client";

	/**
	 * Whose key came with the request; empty for people and for programs without one.
	 */
	public static Optional<ApiClient> of(HttpServletRequest request) {
		return Optional.ofNullable((ApiClient) request.getAttribute(ATTRIBUTE));
	}

	/**
	 * Looks whether it may bring in feedback of that channel. What is no channel is left
	 * to those who check it.
	 * @throws Refusal naming the channel
	 */
	public void mayUse(String channel) {
		if (Channels.ALL.contains(channel) && !this.channels.contains(channel)) {
			throw new Refusal(Refusal.Reason.FORBIDDEN,
					List.of(new Problem("channel", "clientChannel", List.of(this.name, channel,
							String.join(", ", Channels.ALL.stream().filter(this.channels::contains).toList())))));
		}
	}

}
