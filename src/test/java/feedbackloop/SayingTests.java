package feedbackloop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people read is said in one place: sentences by {@code Words}, times by
 * {@code HouseTime}, in code and in templates.
 */
class SayingTests {

	private static final Path MAIN = Path.of("src/main");

	@Test
	void codeSaysSentencesThroughWords() throws IOException {
		assertThat(filesWith(".java", "MessageSource\\b")).as("all others say sentences by words/Words")
			.containsExactlyInAnyOrder("java/feedbackloop/words/Words.java",
					// What models add to the sentences, and the command that has no
					// application.
					"java/feedbackloop/process/ModelWords.java", "java/feedbackloop/models/deploy/CheckCommand.java");
	}

	@Test
	void codeWritesTimesInOnePlace() throws IOException {
		assertThat(filesWith(".java", "ofPattern\\(")).as("all others write times by words/HouseTime")
			.containsExactlyInAnyOrder("java/feedbackloop/words/HouseTime.java", "java/feedbackloop/words/Words.java");
		assertThat(filesWith(".java", "\\.atZone(SameInstant)?\\([^)]*[cC]lock\\.getZone\\(\\)\\)\\.toOffsetDateTime"))
			.as("all others read times by words/HouseTime")
			.containsExactly("java/feedbackloop/words/HouseTime.java");
	}

	@Test
	void templatesSayBothAsCodeDoes() throws IOException {
		assertThat(filesWith(".html", "msgOrNull|#temporals|#dates"))
			.as("templates that do not say it by @words or @houseTime")
			.isEmpty();
	}

	private static List<String> filesWith(String ending, String words) throws IOException {
		Pattern pattern = Pattern.compile(words);
		try (Stream<Path> files = Files.walk(MAIN)) {
			return files.filter((file) -> file.toString().endsWith(ending))
				.filter((file) -> pattern.matcher(text(file)).find())
				.map((file) -> MAIN.relativize(file).toString())
				.toList();
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
