package feedbackloop.evidence;

import java.time.Instant;
import java.util.UUID;

import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.ProtectedText;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * A file that a customer or a member of staff gave as evidence. It is encrypted with the
 * data key of the case's contact. So erasing that key erases the file.
 */
@Entity
class EvidenceFile {

	@Id
	private UUID id;

	@ManyToOne(fetch = FetchType.LAZY)
	private Feedback feedback;

	private Instant addedAt;

	private String addedBy;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "name_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "name_masked"))
	private ProtectedText name;

	@Enumerated(EnumType.STRING)
	private FileType type;

	private int size;

	private byte[] sha256;

	private byte[] contentSealed;

	private byte[] thumbnailSealed;

	@Enumerated(EnumType.STRING)
	private FileScan scan;

	protected EvidenceFile() {
	}

	/**
	 * A new file of the case.
	 * @param file its type, size and cleaned content; stored is what was made of them
	 * @param sha256 of the content before it was encrypted
	 */
	EvidenceFile(Feedback feedback, Instant addedAt, String addedBy, CheckedFile file, ProtectedText name,
			byte[] sha256, byte[] contentSealed, byte[] thumbnailSealed) {
		this.id = UUID.randomUUID();
		this.feedback = feedback;
		this.addedAt = addedAt;
		this.addedBy = addedBy;
		this.name = name;
		this.type = file.type();
		this.size = file.bytes().length;
		this.sha256 = sha256;
		this.contentSealed = contentSealed;
		this.thumbnailSealed = thumbnailSealed;
		this.scan = FileScan.PENDING;
	}

	void scanned(FileScan result) {
		this.scan = result;
	}

	String number() {
		return this.feedback.number();
	}

	Contact contact() {
		return this.feedback.contact();
	}

	StoredFile listed() {
		return new StoredFile(this.id, this.name, this.type, this.size, this.addedAt, this.addedBy, this.scan);
	}

	byte[] contentSealed() {
		return this.contentSealed;
	}

}
