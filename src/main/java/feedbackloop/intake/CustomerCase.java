package feedbackloop.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import feedbackloop.deadlines.AfterClosure;
import feedbackloop.evidence.CheckedFile;
import feedbackloop.evidence.FileContent;
import feedbackloop.evidence.FileStore;
import feedbackloop.evidence.SentFiles;
import feedbackloop.evidence.StoredFile;
import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.CustomerSecret;
import feedbackloop.privacy.LetterBook;
import feedbackloop.privacy.Vault;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a customer does with the own case: look, add, confirm, dispute, withdraw. Whoever
 * has number and secret is the customer; a wrong number and a wrong secret give the same
 * answer.
 */
@Service
class CustomerCase {

	private final FeedbackRepository repository;

	private final Cases cases;

	private final LetterBook letters;

	private final FileStore files;

	private final SentFiles sentFiles;

	private final CustomerSecret secrets;

	private final Vault vault;

	private final Timeline timeline;

	private final ProcessDriver processes;

	private final AfterClosure afterClosure;

	private final EntityManager entities;

	CustomerCase(FeedbackRepository repository, Cases cases, LetterBook letters, FileStore files, SentFiles sentFiles,
			CustomerSecret secrets, Vault vault, Timeline timeline, ProcessDriver processes, AfterClosure afterClosure,
			EntityManager entities) {
		this.repository = repository;
		this.cases = cases;
		this.letters = letters;
		this.files = files;
		this.sentFiles = sentFiles;
		this.secrets = secrets;
		this.vault = vault;
		this.timeline = timeline;
		this.processes = processes;
		this.afterClosure = afterClosure;
		this.entities = entities;
	}

	/**
	 * The case, if the secret is its own.
	 * @throws Refusal if there is no such case, it has another secret, or the customer
	 * was erased
	 */
	@Transactional(readOnly = true)
	Feedback open(String number, String secret) {
		Feedback found = this.repository.findByNumber(BusinessKey.typed(number))
			.filter((feedback) -> this.secrets.matches(feedback, secret))
			.orElseThrow(() -> Refusal.unknown("noSuchCase"));
		if (found.contact().isErased()) {
			throw Refusal.unknown("caseErased");
		}
		return found;
	}

	/**
	 * The secret of a case to which the caller has shown it before.
	 */
	String secretOf(String number) {
		return this.repository.findByNumber(number)
			.map(this.secrets::of)
			.orElseThrow(() -> Refusal.unknown("noSuchCase"));
	}

	/**
	 * A file that the customer gave.
	 * @throws Refusal if number or secret is wrong, or the customer gave no such file
	 */
	@Transactional(readOnly = true)
	FileContent file(String number, String secret, UUID id) {
		return this.files.toCustomer(open(number, secret), id);
	}

	/**
	 * Keeps a message, files or both and tells the case: as an answer if it asked, else
	 * as an addition.
	 * @return the files as stored
	 */
	@Transactional
	List<Attachment> add(String number, String secret, Message message, List<CheckedFile> files) {
		Feedback feedback = openToChange(number, secret);
		boolean hasText = !Blank.is(message.text());
		List<Problem> problems = new ArrayList<>();
		if (!hasText && files.isEmpty()) {
			problems.add(new Problem("text", "required", List.of()));
		}
		Texts.problem("text", message.text(), Texts.LONGEST).ifPresent(problems::add);
		refuse(problems);
		return keep(feedback, message.text(), null, files);
	}

	/**
	 * The same for an answer by mail that is known to belong to the case.
	 * @param text what was written; empty if files alone were sent
	 * @param folded what was quoted, and the signature, or null
	 */
	@Transactional
	void addByMail(String number, String text, String folded, List<CheckedFile> files) {
		Feedback feedback = openToChange(number, secretOf(number));
		keep(feedback, text, folded, thatFit(feedback, files));
	}

	/**
	 * Those of the files of a mail for which the case has room; the others are noted.
	 */
	List<CheckedFile> thatFit(Feedback feedback, List<CheckedFile> files) {
		int room = Math.max(0, FileStore.MOST_PER_CASE - this.files.of(feedback).size());
		if (files.size() > room) {
			this.timeline.note(feedback.number(), Timeline.SYSTEM, "mailFilesRefused",
					Map.of("count", String.valueOf(files.size() - room)));
		}
		return files.subList(0, Math.min(room, files.size()));
	}

	private List<Attachment> keep(Feedback feedback, String text, String folded, List<CheckedFile> files) {
		if (!Blank.is(text)) {
			this.letters.fromCustomer(feedback, "message", text, folded);
		}
		List<StoredFile> stored = this.files.add(feedback, Timeline.CUSTOMER, files);
		if (this.processes.tell(Messages.CUSTOMER_REPLIED, feedback.number())) {
			this.timeline.note(feedback.number(), Timeline.CUSTOMER, "customerReplied", Map.of());
		}
		else if (!this.processes.tell(Messages.CUSTOMER_ADDED, feedback.number())) {
			throw Refusal.tooLate("caseOver");
		}
		return stored.stream().map((file) -> attachment(feedback, file)).toList();
	}

	/**
	 * The files that the customer gave, oldest first.
	 */
	List<Attachment> attachments(Feedback feedback) {
		return this.files.of(feedback)
			.stream()
			.filter(StoredFile::isOfCustomer)
			.map((file) -> attachment(feedback, file))
			.toList();
	}

