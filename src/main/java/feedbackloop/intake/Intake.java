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
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.CustomerSecret;
import feedbackloop.privacy.DetailBook;
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

	private final ChannelRules channels;

	private final FeedbackRepository cases;

	private final SubmissionKeys keys;

	private final Consents consents;

	private final FileStore files;

	private final Vault vault;

	private final DetailBook details;

	private final ProtectedRecord record;

	private final CustomerSecret secrets;

	private final Timeline timeline;

	private final Sensitivity sensitivity;

	private final ProcessDriver processes;

	private final Clock clock;

	Intake(ChannelRules channels, FeedbackRepository cases, SubmissionKeys keys, Consents consents, FileStore files,
			Vault vault, DetailBook details, ProtectedRecord record, CustomerSecret secrets, Timeline timeline,
			Sensitivity sensitivity, ProcessDriver processes, Clock clock) {
		this.channels = channels;
		this.cases = cases;
		this.keys = keys;
		this.consents = consents;
		this.files = files;
		this.vault = vault;
		this.details = details;
		this.record = record;
		this.secrets = secrets;
		this.timeline = timeline;
		this.sensitivity = sensitivity;
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
			if (feedback.intake().sensitive()) {
				this.timeline.note(feedback.number(), Timeline.SYSTEM, "foundSensitive",
						Map.of("rule", String.valueOf(this.sensitivity.rule(given, !files.isEmpty(), origin).rule())));
			}
			if (origin.apiClient() != null) {
				this.timeline.note(feedback.number(), Timeline.SYSTEM, "cameByClient",
						Map.of("apiClient", origin.apiClient()));
			}
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
		Contact contact = new Contact(this.vault.newDataKey(), given.person().known().isEmpty());
		boolean sensitive = this.sensitivity.of(given, withFiles, origin);
		contact.withholdWords(sensitive);
		this.record.reach(contact, given.person());
		ChannelRule channel = this.channels.of(given.channel());
		String number = BusinessKey.ofCase(now.atZone(this.clock.getZone()).toLocalDate(), this.cases.nextNumber());
		IntakeFacts facts = new IntakeFacts(given.coreBlocked(), given.mark(), origin.riskHint(), origin.personalData(),
				sensitive, channel.missing(given, withFiles));
		Feedback feedback = new Feedback(number, this.vault.randomBytes(SECRET_NONCE_BYTES), contact,
				new Arrival(given.channel().key(), channel.reach(given.person()), given.language(), origin.apiClient()),
				this.record.words(contact, given.words()),
				given.evidence().stream().map((link) -> this.record.link(contact, link)).toList(),
				this.record.subject(contact, given.subject()), facts, milestones(given, channel, origin, now));
		feedback.detailed(this.details.protect(contact, given.details()));
		return this.cases.saveAndFlush(feedback);
	}

	private static Milestones milestones(NewFeedback given, ChannelRule channel, Origin origin, Instant now) {
		Instant givenAt = channel.givenAt(given.givenAt());
		boolean startsWhenGiven = channel.startsWhenGiven() && givenAt != null && !origin.isImported();
		Instant receivedAt = startsWhenGiven ? givenAt : now;
		return new Milestones(given.occurredAt(), Objects.requireNonNullElse(givenAt, receivedAt), receivedAt, now,
				origin.recordedBy());
	}

}
