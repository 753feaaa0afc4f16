package feedbackloop.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.core.io.ClassPathResource;

/**
 * One of the 30 feedbacks of {@code feedbacks.txt}, as customers write them, and how it
 * is to be decided.
 *
 * @param decision a feedback type for a valid one, else {@code duplicate} (of the line
 * before), {@code spam}, {@code question} or {@code answered}
 */
record MorningsFeedback(String decision, String channel, String product, String text) {

	/** The first of each kind of decision, in the order of the morning. */
	static List<MorningsFeedback> oneOfEachKind() {
		Set<String> kinds = new HashSet<>();
		return all().stream().filter((feedback) -> kinds.add(feedback.decision())).toList();
	}

	static List<MorningsFeedback> all() {
		try {
			return new ClassPathResource("feedbacks.txt").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split(" \\| "))
				.map((parts) -> new MorningsFeedback(parts[0], parts[1], parts[2], parts[3]))
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
