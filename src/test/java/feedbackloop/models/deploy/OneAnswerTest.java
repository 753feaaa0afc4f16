package feedbackloop.models.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import feedbackloop.models.check.Corpus;
import feedbackloop.models.files.ModelFile;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command, which has neither engine nor database, says of each file what the running
 * application says, word for word.
 */
@CaseTest
class OneAnswerTest {

	@TempDir
	private Path folder;

	@Autowired
	private Deployments deployments;

	@Autowired
	private FindingWords words;

	static Stream<Corpus> misplaced() {
		return Corpus.misplaced();
	}

	@ParameterizedTest
	@MethodSource("misplaced")
	void theCommandAndTheApplicationSayTheSame(Corpus misplaced) throws IOException {
		List<String> said = this.deployments.check(misplaced.files())
			.stream()
			.map(this.words.in(Locale.ENGLISH)::line)
			.toList();
		assertThat(said).isNotEmpty();
		assertThat(saidByTheCommand(misplaced.files())).containsAll(said)
			.filteredOn((line) -> line.startsWith("processes/") || line.startsWith("forms/"))
			.hasSize(2 * said.size());
	}

	private List<String> saidByTheCommand(List<ModelFile> files) throws IOException {
		for (String name : List.of("processes", "forms")) {
			FileSystemUtils.copyRecursively(Path.of(name), this.folder.resolve(name));
		}
		for (ModelFile file : files) {
			Files.writeString(this.folder.resolve(file.name()), file.text());
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		CheckCommand.run(new String[] { "check", this.folder.toString() },
				new PrintStream(out, true, StandardCharsets.UTF_8));
		return out.toString(StandardCharsets.UTF_8).lines().toList();
	}

}
