package feedbackloop.trackers;

import java.util.List;
import java.util.function.Function;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.FileContract;
import feedbackloop.process.StaffGroup;

import org.springframework.stereotype.Component;

/**
 * What the file of the trackers must be like before it goes live.
 */
@Component
class TrackersContract implements FileContract {

	@Override
	public boolean reads(String name) {
		return name.equals(Trackers.FILE);
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		try {
			CatalogueFile catalogue = CatalogueFile.readable(files.apply(CatalogueFile.NAME));
			Trackers.read(text, (team) -> StaffGroup.WORKING_IDS.contains(team) || catalogue.has(Part.TEAM, team),
					StaffGroup.workingIds(catalogue));
			return List.of();
		}
		catch (Unreadable ex) {
			return List.of(ex.in(name));
		}
	}

}
