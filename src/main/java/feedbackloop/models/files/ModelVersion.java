package feedbackloop.models.files;

import java.time.Instant;

/**
 * One version of a file that is or was live: who put it live, when, how and why. One
 * without a text retires the file.
 *
 * @param version counts from 1 for each file
 * @param deploymentId the engine's deployment that holds it, null for one that retires
 * @param definitionId the engine's process or decision definition, null for other files
 * @param deployedBy user id, or {@code system} for what came with a start
 * @param source folder, page, modeler or rest
 * @param reason null when none was given
 * @param replayId the replay that was looked at before, null without one
 */
public record ModelVersion(long id, String name, int version, String text, String deploymentId, String definitionId,
		String deployedBy, Instant deployedAt, String source, String reason, Long replayId) {

	public ModelFile file() {
		return new ModelFile(this.name, this.text);
	}

	public boolean isRetired() {
		return this.text.isEmpty();
	}

}
