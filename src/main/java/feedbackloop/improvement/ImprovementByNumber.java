package feedbackloop.improvement;

import java.util.Optional;

/**
 * Finds an improvement by its number, which never changes: a transaction asks the
 * database once.
 */
interface ImprovementByNumber {

	Optional<Improvement> findByNumber(String number);

}
