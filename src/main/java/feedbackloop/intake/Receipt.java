package feedbackloop.intake;

import feedbackloop.feedback.Status;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the customer gets for a feedback: the number and the secret to follow it.
 */
@Schema(name = "Receipt")
record Receipt(@Schema(example = "FB-20261122-000123") String number,
		@Schema(description = "To follow the case; send it as X-Feedback-Secret") String secret, Status status,
		Links links) {

	static Receipt of(String number, String secret) {
		return new Receipt(number, secret, Status.RECEIVED, Links.of(number));
	}

	/**
	 * Where to go on, relative to this server.
	 */
	@Schema(name = "Links")
	record Links(String self, String messages, String files, String confirmation, String withdrawal, String page) {

		static Links of(String number) {
			String self = "/api/feedback/" + number;
			return new Links(self, self + "/messages", self + "/files", self + "/confirmation", self + "/withdrawal",
					"/follow/" + number);
		}

	}

}
