package feedbackloop.models.deploy;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Whatever people, editors, systems and disks leave in the folder: what is ours is read,
 * each file for itself; the rest harms nothing.
 */
class FolderTests {

	private static final String OURS = "processes/grade.dmn";

	@TempDir
	private Path folder;

	@BeforeEach
	void oneFileOfOurs() throws Exception {
		for (String name : List.of("processes/messages", "processes/replies", "forms")) {
			Files.createDirectories(this.folder.resolve(name));
		}
		write(OURS, "<definitions/>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "processes/._grade.dmn", "processes/._feedback.bpmn", "processes/.DS_Store",
			"processes/Thumbs.db", "processes/desktop.ini", "processes/grade.dmn~", "processes/.grade.dmn.swp",
			"processes/#grade.dmn#", "processes/~$grade.dmn", "processes/grade.dmn.bak", "processes/grade.dmn.orig",
			"processes/grade.dmn.part", "processes/.#grade.dmn", "processes/README.md", "processes/notes.txt",
			"processes/messages/._closed.en.txt", "forms/.triage.form.swp", "processes/picture.png", "forms/LICENSE" })
	void whatSystemsAndEditorsLeaveIsNotOurs(String name) throws Exception {
		write(name, "\0\5\26\7");
		assertThat(read().findings()).isEmpty();
		assertOursIsRead();
		assertThat(stamps()).doesNotContain(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "processes/grade (1).dmn", "processes/grade - Copy.dmn", "processes/副本.dmn",
			"processes/grade 副本.dmn", "processes/Grade.DMN", "processes/feedback.BPMN", "processes/grade.dmn.xml",
			"processes/grade.dmn.txt", "processes/calendar.yml", "processes/calendar.yaml.txt",
			"processes/calendar (1).yaml", "processes/grade.v2.dmn", "processes/messages/closed.txt",
			"processes/messages/closed.zh.txt", "processes/messages/closed.EN.txt", "forms/triage.form.json",
			"forms/triage copy.form" })
	void whatLooksLikeOursIsNamedAndNotRead(String name) throws Exception {
		write(name, "x");
		assertThat(read().findings()).extracting(Finding::file, Finding::code, Finding::warning)
			.containsExactly(tuple(name, "strayName", true));
		assertOursIsRead();
		assertThat(stamps()).as("so that it is named at once").contains(name);
	}

	@Test
	void aNameLongerThanTheRecordTakesIsReadSoThatTheCheckRefusesIt() throws Exception {
		String longest = "processes/" + "g".repeat(240) + ".dmn";
		write(longest, "x");
		assertThat(read().findings()).isEmpty();
		assertThat(read().files()).extracting(ModelFile::name).containsExactlyInAnyOrder(OURS, longest);
	}

	@ParameterizedTest
	@CsvSource({ "forms/routing.dmn,processes/routing.dmn", "processes/triage.form,forms/triage.form",
			"processes/closed.en.txt,'processes/messages/closed.en.txt, processes/replies/closed.en.txt'",
			"processes/messages/calendar.yaml,processes/calendar.yaml" })
	void aFileInTheWrongPlaceIsNamedWithTheRightOne(String name, String place) throws Exception {
		write(name, "x");
		assertThat(read().findings()).containsExactly(Finding.warning(name, "", "strayPlace", place));
	}

	@Test
	void anythingButAFileByOneOfOurNamesStaysBackAlone() throws Exception {
		Files.createDirectory(this.folder.resolve("processes/folder.dmn"));
		Files.createSymbolicLink(this.folder.resolve("processes/nowhere.dmn"), Path.of("missing.dmn"));
		Files.createSymbolicLink(this.folder.resolve("processes/round.dmn"), Path.of("round.dmn"));
		assertThat(read().findings()).extracting(Finding::file, Finding::code, Finding::warning)
			.containsExactly(tuple("processes/folder.dmn", "notAFile", false),
					tuple("processes/nowhere.dmn", "fileUnreadable", false),
					tuple("processes/round.dmn", "fileUnreadable", false));
		assertOursIsRead();
		assertThat(stamps()).contains("processes/folder.dmn", "processes/nowhere.dmn", "processes/round.dmn");
	}

	@Test
	@Timeout(20)
	void aPipeThatNobodyWritesKeepsNothingWaiting() throws Exception {
		Process made = new ProcessBuilder("mkfifo", this.folder.resolve("processes/pipe.dmn").toString()).start();
		assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(read().findings()).extracting(Finding::code).containsExactly("notAFile");
	}

	@Test
	void bytesThatAreNoTextAndTooManyOfThemStayBackAlone() throws Exception {
		Files.write(this.folder.resolve("processes/binary.dmn"), new byte[] { (byte) 0xFF, (byte) 0xFE, 0, 1 });
		Files.write(this.folder.resolve("processes/gbk.dmn"), "定级".getBytes("GBK"));
		try (RandomAccessFile huge = new RandomAccessFile(this.folder.resolve("processes/huge.dmn").toFile(), "rw")) {
			huge.setLength(8L << 30);
		}
		assertThat(read().findings()).extracting(Finding::file, Finding::code)
			.containsExactly(tuple("processes/binary.dmn", "notText"), tuple("processes/gbk.dmn", "notText"),
					tuple("processes/huge.dmn", "fileTooLarge"));
		assertOursIsRead();
	}

	@Test
	void aLinkIsReadWhereItLeads() throws Exception {
		Files.writeString(this.folder.resolve("shared"), "<routing/>");
		Files.createSymbolicLink(this.folder.resolve("processes/routing.dmn"), this.folder.resolve("shared"));
		assertThat(read().files()).contains(new ModelFile("processes/routing.dmn", "<routing/>"));
	}

	@Test
	void aFileThatVanishesMeanwhileIsNotThere() throws Exception {
		Folder seen = folder();
		Files.delete(this.folder.resolve(OURS));
		assertThat(seen.read()).isEqualTo(new FolderContents(List.of(), List.of()));
	}

	@Test
	void aFolderThatVanishesMeanwhileIsNotReadFromTheJar() throws Exception {
		Folder seen = folder();
		Files.move(this.folder.resolve("processes"), this.folder.resolve("away"));
		assertThat(seen.read()).isEqualTo(new FolderContents(List.of(), List.of()));
	}

	@Test
	void aFolderWithoutFormsOrTextsIsRead() throws Exception {
		Files.delete(this.folder.resolve("forms"));
		Files.delete(this.folder.resolve("processes/messages"));
		Files.createFile(this.folder.resolve("forms"));
		assertThat(read().findings()).isEmpty();
		assertOursIsRead();
	}

	@Test
	void aLineBreakInANameForgesNoLineOfTheLog() throws Exception {
		write("processes/a\nWARN forged.dmn", "x");
		assertThat(read().findings()).extracting(Finding::file).containsExactly("processes/a?WARN forged.dmn");
	}

	private void assertOursIsRead() {
		assertThat(read().files()).containsExactly(new ModelFile(OURS, "<definitions/>"));
	}

	private FolderContents read() {
		return folder().read();
	}

	private Iterable<String> stamps() {
		return folder().stamps().keySet();
	}

	private Folder folder() {
		return new Folder(new ModelFolder(this.folder));
	}

	private void write(String name, String text) throws Exception {
		Files.write(this.folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
	}

}
