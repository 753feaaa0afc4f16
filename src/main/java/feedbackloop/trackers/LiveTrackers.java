package feedbackloop.trackers;

import java.util.Optional;
import java.util.function.Supplier;

import feedbackloop.process.ModelFiles;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * The trackers of {@code processes/trackers.yaml}, which process owners write, as they
 * are live; none without the file.
 */
@Component
class LiveTrackers {

	private final Supplier<Trackers> live;

	private final Words words;

	LiveTrackers(ModelFiles files, Words words) {
		this.live = files.kept(() -> files.list("processes", ".yaml").contains(Trackers.FILE)
				? Trackers.read(files.read(Trackers.FILE)) : Trackers.NONE);
		this.words = words;
	}

	Trackers get() {
		return this.live.get();
	}

	/**
	 * What the item is called: its key, else the host.
	 */
	String label(ItemUrl url) {
		Optional<String> key = get().at(url).flatMap((tracker) -> tracker.kind().key(url));
		return key.or(() -> TrackerKind.of(url).key(url)).orElse(url.host());
	}

	/**
	 * What the tracker is called in the reader's words: its name, else the product's,
	 * else nothing.
	 */
	String name(ItemUrl url) {
		return get().at(url).map((tracker) -> tracker.name().in(this.words.language())).orElseGet(() -> {
			TrackerKind kind = TrackerKind.of(url);
			return (kind != TrackerKind.OTHER) ? this.words.of("trackerKind", kind.id()) : null;
		});
	}

}
