package feedbackloop.feedback;

import java.time.Clock;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes down what happened, in the transaction in which it happened.
 */
@Component
public class Timeline {

	/** The actor of what no person did. */
	public static final String SYSTEM = "system";

	/** The actor of what the customer did. */
	public static final String CUSTOMER = "customer";

	private final TimelineRepository entries;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Timeline(TimelineRepository entries, ApplicationEventPublisher events, Clock clock) {
		this.entries = entries;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Notes something that happened to a case or an improvement, and publishes
	 * {@link Noted}.
	 * @param number the number of the case or the improvement
	 * @param actor a user id, {@link #SYSTEM} or {@link #CUSTOMER}
	 * @param kind what happened; {@code timeline.<kind>} in the message files
	 * @param arguments facts for the sentence; no personal data
	 */
	public void note(String number, String actor, String kind, Map<String, String> arguments) {
		this.entries.save(new TimelineEntry(number, this.clock.instant(), actor, kind, arguments));
		this.events.publishEvent(new Noted(number, actor, kind, arguments));
	}

}
