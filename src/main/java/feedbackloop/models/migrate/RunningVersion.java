package feedbackloop.models.migrate;

import java.time.OffsetDateTime;

/**
 * How many cases run on one version of a process.
 *
 * @param name as the model says
 * @param live whether new cases start on it
 * @param file the version of the file that it came with; null where that is not known
 * @param deployedBy user id; null where that is not known
 */
record RunningVersion(String definitionId, String process, String name, int version, boolean live, int instances,
		Integer file, String deployedBy, OffsetDateTime deployedAt) {

}
