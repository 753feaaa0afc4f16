package feedbackloop.models.migrate;

/**
 * A case that does not move, with the reason. Nothing of it is stored.
 */
class CannotMove extends RuntimeException {

	private final transient Sentence reason;

	CannotMove(Sentence reason) {
		super(reason.toString());
		this.reason = reason;
	}

	Sentence reason() {
		return this.reason;
	}

}
