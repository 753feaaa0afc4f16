package feedbackloop.outgoing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message that came in with the headers of Standard Webhooks. By our clock it must be
 * within five minutes, so that what somebody listened to is of no use later.
 *
 * @param id the header {@code webhook-id}, or null
 * @param timestamp the header {@code webhook-timestamp} in seconds since 1970, or null
 * @param signature the header {@code webhook-signature}, or null
 * @param body to the byte
 */
public record SignedMessage(String id, String timestamp, String signature, byte[] body) {

	/** How far a message may be from now. */
	public static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");

	private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

	/**
	 * Whether it has all three headers in their form. Ask this first.
	 */
	public boolean isWhole() {
		return this.id != null && this.timestamp != null && this.signature != null && ID.matcher(this.id).matches()
				&& SECONDS.matcher(this.timestamp).matches();
	}

	/**
	 * Whether it was signed within five minutes of that time.
	 */
	public boolean isTimely(Instant now) {
		return Duration.between(Instant.ofEpochSecond(seconds()), now).abs().compareTo(TOLERANCE) <= 0;
	}

	/**
	 * Whether it was signed with one of the secrets.
	 */
	public boolean isSignedWith(List<String> secrets) {
		return WebhookSignature.isOneOf(this.signature, secrets, this.id, seconds(), this.body);
	}

	private long seconds() {
		return Long.parseLong(this.timestamp);
	}

	@Override
	public String toString() {
		return "SignedMessage " + this.id;
	}

}
