package feedbackloop.contact;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import feedbackloop.contact.ContactStates.ContactState;
import feedbackloop.evidence.CheckedFile;
import feedbackloop.evidence.FileStore;
import feedbackloop.evidence.SentFiles;
import feedbackloop.evidence.StoredFile;
import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.notification.CustomerMessages;
import feedbackloop.notification.LetterPreview;
import feedbackloop.notification.MessagePlan;
import feedbackloop.privacy.Vault;
import feedbackloop.process.DraftOrigin;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.process.StoredText;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages to a customer that a person writes at any time, beside any task, with files of
 * the case. Each goes out once.
 */
@Service
class CustomerNotes {

	/** Of what is too long to be sent, much is kept so that it can be shortened. */
	private static final int LONGEST_DRAFT = 2 * StoredText.CORRESPONDENCE;

	private final NamedCases cases;

	private final MessageWriters writers;

	private final StaffRequests requests;

	private final MessageDrafts drafts;

	private final ContactStates states;

	private final CorrespondenceRepository letters;

	private final CustomerMessages messages;

	private final MessagePlan plan;

	private final LetterPreview previews;

	private final FileStore files;

	private final SentFiles sent;

	private final Vault vault;

	private final Clock clock;

	CustomerNotes(NamedCases cases, MessageWriters writers, StaffRequests requests, MessageDrafts drafts,
			ContactStates states, CorrespondenceRepository letters, CustomerMessages messages, MessagePlan plan,
			LetterPreview previews, FileStore files, SentFiles sent, Vault vault, Clock clock) {
		this.cases = cases;
		this.writers = writers;
		this.requests = requests;
		this.drafts = drafts;
		this.states = states;
		this.letters = letters;
		this.messages = messages;
		this.plan = plan;
		this.previews = previews;
		this.files = files;
		this.sent = sent;
		this.vault = vault;
		this.clock = clock;
	}

	/**
	 * Sends a message, and forgets the draft of it.
	 * @param chosen files that the case has
	 * @param uploads files that it has not yet
	 * @param key under which it is sent once, or null
	 * @throws Refusal if the person may not, the customer cannot be written to, or what
	 * was given is wrong
	 */
	@Transactional
	void send(String number, MessageDraft message, List<CheckedFile> uploads, String key, String userId) {
		Feedback feedback = writable(number, userId);
		String text = StoredText.checked("text", message.text(), StoredText.CORRESPONDENCE);
		if (text.isEmpty()) {
			throw Refusal.invalid("text", "blankMessage");
		}
		if (!this.plan.reaches(CustomerMessages.MESSAGE, feedback)) {
			throw Refusal.invalid("text", "cannotTell");
		}
		if (this.requests.isFirst(userId, key, number, text, message.files().toString(), said(uploads))) {
			List<UUID> together = together(feedback, message.files(), uploads, userId);
			Correspondence written = this.letters.save(
					new Correspondence(feedback, this.clock.instant(), Correspondence.OUT, Correspondence.MESSAGE_TEXT,
							userId, null, this.vault.protect(feedback.contact(), text), false));
			this.sent.send(written, together);
			this.messages.say(feedback, text, names(feedback, together), "message:" + written.id());
			this.drafts.discard(feedback, userId);
		}
	}

	/**
	 * Keeps a message as the draft; what was uploaded stands with the case from then on.
	 * What is too long to be sent is kept as well, so that it can be shortened.
	 */
	@Transactional
	MessageDraft keep(String number, MessageDraft message, List<CheckedFile> uploads, String userId) {
		Feedback feedback = writable(number, userId);
		MessageDraft draft = fit(feedback, message, uploads, userId);
		this.drafts.replace(feedback, userId, draft);
		return draft;
	}

	/**
	 * Keeps what a script saves while somebody types. It may arrive after the same was
	 * sent, and is no draft then.
	 * @param key under which the form sends it
	 * @return the version of the draft, or null where there is none
	 * @throws Refusal if the person may not, or another window saved a draft
	 */
	@Transactional
	Long keepTyped(String number, MessageDraft message, DraftOrigin origin, String key, String userId) {
		Feedback feedback = writable(number, userId);
		return this.requests.isDone(userId, key) ? null
				: this.drafts.keep(feedback, userId, fit(feedback, message, List.of(), userId), origin);
	}

	/**
	 * What the person has typed and not sent.
	 * @throws Refusal if the person may not
	 */
	@Transactional(readOnly = true)
	Typed typed(String number, String userId) {
		Feedback feedback = this.cases.get(number);
		demandWriter(feedback, userId);
		ContactState state = this.states.of(number, userId);
		return new Typed(state.version(), this.drafts.open(feedback, state.draft()));
	}

	private MessageDraft fit(Feedback feedback, MessageDraft message, List<CheckedFile> uploads, String userId) {
		String text = StoredText.checked("text", message.text(), LONGEST_DRAFT);
		return new MessageDraft(text, together(feedback, message.files(), uploads, userId));
	}

	/**
	 * The letter as the customer would get it, masked.
	 * @throws Refusal if there is no way to write to the customer
	 */
	LetterPreview.Shown preview(String number, String text) {
		return this.previews.of(number, CustomerMessages.MESSAGE, text)
			.orElseThrow(() -> Refusal.invalid("text", "cannotTell"));
	}

	private Feedback writable(String number, String userId) {
		Feedback feedback = this.cases.locked(number);
		demandWriter(feedback, userId);
		if (feedback.contact().isErased()) {
			throw Refusal.tooLate("contactErased");
		}
		return feedback;
	}

	private void demandWriter(Feedback feedback, String userId) {
		if (!this.writers.mayWrite(feedback, userId)) {
			throw Refusal.forbidden("notYoursToWrite");
		}
	}

	/**
	 * Tells files apart that the case has not yet, by their names and all that is in
	 * them.
	 */
	private static String said(List<CheckedFile> uploads) {
		return uploads.stream()
			.map((file) -> file.name() + "\u0000" + new String(file.bytes(), StandardCharsets.ISO_8859_1))
			.collect(Collectors.joining("\u0000"));
	}

	/** Each once, those of the case first. */
	private List<UUID> together(Feedback feedback, List<UUID> chosen, List<CheckedFile> uploads, String userId) {
		Set<UUID> all = new LinkedHashSet<>(chosen);
		Map<UUID, StoredFile> known = known(feedback);
		if (!known.keySet().containsAll(all)) {
			throw Refusal.invalid("files", "files.unknown");
		}
		if (all.stream().map(known::get).anyMatch(StoredFile::isInfected)) {
			throw Refusal.invalid("files", "files.infected");
		}
		this.files.add(feedback, userId, uploads).forEach((file) -> all.add(file.id()));
		return new ArrayList<>(all);
	}

	private List<String> names(Feedback feedback, List<UUID> ids) {
		Map<UUID, StoredFile> known = known(feedback);
		return ids.stream().map((id) -> this.vault.open(feedback.contact(), known.get(id).name())).toList();
	}

	private Map<UUID, StoredFile> known(Feedback feedback) {
		return this.files.of(feedback).stream().collect(Collectors.toMap(StoredFile::id, Function.identity()));
	}

	/**
	 * What a person has typed.
	 *
	 * @param version null if there is no draft
	 */
	record Typed(Long version, MessageDraft draft) {

	}

}
