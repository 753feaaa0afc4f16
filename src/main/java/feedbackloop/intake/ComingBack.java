package feedbackloop.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.clients.ApiClient;
import feedbackloop.deadlines.AfterClosure;
import feedbackloop.evidence.CheckedFile;
import feedbackloop.evidence.FileStore;
import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.Subject;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.LetterBook;
import feedbackloop.privacy.Vault;
import feedbackloop.process.CaseFacts;
import feedbackloop.process.NamedCases;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.words.StandIn;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a customer who comes back to a case that has ended. A closed one is
 * reopened within the time of the table {@code timeLimits}. Later, what the customer
 * writes is a new case that goes on from it. So it is where it was declined or withdrawn.
 */
@Service
class ComingBack {

	private static final String REASON = "reason";

	/** As the customer's words on a result are kept. */
	private static final String COMMENT = "comment";

	private final CustomerCase customers;

	private final NamedCases cases;

	private final Intake intake;

	private final AfterClosure afterClosure;

	private final ProcessDriver processes;

	private final LetterBook letters;

	private final FileStore files;

	private final Vault vault;

	private final Timeline timeline;

	private final Clock clock;

	ComingBack(CustomerCase customers, NamedCases cases, Intake intake, AfterClosure afterClosure,
			ProcessDriver processes, LetterBook letters, FileStore files, Vault vault, Timeline timeline, Clock clock) {
		this.customers = customers;
		this.cases = cases;
		this.intake = intake;
		this.afterClosure = afterClosure;
		this.processes = processes;
		this.letters = letters;
		this.files = files;
		this.vault = vault;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * Whether the same case may be opened again. By a process from before none can, and
	 * nothing can be kept of a customer who was erased.
	 */
	boolean mayReopen(Feedback feedback) {
		return !feedback.contact().isErased() && this.afterClosure.isWithin(feedback) && this.processes.canReopen();
	}

	/**
	 * Until when the same case may be opened again, if it may.
	 */
	Optional<Instant> reopenUntil(Feedback feedback) {
		return mayReopen(feedback) ? this.afterClosure.end(feedback) : Optional.empty();
	}

	/**
	 * Reopens the case, or registers a new one that goes on from it. The same again
	 * changes nothing.
	 * @param channel by which a new case would come
	 * @param client the API client that brings it, or null
	 * @return the receipt of the new case; empty if the same one is open again
	 * @throws Refusal if number, secret or reason is wrong, the case has not ended, or
	 * the client may make none
	 */
	@Transactional
	Optional<Receipt> comeBack(String number, String secret, String reason, List<CheckedFile> files, Channel channel,
			ApiClient client) {
		Feedback feedback = this.cases.locked(this.customers.open(number, secret).number());
		check(reason);
		if (feedback.status().isFinal()) {
			if (!mayReopen(feedback)) {
				return Optional.of(goOn(feedback, reason, files, channel, client));
			}
			reopen(feedback, reason, null);
			this.files.add(feedback, Timeline.CUSTOMER, files);
			return Optional.empty();
		}
		if (feedback.reopenedAt() == null || !this.letters.isSaidAgain(feedback, COMMENT, reason)) {
			throw Refusal.tooLate("notEnded");
		}
		return Optional.empty();
	}

	/**
	 * Takes an answer by mail to a case that has ended.
	 * @param text what was written
	 * @param folded what was quoted, and the signature, or null
	 * @return whether the case is open again; otherwise the mail is a new case
	 */
	@Transactional
	boolean comeBackByMail(String number, String text, String folded, List<CheckedFile> files) {
		Feedback feedback = this.cases.locked(number);
		if (feedback.contact().isErased()) {
			return false;
		}
		if (!feedback.status().isFinal()) {
			this.customers.addByMail(number, text, folded, files);
			return true;
		}
		if (!mayReopen(feedback)) {
			return false;
		}
		reopen(feedback, text, folded);
		this.files.add(feedback, Timeline.CUSTOMER, this.customers.thatFit(feedback, files));
		return true;
	}

	/**
	 * Keeps thanks by mail for a case that has ended.
	 * @return whether it was kept; nothing is of a customer who was erased
	 */
	@Transactional
	boolean keepThanks(String number, String text, String folded) {
		Feedback feedback = this.cases.locked(number);
		if (feedback.contact().isErased()) {
			return false;
		}
		if (!feedback.status().isFinal()) {
			this.customers.addByMail(number, text, folded, List.of());
			return true;
		}
		this.letters.fromCustomer(feedback, COMMENT, text, folded);
		this.timeline.note(number, Timeline.CUSTOMER, "customerThanked", Map.of());
		return true;
	}

	private void reopen(Feedback feedback, String reason, String folded) {
		this.letters.fromCustomer(feedback, COMMENT, reason, folded);
		feedback.reopened(this.clock.instant());
		this.timeline.note(feedback.number(), Timeline.CUSTOMER, "customerReopened", Map.of());
		this.processes.reopened(feedback.number(), CaseFacts.reopened(feedback));
	}

	private Receipt goOn(Feedback ended, String reason, List<CheckedFile> files, Channel channel, ApiClient client) {
		if (client != null) {
			client.mayUse(channel.key());
		}
		Subject about = ended.subject();
		FeedbackRequest request = new FeedbackRequest(channel.key(), new ClearVerbatim(null, reason, null), null,
				new FeedbackRequest.Topic(about.product(), about.module(), about.region(), about.customerGroup()),
				customer(ended.contact()), about.userCategory(), null, null, null, null, ended.arrival().language(),
				null);
		Origin origin = Origin.goingOn((client != null) ? client.name() : null,
				ended.number() + " " + this.vault.index(reason), ended.arrival().language());
		return this.intake.register(request, files, origin, ended);
	}

	private FeedbackRequest.Customer customer(Contact contact) {
		if (contact.isErased()) {
			return null;
		}
		boolean gone = contact.isNameErased() || StandIn.ERASED.mark().equals(contact.department());
		return new FeedbackRequest.Customer(left(contact, contact.name()), gone ? null : contact.department(),
				left(contact, contact.phone()), left(contact, contact.email()), false);
	}

	/** Of what was erased, only a mark is left, and nobody is called that. */
	private String left(Contact contact, ProtectedText text) {
		return (text != null && text.sealed() != null) ? this.vault.open(contact, text) : null;
	}

	private static void check(String reason) {
		if (Blank.is(reason)) {
			throw Refusal.invalid(REASON, "required");
		}
		Texts.problem(REASON, reason, Texts.LONGEST).ifPresent((problem) -> {
			throw new Refusal(Refusal.Reason.INVALID, List.<Problem>of(problem));
		});
	}

}
