package feedbackloop.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.MasksChanged;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the files of cases encrypted and hands them out to those who may see them.
 */
@Service
public class FileStore {

	/** Files of a case. */
	public static final int MOST_PER_CASE = 50;

	private static final int LONGEST_MASKED_NAME = 400;

	private final EvidenceFileRepository files;

	private final NamedCases cases;

	private final Vault vault;

	private final Timeline timeline;

	private final FileReaders readers;

	private final SentFiles sent;

	private final Clamd clamd;

	private final EntityManager entities;

	private final Clock clock;

	FileStore(EvidenceFileRepository files, NamedCases cases, Vault vault, Timeline timeline, FileReaders readers,
			SentFiles sent, Clamd clamd, EntityManager entities, Clock clock) {
		this.files = files;
		this.cases = cases;
		this.vault = vault;
		this.timeline = timeline;
		this.readers = readers;
		this.sent = sent;
		this.clamd = clamd;
		this.entities = entities;
		this.clock = clock;
	}

	/**
	 * Adds files to the case. One that the case has already is not added again, so that
	 * sending once more is safe.
	 * @param actor a user id or {@link Timeline#CUSTOMER}
	 * @return the files as stored, in the order given
	 * @throws Refusal if the case would have more than 50
	 */
	@Transactional
	public List<StoredFile> add(Feedback feedback, String actor, List<CheckedFile> given) {
		List<StoredFile> stored = new ArrayList<>();
		if (!given.isEmpty()) {
			this.entities.lock(feedback, LockModeType.PESSIMISTIC_WRITE);
			given.forEach((file) -> stored.add(add(feedback, actor, file)));
			if (this.files.countByFeedback(feedback) > MOST_PER_CASE) {
				throw Refusal.invalid("files", "files.full", MOST_PER_CASE);
			}
		}
		return stored;
	}

	/**
	 * Adds files of a member of staff.
	 * @throws Refusal if there is no such case
	 */
	@Transactional
	void addByStaff(String number, String userId, List<CheckedFile> given) {
		add(this.cases.get(number), userId, given);
	}

	/**
	 * The files of a case, oldest first.
	 */
	public List<StoredFile> of(Feedback feedback) {
		return this.files.list(feedback);
	}

	/** Masks the names anew. */
	@EventListener
	void masksChanged(MasksChanged change) {
		for (StoredFile file : this.files.list(change.feedback())) {
			ProtectedText name = this.vault.remasked(change.feedback().contact(), file.name());
			this.files.remask(file.id(), cut(name.masked()));
		}
	}

	/**
	 * A file for the customer who gave it, or to whom it was sent.
	 * @throws Refusal if there is no such file for the customer, or it is not found clean
	 */
	public FileContent toCustomer(Feedback feedback, UUID id) {
		EvidenceFile file = find(feedback, id);
		refuseErased(file);
		if (!file.listed().isOfCustomer() && !this.sent.isSent(id)) {
			throw Refusal.unknown("files.unknown");
		}
		refuseUnclean(file.listed());
		return content(feedback, file, this.vault.open(feedback.contact(), file.listed().name()));
	}

	/**
	 * A file for a member of staff, which the timeline notes, because it may show more
	 * than the masked texts.
	 * @throws Refusal if there is no such file, or it is not for that person
	 */
	@Transactional
	FileContent toStaff(String number, UUID id, String userId) {
		Feedback feedback = this.cases.get(number);
		refuseOthers(feedback, userId);
		EvidenceFile file = find(feedback, id);
		refuseErased(file);
		refuseUnclean(file.listed());
		this.timeline.note(number, userId, "fileOpened", kind(file.listed()));
		return content(feedback, file, file.listed().name().masked());
	}

	/**
	 * The small picture of a file for a member of staff.
	 * @throws Refusal if there is none, or it is not for that person
	 */
	@Transactional(readOnly = true)
	FileContent thumbnail(String number, UUID id, String userId) {
		Feedback feedback = this.cases.get(number);
		refuseOthers(feedback, userId);
		this.files.find(feedback, id).ifPresent(this::refuseUnclean);
		byte[] sealed = this.files.thumbnail(feedback, id).orElseThrow(() -> Refusal.unknown("files.unknown"));
		return new FileContent("thumbnail.jpg", FileType.JPG.mediaType(),
				this.vault.openBytes(feedback.contact(), sealed));
	}

	private StoredFile add(Feedback feedback, String actor, CheckedFile file) {
		byte[] sha256 = sha256(file.bytes());
		Optional<StoredFile> before = this.files.find(feedback, sha256);
		if (before.isPresent()) {
			return before.get();
		}
		ProtectedText name = this.vault.protect(feedback.contact(), file.name());
		byte[] thumbnail = file.thumbnail();
		StoredFile stored = this.files
			.save(new EvidenceFile(feedback, this.clock.instant(), actor, file,
					new ProtectedText(name.sealed(), cut(name.masked())), sha256,
					this.vault.sealBytes(feedback.contact(), file.bytes()),
					(thumbnail != null) ? this.vault.sealBytes(feedback.contact(), thumbnail) : null))
			.listed();
		this.timeline.note(feedback.number(), actor, stored.isOfCustomer() ? "fileAdded" : "fileAddedByStaff",
				kind(stored));
		return stored;
	}

	private FileContent content(Feedback feedback, EvidenceFile file, String name) {
		return new FileContent(name, file.listed().mediaType(),
				this.vault.openBytes(feedback.contact(), file.contentSealed()));
	}

	private EvidenceFile find(Feedback feedback, UUID id) {
		return this.files.findByFeedbackAndId(feedback, id).orElseThrow(() -> Refusal.unknown("files.unknown"));
	}

	private void refuseOthers(Feedback feedback, String userId) {
		if (!this.readers.mayOpen(feedback, userId)) {
			throw Refusal.forbidden("files.closed");
		}
	}

	private static void refuseErased(EvidenceFile file) {
		if (file.contentSealed().length == 0) {
			throw Refusal.unknown("files.erased");
		}
	}

	private void refuseUnclean(StoredFile file) {
		switch (file.scan()) {
			case INFECTED -> throw Refusal.forbidden("files.infected");
			case PENDING, FAILED -> {
				if (this.clamd.isAsked()) {
					throw (file.scan() == FileScan.PENDING) ? Refusal.tooLate("files.pending")
							: Refusal.forbidden("files.unscannable");
				}
			}
			case CLEAN -> {
			}
		}
	}

	/** The timeline holds no personal data, and a name may be some. */
	private static Map<String, String> kind(StoredFile file) {
		return Map.of("type", file.type().name().toLowerCase(Locale.ROOT));
	}

	private static String cut(String masked) {
		return masked.substring(0, Math.min(masked.length(), LONGEST_MASKED_NAME));
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
