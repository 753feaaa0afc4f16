package feedbackloop.models.pages;

import java.time.OffsetDateTime;

import feedbackloop.models.files.ModelVersion;
import feedbackloop.words.HouseTime;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Who put a version live, when, how and why.
 *
 * @param by user id, or {@code system}
 * @param source folder, page, modeler or rest
 * @param retired whether it took the file out of what is live
 */
@Schema(name = "RuleVersion")
record VersionRow(String name, int version, String by, OffsetDateTime at, String source, String reason, Long replayId,
		boolean retired) {

	static VersionRow of(ModelVersion version, HouseTime time) {
		return new VersionRow(version.name(), version.version(), version.deployedBy(), time.at(version.deployedAt()),
				version.source(), version.reason(), version.replayId(), version.isRetired());
	}

}
