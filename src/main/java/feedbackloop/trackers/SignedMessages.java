package feedbackloop.trackers;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.outgoing.SignedMessage;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;

import org.springframework.stereotype.Component;

/**
 * Tells by its signature which tracker sent a message.
 */
@Component
class SignedMessages {

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
		SignedMessage message = new SignedMessage(id, timestamp, signature, body);
		if (!message.isWhole()) {
			throw unsigned("trackerUnsigned");
		}
		if (!message.isTimely(this.clock.instant())) {
			throw unsigned("trackerOld");
		}
		Optional<String> sender = this.trackers.entrySet()
			.stream()
			.filter((tracker) -> message.isSignedWith(tracker.getValue().secrets()))
			.map(Map.Entry::getKey)
			.findFirst();
		return sender.orElseThrow(() -> unsigned("trackerUnsigned"));
	}

	private static Refusal unsigned(String code) {
		return new Refusal(Reason.UNSIGNED, List.of(new Problem(null, code, List.of())));
	}

}
