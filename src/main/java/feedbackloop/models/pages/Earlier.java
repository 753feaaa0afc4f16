package feedbackloop.models.pages;

import java.time.Clock;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import feedbackloop.models.files.ModelVersion;

/**
 * A version in the list of all, with how much of the live text going back to it would
 * change.
 *
 * @param places how many places of the live text would change, 0 when it reads the same
 * @param lines how many lines stand in them
 */
record Earlier(VersionRow version, int places, int lines) {

	static Earlier of(ModelVersion version, ModelVersion live, Clock clock) {
		List<AbstractDelta<String>> changes = DiffUtils
			.diff(live.text().lines().toList(), version.text().lines().toList())
			.getDeltas();
		return new Earlier(VersionRow.of(version, clock.getZone()), changes.size(),
				changes.stream()
					.mapToInt((change) -> Math.max(change.getSource().size(), change.getTarget().size()))
					.sum());
	}

}
