package feedbackloop.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import feedbackloop.evidence.CheckedFile;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.LetterBook;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What comes by mail goes the ways of all feedback: a new case is registered, an answer
 * is the customer's message.
 */
@Service
public class MailIntake {

	private final Intake intake;

	private final CustomerCase customers;

	private final ComingBack comingBack;

	private final Cases cases;

	private final LetterBook letters;

	private final Timeline timeline;

	MailIntake(Intake intake, CustomerCase customers, ComingBack comingBack, Cases cases, LetterBook letters,
			Timeline timeline) {
		this.intake = intake;
		this.customers = customers;
		this.comingBack = comingBack;
		this.cases = cases;
		this.letters = letters;
		this.timeline = timeline;
	}

	/**
	 * Makes a case of a mail.
	 * @param ended number of the ended case that it answers, or null
	 * @return its number; the same for the same mail
	 */
	@Transactional
	public String register(NewMail mail, List<CheckedFile> files, String ended) {
		FeedbackRequest request = new FeedbackRequest(Channel.EMAIL.key(),
				new ClearVerbatim(mail.subject(), mail.text(), null), null,
				new FeedbackRequest.Topic(null, null, null, null),
				new FeedbackRequest.Customer(mail.name(), null, null, mail.address(), false), null,
				(mail.writtenAt() != null) ? mail.writtenAt().toString() : null, null, null, null, mail.language(),
				null);
		return this.intake
			.register(request, files, Origin.mail(mail.key(), mail.language()),
					(ended != null) ? this.cases.get(ended) : null)
			.number();
	}

	/**
	 * Keeps what the customer answered by mail and tells the case.
	 * @param text what was written; empty if files alone were sent
	 * @param folded what was quoted, and the signature, or null
	 * @throws feedbackloop.process.Refusal if the case has ended
	 */
	@Transactional
	public void add(String number, String text, String folded, List<CheckedFile> files) {
		this.customers.addByMail(number, text, folded, files);
	}

	/**
	 * Takes an answer to a case that has ended.
	 * @param text what was written
	 * @param folded what was quoted, and the signature, or null
	 * @return whether the case is open again; otherwise the mail is a new case
	 */
	@Transactional
	public boolean reopen(String number, String text, String folded, List<CheckedFile> files) {
		return this.comingBack.comeBackByMail(number, text, folded, files);
	}

	/**
	 * Keeps thanks for a case that has ended, which opens nothing.
	 * @param folded what was quoted, and the signature, or null
	 * @return whether it was kept; nothing is of a customer who was erased
	 */
	@Transactional
	public boolean keepThanks(String number, String text, String folded) {
		return this.comingBack.keepThanks(number, text, folded);
	}

	/**
	 * Keeps what a program answered for the customer. The case does not go on by it.
	 */
	@Transactional
	public void noteAutomatic(String number, String text, String folded) {
		this.letters.fromCustomer(this.cases.get(number), "automatic", text, folded);
		this.timeline.note(number, Timeline.SYSTEM, "mailAutomatic", Map.of());
	}

	/**
	 * A mail that is a feedback.
	 *
	 * @param key what tells it from all others
	 * @param name what the sender is called, or null
	 * @param address an address that can be written to, or null
	 * @param subject one line, or null
	 * @param text at most 20,000 characters
	 * @param writtenAt in the past, or null
	 * @param language zh-CN or en
	 */
	public record NewMail(String key, String name, String address, String subject, String text, Instant writtenAt,
			String language) {

		@Override
		public String toString() {
			return "NewMail " + this.key;
		}

	}

}
