package feedbackloop.models.drafts;

import java.time.Instant;

import feedbackloop.models.files.ModelFile;

/**
 * A file that an owner changes and has not put live; all owners see it.
 *
 * @param baseVersion the version that was live when it was begun, 0 for a new file
 * @param revision counts the savings from 1
 * @param editedBy user id of who saved it last
 * @param proposedBy user id of who asks another owner to put it live, or null
 * @param reason why, as proposed; null before
 * @param replayId the replay that was looked at, as proposed; null without one
 */
public record Draft(String name, String text, int baseVersion, int revision, String editedBy, Instant editedAt,
		String proposedBy, Instant proposedAt, String reason, Long replayId) {

	public ModelFile file() {
		return new ModelFile(this.name, this.text);
	}

	/**
	 * Whether it takes the file out of what is live: it has no text.
	 */
	public boolean isRetirement() {
		return this.text.isEmpty();
	}

	public boolean isProposed() {
		return this.proposedBy != null;
	}

}
