package feedbackloop.trackers;

import java.util.List;
import java.util.function.Function;

import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.FileContract;

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
			Trackers.read(text);
			return List.of();
		}
		catch (Unreadable ex) {
			return List.of(ex.in(name));
		}
	}

}
