package feedbackloop.trackers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import feedbackloop.outgoing.WebhookSignature;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;

import org.springframework.stereotype.Component;

/**
 * Tells by its signature which tracker sent a message. By our clock it must be within
 * five minutes, so that what somebody listened to is of no use later.
 */
@Component
class SignedMessages {

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");

	private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

	private final Map<String, TrackerSettings.Signer> trackers;

	private final Clock clock;

	SignedMessages(TrackerSettings settings, Clock clock) {
		this.trackers = settings.trackers();
		this.clock = clock;
	}

	/**
	 * The name of the tracker that sent it.
	 * @param body to the byte
	 * @throws Refusal if none is set up, or none of them signed it now
	 */
	String sender(String id, String timestamp, String signature, byte[] body) {
		if (this.trackers.isEmpty()) {
			throw Refusal.unknown("noTracker");
		}
		if (id == null || timestamp == null || signature == null || !ID.matcher(id).matches()
				|| !SECONDS.matcher(timestamp).matches()) {
			throw unsigned("trackerUnsigned");
		}
		long seconds = Long.parseLong(timestamp);
		Duration away = Duration.between(Instant.ofEpochSecond(seconds), this.clock.instant()).abs();
		if (away.compareTo(TOLERANCE) > 0) {
			throw unsigned("trackerOld");
		}
		Optional<String> sender = this.trackers.entrySet()
			.stream()
			.filter((tracker) -> WebhookSignature.isOneOf(signature, tracker.getValue().secrets(), id, seconds, body))
			.map(Map.Entry::getKey)
			.findFirst();
		return sender.orElseThrow(() -> unsigned("trackerUnsigned"));
	}

	private static Refusal unsigned(String code) {
		return new Refusal(Reason.UNSIGNED, List.of(new Problem(null, code, List.of())));
	}

}
