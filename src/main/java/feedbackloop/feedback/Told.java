package feedbackloop.feedback;

import java.time.Instant;
import java.util.List;

/**
 * What somebody told of a case later; null or empty for what nobody told.
 *
 * @param coreBlocked yes, no or unknown
 * @param details all of them, with those from before
 */
public record Told(Verbatim words, Subject subject, String coreBlocked, Instant occurredAt, Instant givenAt,
		List<ProtectedText> evidence, Details details) {

}
