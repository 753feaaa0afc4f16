package feedbackloop.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts, forms, processes, tables and letters keep to the words of the glossary.
 */
class GlossaryTests {

	private static final Path GLOSSARY = Path.of("docs", "glossary.md");

	private static final String NOT_TO_USE = "## 不用的词";

	private static final List<Path> SHOWN = List.of(Path.of("src/main/resources/messages"), Path.of("forms"),
			Path.of("processes"));

	/** A key of a property file, which nobody sees. */
	private static final Pattern KEY = Pattern.compile("^[\\w.-]+=");

	static Stream<Word> words() throws IOException {
		List<String> lines = Files.readAllLines(GLOSSARY);
		int table = IntStream.range(0, lines.size())
			.filter((line) -> lines.get(line).startsWith(NOT_TO_USE))
			.findFirst()
			.orElseThrow();
		return lines.stream().skip(table).filter((line) -> line.startsWith("| ")).skip(1).map(Word::of);
	}

	@ParameterizedTest
	@MethodSource("words")
	void nobodySaysItOtherwise(Word word) throws IOException {
		assertThat(places(word)).as("say " + word.but()).isEmpty();
	}

	private static List<String> places(Word word) throws IOException {
		Pattern said = Pattern.compile("(?<!\\w)" + Pattern.quote(word.not()) + "(?!\\w)");
		try (Stream<Path> files = shown()) {
			return files
				.flatMap((file) -> lines(file).filter((line) -> said.matcher(KEY.matcher(line).replaceFirst("")).find())
					.map((line) -> file + ": " + line.strip()))
				.toList();
		}
	}

	private static Stream<Path> shown() throws IOException {
		return SHOWN.stream().flatMap(GlossaryTests::in).filter(Files::isRegularFile);
	}

	private static Stream<Path> in(Path folder) {
		try {
			return Files.walk(folder);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(file.toString(), ex);
		}
	}

	/**
	 * A word that is not to be used, and what to say.
	 */
	record Word(String not, String but) {

		static Word of(String row) {
			String[] cells = row.split("\\|");
			return new Word(cells[1].strip(), cells[2].strip());
		}

	}

}
