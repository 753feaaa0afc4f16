package feedbackloop.notification;

import java.time.Instant;
import java.util.Optional;

import feedbackloop.feedback.Feedback;

/**
 * Says how long the customer of a closed case may open it again. Whoever keeps the limits
 * answers.
 */
public interface ReopeningTime {

	/**
	 * The last moment; empty if the case is not closed, or cannot be opened again at all.
	 */
	Optional<Instant> end(Feedback feedback);

}
