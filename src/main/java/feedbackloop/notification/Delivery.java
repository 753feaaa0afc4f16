package feedbackloop.notification;

import feedbackloop.notification.OutboxMessage.Problem;
import feedbackloop.outgoing.Answer;

/**
 * What became of one attempt to send a message.
 *
 * @param problem what went wrong, or null
 * @param detail what the mail server said, without addresses, or null
 */
record Delivery(Outcome outcome, Problem problem, String detail) {

	static final Delivery SENT = new Delivery(Outcome.SENT, null, null);

	static final Delivery KEPT = new Delivery(Outcome.KEPT, null, null);

	static final Delivery OVERTAKEN = new Delivery(Outcome.OVERTAKEN, null, null);

	static Delivery sentToSome(String detail) {
		return new Delivery(Outcome.SENT_TO_SOME, Problem.SOME_REFUSED, detail);
	}

	static Delivery notNow(Problem problem, String detail) {
		return new Delivery(Outcome.NOT_NOW, problem, detail);
	}

	static Delivery refused(Problem problem, String detail) {
		return new Delivery(Outcome.REFUSED, problem, detail);
	}

	static Delivery unknown(String detail) {
		return new Delivery(Outcome.UNKNOWN, Problem.NO_REPLY, detail);
	}

	/**
	 * The same of a notice to staff. Addresses are a matter of their accounts, and not of
	 * the case that they are told of.
	 */
	Delivery toStaff() {
		return (this.problem == Problem.NO_ADDRESS) ? new Delivery(Outcome.KEPT, this.problem, this.detail) : this;
	}

	/**
	 * What an endpoint answered.
	 */
	static Delivery of(Answer answer) {
		return switch (answer.outcome()) {
			case TAKEN -> SENT;
			case LATER -> notNow(Problem.ENDPOINT_NOT_NOW, answer.detail());
			case NEVER -> refused(Problem.ENDPOINT_REFUSED, answer.detail());
			case UNKNOWN -> new Delivery(Outcome.UNKNOWN, Problem.ENDPOINT_SILENT, answer.detail());
		};
	}

	/**
	 * How it ended.
	 */
	enum Outcome {

		/** The mail server took it. */
		SENT,
		/** The mail server took it for some addresses and refused others. */
		SENT_TO_SOME,
		/** There is no mail server, or none of the staff has an address. */
		KEPT,
		/** What it says is no longer news. */
		OVERTAKEN,
		/** Try again later. */
		NOT_NOW,
		/** Never. */
		REFUSED,
		/** The server went silent after it had the mail. */
		UNKNOWN

	}

}
