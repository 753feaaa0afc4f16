package feedbackloop.improvement;

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What one team contributes to the cause of a case, or may be asked for; masked.
 *
 * @param required whether it is asked from the start, and waited for
 * @param offered whether the reader may ask for it now
 * @param dueIfAsked until when it would be due then
 * @param askedBy who asked later on, with the note on what about
 * @param open whether the team is at it, until {@code due}
 */
@Schema(name = "TeamContribution")
record TeamContribution(String team, String deliverable, boolean required, boolean offered, OffsetDateTime dueIfAsked,
		String askedBy, OffsetDateTime askedAt, String note, boolean open, OffsetDateTime due, String contributedBy,
		OffsetDateTime contributedAt, String text, String methods) {

	/** Whether the reader has nothing to read and nothing to ask. */
	@JsonIgnore
	public boolean isNothing() {
		return !this.offered && !this.open && this.askedAt == null && this.contributedAt == null;
	}

	/** Whether it is there since it was asked for last. */
	@JsonIgnore
	public boolean isThere() {
		return this.contributedAt != null && (this.askedAt == null || !this.contributedAt.isBefore(this.askedAt));
	}

}
