package feedbackloop.mailbox;

/**
 * A mail that cannot be read and never will be; it is set aside for a person.
 */
class UnreadableMail extends Exception {

	private final String problem;

	/**
	 * @param problem the sentence's key behind {@code mailbox.problem.}
	 */
	UnreadableMail(String problem, Throwable cause) {
		super(problem, cause);
		this.problem = problem;
	}

	String problem() {
		return this.problem;
	}

}
