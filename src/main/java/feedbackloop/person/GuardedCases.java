package feedbackloop.person;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Feedback;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Directory;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.process.StoredText;

import org.springframework.stereotype.Component;

/**
 * Lets privacy alone name a case here, and only one that may be known to whoever asks.
 */
@Component
class GuardedCases {

	private final NamedCases cases;

	private final Directory directory;

	GuardedCases(NamedCases cases, Directory directory) {
		this.cases = cases;
		this.directory = directory;
	}

	/**
	 * The case that somebody of privacy names.
	 * @throws Refusal if the person may not, or there is no such case
	 */
	Feedback get(String number, String userId) {
		if (!this.directory.may(userId, Right.KEEP_PRIVACY)) {
			throw Refusal.forbidden("notYoursToErase");
		}
		if (Blank.is(number)) {
			throw Refusal.invalid("number", "required");
		}
		String typed = BusinessKey.typed(number);
		Feedback feedback = this.cases.get(typed);
		if (feedback.isHiddenFrom(userId)) {
			throw Refusal.unknown("noCase", typed);
		}
		return feedback;
	}

	/** The case of that number, whoever asks. */
	Feedback named(String number) {
		return this.cases.get(number);
	}

	/**
	 * The same, locked until the transaction ends.
	 */
	Feedback locked(String number, String userId) {
		return this.cases.locked(get(number, userId).number());
	}

	/**
	 * The reason that was given.
	 * @throws Refusal if there is none, or it is too long
	 */
	static String reason(String given) {
		String reason = StoredText.checked("reason", given, StoredText.STAFF);
		if (reason.isEmpty()) {
			throw Refusal.invalid("reason", "required");
		}
		return reason;
	}

}
