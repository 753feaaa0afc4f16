package feedbackloop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each sentence stands once: of two with one key, one is shown where the other is meant.
 */
class MessageKeysTests {

	private static final String ENGLISH = "_en.properties";

	private static final Pattern SAID_AS_IT_STANDS = Pattern.compile("#\\{([\\w.]+)}");

	@Test
	void noKeyStandsTwice() throws IOException {
		assertThat(keys(false)).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
		assertThat(keys(true)).doesNotHaveDuplicates();
	}

	@Test
	void bothLanguagesSayTheSame() throws IOException {
		List<String> chinese = keys(false);
		List<String> english = keys(true);
		assertThat(chinese).filteredOn((key) -> !english.contains(key)).as("keys that English lacks").isEmpty();
		assertThat(english).filteredOn((key) -> !chinese.contains(key)).as("keys that Chinese lacks").isEmpty();
	}

	/** Without arguments a sentence is said as it stands. */
	@Test
	void noSentenceThatATemplateSaysShowsTwoQuotesForOne() throws IOException {
		Set<String> said = new HashSet<>();
		try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
			templates.filter(Files::isRegularFile)
				.flatMap(MessageKeysTests::lines)
				.forEach((line) -> SAID_AS_IT_STANDS.matcher(line).results().forEach((key) -> said.add(key.group(1))));
		}
		assertThat(said).hasSizeGreaterThan(300);
		try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
			assertThat(files.flatMap(MessageKeysTests::lines)
				.filter((line) -> line.contains("''") && said.contains(line.substring(0, line.indexOf('=')).strip())))
				.isEmpty();
		}
	}

	/** A file that is not named there says nothing. */
	@Test
	void everyFileIsNamedInTheSettings() throws IOException {
		YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
		settings.setResources(new ClassPathResource("application.yml"));
		try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
			assertThat(settings.getObject().getProperty("spring.messages.basename").split(","))
				.as("spring.messages.basename in application.yml")
				.containsAll(files.map((file) -> "messages/" + file.getFileName())
					.filter((file) -> !file.endsWith(ENGLISH) && !file.startsWith("messages/scripts"))
					.map((file) -> file.replace(".properties", ""))
					.toList());
		}
	}

	private static List<String> keys(boolean english) throws IOException {
		try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
			return files.filter((file) -> file.toString().endsWith(ENGLISH) == english)
				.flatMap(MessageKeysTests::lines)
				.filter((line) -> line.contains("=") && !line.startsWith("#"))
				.map((line) -> line.substring(0, line.indexOf('=')).strip())
				.toList();
		}
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8).lines();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
