package feedbackloop.outgoing;

import java.net.URI;
import java.util.List;

/**
 * Something that is told what happens: the robot of a group chat, or a program.
 *
 * @param kind whose manners it has: {@link Transport#kind()}
 * @param address where it listens; it holds a secret, so that it is never logged
 * @param secrets to sign with; two while one takes the place of the other. One that is
 * left empty is none
 * @param teams the groups whose notices a robot gets
 * @param people the user ids of those whose own notices it gets
 * @param events what a webhook is told, such as {@code case.closed}; everything if empty
 */
public record Endpoint(String name, String kind, URI address, List<String> secrets, List<String> teams,
		List<String> people, List<String> events) {

	public Endpoint {
		secrets = secrets.stream().filter((secret) -> !secret.isBlank()).toList();
	}

	/**
	 * Whether it is a program that is told of events, and no group chat.
	 */
	public boolean isWebhook() {
		return Webhook.KIND.equals(this.kind);
	}

	boolean hears(String event) {
		return isWebhook() && (this.events.isEmpty() || this.events.contains(event));
	}

	@Override
	public String toString() {
		return this.kind + " " + this.name;
	}

}
