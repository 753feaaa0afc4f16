package feedbackloop.trackers;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.notation.Unreadable;
import feedbackloop.process.FilePreview;
import feedbackloop.trackers.Trackers.Tracker;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Shows whoever edits the trackers which buttons there will be and what states mean. An
 * invented measure shows where the buttons lead.
 */
@Component
class TrackersPreview implements FilePreview {

	private static final String NUMBER = "IM-20261130-000001-2";

	private final TrackerSettings settings;

	private final Words words;

	TrackersPreview(TrackerSettings settings, Words words) {
		this.settings = settings;
		this.words = words;
	}

	@Override
	public boolean reads(String name) {
		return name.equals(Trackers.FILE);
	}

	@Override
	public List<PreviewedText> show(String name, String text, Map<String, String> asked) {
		try {
			Trackers trackers = Trackers.read(text);
			return Stream
				.concat(trackers.byName().values().stream().map(this::button),
						trackers.words()
							.entrySet()
							.stream()
							.map((entry) -> new PreviewedText(this.words.of("itemState", entry.getKey().id()),
									String.join(", ", entry.getValue()))))
				.toList();
		}
		catch (Unreadable ex) {
			return List.of();
		}
	}

	private PreviewedText button(Tracker tracker) {
		String title = this.words.say("workItems.sample");
		String teams = tracker.teams().isEmpty() ? this.words.say("workItems.allTeams")
				: this.words.list("group", tracker.teams());
		return new PreviewedText(
				this.words.say("workItems.new", tracker.name().chinese()) + " / "
						+ this.words.say("workItems.new", tracker.name().english()),
				this.words.say("workItems.offered", teams) + "\n"
						+ tracker.newItem().of(NUMBER, title, "product", this.settings.link(NUMBER)));
	}

}
