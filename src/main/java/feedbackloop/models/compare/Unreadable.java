package feedbackloop.models.compare;

/**
 * A text that is not what its name says it is.
 */
class Unreadable extends RuntimeException {

	Unreadable(Exception cause) {
		super(cause);
	}

}
