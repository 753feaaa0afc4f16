package feedbackloop.privacy;

import java.time.Clock;
import java.util.Optional;

import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;

import org.springframework.stereotype.Component;

/**
 * Keeps what customers and people write to each other, encrypted with the customer's key.
 */
@Component
public class LetterBook {

	private final CorrespondenceRepository letters;

	private final Vault vault;

	private final Clock clock;

	LetterBook(CorrespondenceRepository letters, Vault vault, Clock clock) {
		this.letters = letters;
		this.vault = vault;
		this.clock = clock;
	}

	/**
	 * Keeps what the customer wrote.
	 * @param kind message or comment
	 */
	public void fromCustomer(Feedback feedback, String kind, String text) {
		fromCustomer(feedback, kind, text, null);
	}

	/**
	 * Whether that is what the customer wrote last, as by a second click.
	 */
	public boolean isSaidAgain(Feedback feedback, String kind, String text) {
		return this.letters.findFirstByFeedbackAndDirectionOrderByIdDesc(feedback, Correspondence.IN)
			.filter((last) -> last.kind().equals(kind))
			.filter((last) -> text.equals(this.vault.open(feedback.contact(), last.text())))
			.isPresent();
	}

	/**
	 * What the customer wrote last, after the feedback itself.
	 */
	public Optional<String> lastOfCustomer(Feedback feedback) {
		return this.letters.findFirstByFeedbackAndDirectionOrderByIdDesc(feedback, Correspondence.IN)
			.map((last) -> this.vault.open(feedback.contact(), last.text()));
	}

	/**
	 * Keeps what the customer wrote by mail.
	 * @param kind message, or automatic where a program wrote it
	 * @param folded what was quoted below, and the signature, or null
	 */
	public void fromCustomer(Feedback feedback, String kind, String text, String folded) {
		Correspondence letter = letter(feedback, Correspondence.IN, kind, Timeline.CUSTOMER, text, true);
		letter.foldsAway(this.vault.protect(feedback.contact(), folded));
		this.letters.save(letter);
	}

	/**
	 * Keeps what a person wrote for the customer, who sees it when the model sends it.
	 * @param kind the key of the form's field
	 */
	public void toCustomer(Feedback feedback, String kind, String userId, String text) {
		this.letters.save(letter(feedback, Correspondence.OUT, kind, userId, text, false));
	}

	private Correspondence letter(Feedback feedback, String direction, String kind, String author, String text,
			boolean visible) {
		return new Correspondence(feedback, this.clock.instant(), direction, kind, author, null,
				this.vault.protect(feedback.contact(), text), visible);
	}

}
