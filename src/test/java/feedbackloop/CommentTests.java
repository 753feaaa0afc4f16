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
 * A stranger reads a comment once, so each of its sentences is short.
 */
class CommentTests {

	private static final Path MAIN = Path.of("src/main/java");

	private static final int MOST_WORDS = 20;

	/** Texts in quotes are passed over, as what looks like a comment in them is none. */
	private static final Pattern COMMENT = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*+\""
			+ "|'(?:[^'\\\\]|\\\\.)+'|(/\\*[\\s\\S]*?\\*/|//.*(?:\\R[ \\t]*//.*)*)");

	/** What ends a sentence: a sign, an element of HTML, or a part that begins with @. */
	private static final Pattern END = Pattern
		.compile("[.;:!?](?=\\W*\\s|$)|</?[a-zA-Z][^>]*>|@(param|throws|see)\\s+\\S+|@return\\b");

	private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");

	@Test
	void sentencesAreShort() throws IOException {
		try (Stream<Path> files = Files.walk(MAIN)) {
			assertThat(files.filter((file) -> file.toString().endsWith(".java"))
				.flatMap((file) -> tooLong(MAIN.relativize(file).toString(), text(file))))
				.as("sentences of more than %d words", MOST_WORDS)
				.isEmpty();
		}
	}

	@Test
	void findsWhatIsLongInEachKindOfComment() {
		assertThat(List.of("\n/** %s\n * %s a */", "int a;\n// %s\n\t// %s {@link A b}",
				"\n/* @return %s %s {@code a b} */"))
			.allSatisfy((source) -> assertThat(tooLong("A", twice(source))).hasSize(1)
				.allMatch((found) -> found.startsWith("A:2: one two")));
	}

	@Test
	void passesOverWhatIsShortOrNoComment() {
		assertThat(List.of("/** %s. %s a */", "// %s {@code\n// a b}. {@link A b}\n\n// %s",
				"/** @return %s\n * @throws A %s */", "\"/** %s %s a */\"", "'\"'; // %s\n\"// %s a\""))
			.allSatisfy((source) -> assertThat(tooLong("A", twice(source))).isEmpty());
	}

	private static String twice(String source) {
		String ten = "one two three four five six seven eight nine ten";
		return source.formatted(ten, ten);
	}

	private static Stream<String> tooLong(String file, String source) {
		return COMMENT.matcher(source).results().filter((found) -> found.group(1) != null).flatMap((found) -> {
			long line = source.substring(0, found.start()).lines().count() + 1;
			String text = found.group(1)
				.replaceAll("(?m)^\\s*(/\\*+|\\*/|\\*|//)|\\*/$", " ")
				.replaceAll("\\{@code[^}]*}", "code")
				.replaceAll("\\{@\\w+\\s+(?:[^\\s}]+\\s+)?([^}]+)}", "$1");
			return END.splitAsStream(text)
				.filter((sentence) -> WORD.matcher(sentence).results().count() > MOST_WORDS)
				.map((sentence) -> file + ":" + line + ": " + sentence.strip().replaceAll("\\s+", " "));
		});
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
