package feedbackloop.evidence;

import java.time.Instant;
import java.util.UUID;

import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.Timeline;

/**
 * A file of a case as lists show it, without its content.
 *
 * @param size in bytes, of what is handed out
 * @param addedBy user id or {@code customer}
 */
public record StoredFile(UUID id, ProtectedText name, FileType type, int size, Instant addedAt, String addedBy,
		FileScan scan) {

	public boolean isPicture() {
		return this.type.isPicture();
	}

	/**
	 * Whether the customer gave it, who then may see it.
	 */
	public boolean isOfCustomer() {
		return Timeline.CUSTOMER.equals(this.addedBy);
	}

	/**
	 * Whether the virus scanner found something, so that nobody opens it.
	 */
	public boolean isInfected() {
		return this.scan == FileScan.INFECTED;
	}

	/**
	 * The media type as we found it.
	 */
	public String mediaType() {
		return this.type.mediaType();
	}

}
