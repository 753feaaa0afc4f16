package feedbackloop.models.migrate;

/**
 * A case that does not move, with the reason. Nothing of it is stored.
 */
class Stays extends RuntimeException {

	private final transient Said reason;

	Stays(Said reason) {
		super(reason.toString());
		this.reason = reason;
	}

	Said reason() {
		return this.reason;
	}

}
