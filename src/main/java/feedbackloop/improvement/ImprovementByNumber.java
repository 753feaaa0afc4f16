package feedbackloop.improvement;

import java.util.Optional;

/**
 * Finds an improvement by its number, which never changes: a transaction asks the
 * database once.
 */
interface ImprovementByNumber {

	Optional<Improvement> findByNumber(String number);

	/**
	 * The same, kept from others until the transaction ends, so that no case joins while
	 * it ends.
	 */
	Optional<Improvement> keepByNumber(String number);

}
