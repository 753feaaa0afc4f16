package feedbackloop.feedback;

import java.util.Optional;

/**
 * Finds a case by its number, which never changes: a transaction asks the database once.
 */
interface FeedbackByNumber {

	Optional<Feedback> findByNumber(String number);

}
