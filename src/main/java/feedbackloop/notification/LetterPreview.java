package feedbackloop.notification;

import java.util.Optional;

import feedbackloop.feedback.Feedback;
import feedbackloop.privacy.Vault;
import feedbackloop.process.NamedCases;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Shows to staff, masked, the letter that a customer will get by a decision not taken
 * yet. Stores nothing.
 */
@Component
public class LetterPreview {

	private final NamedCases cases;

	private final MessagePlan plan;

	private final Letters letters;

	private final StatusAfter statuses;

	private final Vault vault;

	LetterPreview(NamedCases cases, MessagePlan plan, Letters letters, StatusAfter statuses, Vault vault) {
		this.cases = cases;
		this.plan = plan;
		this.letters = letters;
		this.statuses = statuses;
		this.vault = vault;
	}

	/**
	 * The letter at that event in the customer's language; empty if the customer gets
	 * none.
	 * @param event an event of the message plan
	 * @param text what the person writes for the customer
	 */
	@Transactional
	public Optional<Shown> of(String number, String event, String text) {
		// The engine would keep that the message plan was asked; nothing was told yet.
		TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
		Feedback feedback = this.cases.get(number);
		MessagePlan.Step step = this.plan.of(event, feedback);
		if (step.mode() == MessagePlan.Mode.OFF) {
			return Optional.empty();
		}
		MessageText letter = this.letters.preview(step.template(), feedback,
				new ReplyDraft(event, text, null, null, null), this.statuses.of(event, feedback.status()));
		return Optional.of(new Shown(letter.subject(), this.vault.mask(feedback.contact(), letter.body())));
	}

	/**
	 * A letter as staff read it.
	 */
	public record Shown(String subject, String body) {

	}

}
