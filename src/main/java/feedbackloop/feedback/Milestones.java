package feedbackloop.feedback;

import java.time.Instant;

import jakarta.persistence.Embeddable;

/**
 * When it happened, when we learned of it, and how far the case came. Null is what is not
 * known or did not happen yet.
 *
 * @param givenAt when the customer spoke to us
 * @param receivedAt when the clocks start
 * @param recordedAt when it was typed in
 * @param recordedBy user id of the member of staff who typed it in, or null
 * @param firstResponseAt when a person first answered or asked
 * @param closedAt when it ended; null again while it is reopened
 */
@Embeddable
public record Milestones(Instant occurredAt, Instant givenAt, Instant receivedAt, Instant recordedAt, String recordedBy,
		Instant firstResponseAt, Instant resolvedAt, Instant closedAt) {

	/**
	 * Those of a case of which nothing has come yet.
	 */
	public Milestones(Instant occurredAt, Instant givenAt, Instant receivedAt, Instant recordedAt, String recordedBy) {
		this(occurredAt, givenAt, receivedAt, recordedAt, recordedBy, null, null, null);
	}

	/** Clocks keep their start. Who did not say when it was given is taken at receipt. */
	Milestones told(Instant occurredAt, Instant givenAt) {
		return new Milestones((occurredAt != null) ? occurredAt : this.occurredAt,
				(givenAt != null) ? givenAt : this.givenAt, this.receivedAt, this.recordedAt, this.recordedBy,
				this.firstResponseAt, this.resolvedAt, this.closedAt);
	}

	/** Only the first response counts. */
	Milestones responded(Instant at) {
		return (this.firstResponseAt != null) ? this : new Milestones(this.occurredAt, this.givenAt, this.receivedAt,
				this.recordedAt, this.recordedBy, at, this.resolvedAt, this.closedAt);
	}

	/** Only the first solution counts. */
	Milestones moved(Status status, Instant at) {
		boolean solved = status == Status.RESOLVED && this.resolvedAt == null;
		return new Milestones(this.occurredAt, this.givenAt, this.receivedAt, this.recordedAt, this.recordedBy,
				this.firstResponseAt, solved ? at : this.resolvedAt, status.isFinal() ? at : null);
	}

}
