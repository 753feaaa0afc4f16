package feedbackloop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each sentence that a script in the web apps asks for is there, and no other.
 */
class ScriptSentencesTest {

	private static final Path SCRIPTS = Path.of("src/main/resources/META-INF/resources/webjars/camunda/app");

	/** It says that a part is missing, and that may be the sentences. */
	private static final String NOTICE = "cockpit/scripts/plugins.js";

	/** A quoted key, or one that is put together. */
	private static final Pattern KEY = Pattern.compile("['`]((?:app|formJs|header|past|work)\\.[^'`]+)['`]");

	private static final Pattern FILLED_IN = Pattern.compile("\\$\\{[^}]+}");

	private final Set<String> sentences = new ScriptSentences().in("zh").getBody().keySet();

	@Test
	void everySentenceIsAskedForAndEveryoneThatIsAskedForIsThere() {
		Set<String> unused = new TreeSet<>(this.sentences);
		for (String asked : asked()) {
			Pattern keys = Pattern.compile(FILLED_IN.splitAsStream(asked)
				.map(Pattern::quote)
				.reduce((one, other) -> one + "\\w+" + other)
				.get() + (asked.endsWith("}") ? "\\w+" : ""));
			assertThat(this.sentences).as(asked).anyMatch((key) -> keys.matcher(key).matches());
			unused.removeIf((key) -> keys.matcher(key).matches());
		}
		assertThat(unused).isEmpty();
	}

	@Test
	void noScriptHasSentencesOfItsOwn() {
		assertThat(scripts()).isNotEmpty()
			.filteredOn((script) -> !script.equals(SCRIPTS.resolve(NOTICE)))
			.noneMatch((script) -> text(script).codePoints().anyMatch(Character::isIdeographic));
	}

	private static List<String> asked() {
		return scripts().stream()
			.flatMap((script) -> KEY.matcher(text(script)).results().map((MatchResult found) -> found.group(1)))
			.distinct()
			.toList();
	}

	private static List<Path> scripts() {
		try (Stream<Path> files = Files.walk(SCRIPTS)) {
			return files.filter((file) -> file.toString().endsWith(".js")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path script) {
		try {
			return Files.readString(script);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