	/**
	 * The files that we sent, with what was written.
	 */
	LetterFiles sent(Feedback feedback) {
		Map<UUID, Attachment> known = new HashMap<>();
		Map<Long, List<UUID>> sent = this.sentFiles.of(feedback);
		if (!sent.isEmpty()) {
			this.files.of(feedback).forEach((file) -> known.put(file.id(), attachment(feedback, file)));
		}
		Map<Long, List<Attachment>> files = new HashMap<>();
		sent.forEach((written, ids) -> files.put(written, ids.stream().map(known::get).toList()));
		return new LetterFiles(files);
	}

	/**
	 * Accepts or disputes the solution.
	 * @throws Refusal if there is no solution yet, or the case has ended
	 */
	@Transactional
	void confirm(String number, String secret, Confirmation confirmation) {
		Feedback feedback = openToChange(number, secret);
		check(confirmation);
		if (feedback.status() != Status.RESOLVED) {
			throw Refusal.tooLate((feedback.status() == Status.DISPUTED) ? "disputedBefore" : "notResolved");
		}
		boolean satisfied = confirmation.satisfied();
		feedback.judged(satisfied, confirmation.score());
		if (!Blank.is(confirmation.comment())) {
			this.letters.fromCustomer(feedback, "comment", confirmation.comment());
		}
		this.timeline.note(feedback.number(), Timeline.CUSTOMER, satisfied ? "customerConfirmed" : "customerDisputed",
				Map.of());
		if (!satisfied) {
			this.cases.move(feedback, Status.DISPUTED);
		}
		String event = satisfied ? Messages.CUSTOMER_CONFIRMED : Messages.CUSTOMER_DISPUTED;
		if (!this.processes.tell(event, feedback.number())) {
			throw Refusal.tooLate("notResolved");
		}
	}

	/**
	 * Rates a closed case, also one that closed because the customer said nothing. The
	 * same again changes nothing.
	 * @throws Refusal if it is not closed, or the time for that is over
	 */
	@Transactional
	void rate(String number, String secret, Rating rating) {
		Feedback feedback = open(number, secret);
		this.entities.refresh(feedback, LockModeType.PESSIMISTIC_WRITE);
		check(rating);
		if (!this.afterClosure.isWithin(feedback)) {
			throw Refusal.tooLate("notRatable");
		}
		boolean hasComment = !Blank.is(rating.comment())
				&& !this.letters.isSaidAgain(feedback, "comment", rating.comment());
		if (hasComment || !rating.score().equals(feedback.satisfactionScore())) {
			feedback.rated(rating.score());
			this.timeline.note(feedback.number(), Timeline.CUSTOMER, "rated",
					Map.of("score", rating.score().toString()));
		}
		if (hasComment) {
			this.letters.fromCustomer(feedback, "comment", rating.comment());
		}
	}

	/**
	 * Whether the customer may rate the case now.
	 */
	boolean mayRate(Feedback feedback) {
		return this.afterClosure.isWithin(feedback);
	}

	/**
	 * The same of the case of that number.
	 */
	@Transactional(readOnly = true)
	boolean mayRate(String number) {
		return this.repository.findByNumber(number).filter(this::mayRate).isPresent();
	}

	/**
	 * Ends the case; what it set in motion goes on.
	 */
	@Transactional
	void withdraw(String number, String secret) {
		Feedback feedback = openToChange(number, secret);
		this.timeline.note(feedback.number(), Timeline.CUSTOMER, "withdrawn", Map.of());
		if (!this.processes.tell(Messages.WITHDRAWN, feedback.number())) {
			throw Refusal.tooLate("caseOver");
		}
	}

	/**
	 * The case, locked, so that a second click finds what the first has done.
	 */
	private Feedback openToChange(String number, String secret) {
		Feedback feedback = open(number, secret);
		this.entities.refresh(feedback, LockModeType.PESSIMISTIC_WRITE);
		if (feedback.status().isFinal()) {
			throw Refusal.tooLate("caseOver");
		}
		return feedback;
	}

	private Attachment attachment(Feedback feedback, StoredFile file) {
		return new Attachment(file.id(), this.vault.open(feedback.contact(), file.name()), file.size(),
				file.mediaType(), null);
	}

	private static void check(Rating rating) {
		List<Problem> problems = new ArrayList<>();
		if (rating.score() == null || rating.score() < 1 || rating.score() > 5) {
			problems.add(new Problem("score", (rating.score() == null) ? "required" : "score", List.of()));
		}
		Texts.problem("comment", rating.comment(), Texts.LONGEST).ifPresent(problems::add);
		refuse(problems);
	}

	private static void check(Confirmation confirmation) {
		List<Problem> problems = new ArrayList<>();
		if (confirmation.satisfied() == null) {
			problems.add(new Problem("satisfied", "required", List.of()));
		}
		if (confirmation.score() != null && (confirmation.score() < 1 || confirmation.score() > 5)) {
			problems.add(new Problem("score", "score", List.of()));
		}
		Texts.problem("comment", confirmation.comment(), Texts.LONGEST).ifPresent(problems::add);
		refuse(problems);
	}

	private static void refuse(List<Problem> problems) {
		if (!problems.isEmpty()) {
			throw new Refusal(Refusal.Reason.INVALID, problems);
		}
	}

}
