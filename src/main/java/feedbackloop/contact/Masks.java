package feedbackloop.contact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import feedbackloop.audit.AccessLog;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Feedback;
import feedbackloop.privacy.Kind;
import feedbackloop.privacy.Remasking;
import feedbackloop.privacy.Remasking.Hidden;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.process.StoredText;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Staff hide what nobody found in a customer's words, and show again what is nothing
 * personal. Both stand in the access log; showing counts as seeing it in clear.
 */
@Service
class Masks {

	/** Secrets are found by the program alone. */
	static final List<Kind> KINDS = Arrays.stream(Kind.values()).filter((kind) -> kind != Kind.SECRET).toList();

	static final int LONGEST = 200;

	private static final int SHORTEST = 2;

	private final NamedCases cases;

	private final ContactReaders readers;

	private final Remasking remasking;

	private final Reveals reveals;

	private final AccessLog log;

	private final TransactionTemplate transaction;

	Masks(NamedCases cases, ContactReaders readers, Remasking remasking, Reveals reveals, AccessLog log,
			PlatformTransactionManager transactions) {
		this.cases = cases;
		this.readers = readers;
		this.remasking = remasking;
		this.reveals = reveals;
		this.log = log;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Hides a text wherever the customer of the case wrote it.
	 * @param text as it stands in the masked copy, so that nobody learns what is hidden
	 * @param kind a key of {@link Kind}
	 * @return at how many places it stood
	 * @throws Refusal if the person may not, or the text stands nowhere
	 */
	long hide(String number, String text, String kind, String userId) {
		Kind known = KINDS.stream()
			.filter((one) -> one.key().equals(kind))
			.findFirst()
			.orElseThrow(
					() -> Refusal.invalid("kind", "choice", String.join(", ", KINDS.stream().map(Kind::key).toList())));
		String value = StoredText.checked("text", text, LONGEST);
		long places = this.transaction.execute((status) -> hide(number, value, known, userId));
		this.log.note(userId, AccessLog.Kind.MASK, number, known.key());
		return places;
	}

	private long hide(String number, String value, Kind kind, String userId) {
		Feedback feedback = this.cases.locked(number);
		if (!this.readers.mayHide(feedback, userId)) {
			throw Refusal.forbidden("notYoursToHide");
		}
		mustNotBeErased(feedback);
		if (value.codePointCount(0, value.length()) < SHORTEST || value.indexOf('*') >= 0) {
			throw Refusal.invalid("text", "toHide", SHORTEST);
		}
		long places = this.remasking.visible(feedback, kind, value);
		if (places == 0) {
			throw Refusal.invalid("text", "notThere");
		}
		this.remasking.hide(feedback, kind, value, userId);
		return places;
	}

	/**
	 * Shows something again.
	 * @param token of one of {@link #hidden}
	 * @param reason why it is nothing personal
	 * @throws Refusal if the person may not see the customer in clear, or has seen too
	 * much
	 */
	void show(String number, String token, String reason, String userId) {
		String why = StoredText.checked("reason", reason, LONGEST);
		Kind kind = this.transaction.execute((status) -> {
			Feedback feedback = this.cases.locked(number);
			if (!this.readers.mayReveal(feedback, userId)) {
				throw Refusal.forbidden("notYoursToShow");
			}
			mustNotBeErased(feedback);
			if (why.isEmpty()) {
				throw Refusal.invalid("reason", "required");
			}
			return one(feedback, token).kind();
		});
		this.reveals.count(number, AccessLog.Kind.UNMASK, kind.key(), userId);
		this.transaction.executeWithoutResult((status) -> {
			Feedback feedback = this.cases.locked(number);
			this.remasking.show(feedback, one(feedback, token), why, userId);
		});
	}

	/**
	 * What is hidden in the texts of the case; nothing of a customer who was erased, or
	 * whose name is no longer told from the rest.
	 */
	List<Hidden> hidden(Feedback feedback) {
		Contact contact = feedback.contact();
		return (contact.isErased() || contact.isNameErased()) ? List.of() : this.remasking.hidden(feedback);
	}

	private Hidden one(Feedback feedback, String token) {
		Optional<Hidden> hidden = hidden(feedback).stream().filter((one) -> one.token().equals(token)).findFirst();
		return hidden.orElseThrow(() -> Refusal.invalid("hidden", "notHidden"));
	}

	private static void mustNotBeErased(Feedback feedback) {
		if (feedback.contact().isErased()) {
			throw Refusal.tooLate("contactErased");
		}
	}

}
