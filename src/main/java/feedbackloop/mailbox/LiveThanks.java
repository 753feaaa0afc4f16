package feedbackloop.mailbox;

import java.util.function.Supplier;

import feedbackloop.process.ModelFiles;

import org.springframework.stereotype.Component;

/**
 * The words of {@code processes/onlyThanks.yaml}, which process owners write, as they are
 * live.
 */
@Component
class LiveThanks {

	private final Supplier<OnlyThanks> live;

	LiveThanks(ModelFiles files) {
		this.live = files.kept(() -> files.list("processes", ".yaml").contains(OnlyThanks.FILE)
				? OnlyThanks.read(files.read(OnlyThanks.FILE)) : OnlyThanks.NOTHING);
	}

	/**
	 * Whether the text says nothing else.
	 * @param name of who wrote it; null if unknown
	 */
	boolean isSaid(String text, String name) {
		return this.live.get().isSaid(text, name);
	}

	/**
	 * Whether a program answers for somebody who is away.
	 */
	boolean isAway(String subject, String text) {
		return this.live.get().isAway(subject, text);
	}

}
