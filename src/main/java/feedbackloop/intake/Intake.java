package feedbackloop.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import feedbackloop.evidence.CheckedFile;
import feedbackloop.evidence.FileStore;
import feedbackloop.feedback.Arrival;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.IntakeFacts;
import feedbackloop.feedback.Milestones;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.Timeline;
import feedbackloop.feedback.Verbatim;
import feedbackloop.privacy.ContactIndex;
import feedbackloop.privacy.CustomerSecret;
import feedbackloop.privacy.DetailBook;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.CaseFacts;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers a feedback, whatever channel it came by. The case, its key, the start of its
 * process and the acknowledgement commit together or not at all.
 */
@Service
class Intake {

	private static final int SECRET_NONCE_BYTES = 16;

	private static final int LINE = 200;

	private static final int LINK = 2000;

	private final FeedbackRepository cases;

	private final SubmissionKeys keys;

	private final Consents consents;

	private final FileStore files;

	private final Vault vault;

	private final DetailBook details;

	private final Masker masker;

	private final ContactIndex index;

	private final CustomerSecret secrets;

	private final Timeline timeline;

	private final ProcessDriver processes;

	private final Clock clock;

	Intake(FeedbackRepository cases, SubmissionKeys keys, Consents consents, FileStore files, Vault vault,
			DetailBook details, Masker masker, ContactIndex index, CustomerSecret secrets, Timeline timeline,
			ProcessDriver processes, Clock clock) {
		this.cases = cases;
		this.keys = keys;
		this.consents = consents;
		this.files = files;
		this.vault = vault;
		this.details = details;
		this.masker = masker;
		this.index = index;
		this.secrets = secrets;
		this.timeline = timeline;
		this.processes = processes;
		this.clock = clock;
	}

	/**
	 * Makes a case of the feedback, or finds the case that the same submission made
	 * before. Files of the same submission that came later are added to it.
	 * @throws Refusal if a field is wrong or the key was used for another feedback
	 */
	@Transactional
	Receipt register(FeedbackRequest request, List<CheckedFile> files, Origin origin) {
		return register(request, files, origin, null);
	}

	/**
	 * The same, where the customer goes on from a case that has ended.
	 * @param ended null for none
	 */
	@Transactional
	Receipt register(FeedbackRequest request, List<CheckedFile> files, Origin origin, Feedback ended) {
		Instant now = this.clock.instant();
		NewFeedback given = FeedbackCheck.check(request, now, this.clock.getZone(), origin.language());
		Optional<String> before = (origin.key() != null) ? this.keys.find(origin, request) : Optional.empty();
		Feedback feedback = before.flatMap(this.cases::findByNumber)
			.orElseGet(() -> record(given, !files.isEmpty(), origin, now));
		String actor = (origin.recordedBy() != null) ? origin.recordedBy() : Timeline.CUSTOMER;
		if (before.isEmpty()) {
			if (origin.key() != null) {
				this.keys.keep(origin, request, feedback.number(), now);
			}
			if (origin.consent() != null) {
				this.consents.keep(feedback.number(), origin.consent(), now);
			}
			this.timeline.note(feedback.number(), actor, "registered", Map.of("channel", feedback.arrival().channel()));
			if (ended != null) {
				feedback.goesOnFrom(ended);
				this.cases.flush();
				this.consents.goesOn(ended.number(), feedback.number());
				this.timeline.note(feedback.number(), Timeline.SYSTEM, "goesOnFrom", Map.of("named", ended.number()));
			}
			this.processes.registered(feedback.number(), CaseFacts.of(feedback));
		}
		this.files.add(feedback, actor, files);
		return Receipt.of(feedback.number(), this.secrets.of(feedback));
	}

	private Feedback record(NewFeedback given, boolean withFiles, Origin origin, Instant now) {
		Contact contact = contact(given.person());
		String number = BusinessKey.ofCase(now.atZone(this.clock.getZone()).toLocalDate(), this.cases.nextNumber());
		IntakeFacts facts = new IntakeFacts(given.coreBlocked(), given.mark(), origin.riskHint(), origin.personalData(),
				given.missing(withFiles));
		Feedback feedback = new Feedback(number, this.vault.randomBytes(SECRET_NONCE_BYTES), contact,
				new Arrival(given.channel().key(), given.reach(), given.language()), words(contact, given.words()),
				given.evidence().stream().map((link) -> link(contact, link)).toList(),
				given.subject().each((text) -> masked(contact, text)), facts, milestones(given, origin, now));
		feedback.detailed(this.details.protect(contact, given.details()));
		return this.cases.saveAndFlush(feedback);
	}

	private Verbatim words(Contact contact, ClearVerbatim given) {
		return new Verbatim(this.vault.protect(contact, given.summary()),
				this.vault.protect(contact, given.description()), this.vault.protect(contact, given.demand()));
	}

	private static Milestones milestones(NewFeedback given, Origin origin, Instant now) {
		boolean startsWhenGiven = given.channel().startsWhenGiven() && given.givenAt() != null && !origin.isImported();
		Instant receivedAt = startsWhenGiven ? given.givenAt() : now;
		return new Milestones(given.occurredAt(), Objects.requireNonNullElse(given.givenAt(), receivedAt), receivedAt,
				now, origin.recordedBy());
	}

	private Contact contact(NewFeedback.Person person) {
		Contact contact = new Contact(this.vault.newDataKey(), person.known().isEmpty());
		contact.named(this.vault.seal(contact, person.name(), this.masker.name(person.name())),
				masked(contact, person.department()));
		if (person.phone() != null) {
			contact.reachedByPhone(this.vault.seal(contact, person.phone(), this.masker.phone(person.phone())),
					this.index.ofPhone(person.phone()));
		}
		if (person.email() != null) {
			contact.reachedByMail(this.vault.seal(contact, person.email(), this.masker.email(person.email())),
					this.index.ofMail(person.email()));
		}
		return contact;
	}

	/**
	 * Short facts about the case stand in the record masked only.
	 */
	private String masked(Contact contact, String text) {
		ProtectedText line = this.vault.protect(contact, text);
		return (line != null) ? cut(line.masked(), LINE) : null;
	}

	private ProtectedText link(Contact contact, String text) {
		ProtectedText link = this.vault.protect(contact, text);
		return new ProtectedText(link.sealed(), cut(link.masked(), LINK));
	}

	/**
	 * A mask may be longer than what it hides.
	 */
	private static String cut(String text, int longest) {
		boolean fits = text.codePointCount(0, text.length()) <= longest;
		return fits ? text : text.substring(0, text.offsetByCodePoints(0, longest));
	}

}
