package feedbackloop.models.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.process.Finding;
import feedbackloop.testing.CaseTest;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a process owner uploads, and what a hostile one would (S-38). */
@CaseTest
class UploadsTest {

	@Autowired
	private Uploads uploads;

	@Test
	void oneFileGetsItsFolder() {
		assertThat(this.uploads.read("grade.dmn", bytes("<a/>")))
			.containsExactly(new ModelFile("processes/grade.dmn", "<a/>"));
		assertThat(this.uploads.read("triage.form", bytes("{}")).get(0).name()).isEqualTo("forms/triage.form");
		assertThat(this.uploads.read("closed.en.txt", bytes("Hi")).get(0).name())
			.isEqualTo("processes/messages/closed.en.txt");
		assertThat(this.uploads.read("apology.en.txt", bytes("Hi")).get(0).name())
			.isEqualTo("processes/replies/apology.en.txt");
		assertThat(this.uploads.read("evil.exe", bytes("MZ")).get(0).kind()).as("the check refuses it").isEmpty();
	}

	@Test
	void aZipGivesItsFilesAndNothingThatLiesBesideThem() {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("rules-main/processes/grade.dmn", bytes("<a/>"));
		entries.put("rules-main/forms/triage.form", bytes("{}"));
		entries.put("rules-main/processes/messages/README.md", bytes("#"));
		entries.put("__MACOSX/rules-main/._grade.dmn", new byte[] { 0, 5 });
		assertThat(this.uploads.read("rules.zip", zip(entries))).extracting(ModelFile::name)
			.containsExactly("processes/grade.dmn", "forms/triage.form");
	}

	@Test
	void hostileFilesAreRefused() throws IOException {
		refused("zipPath", zip("../processes/grade.dmn", bytes("a")));
		refused("zipPath", zip("/processes/grade.dmn", bytes("a")));
		refused("zipPath", zip("processes\\grade.dmn", bytes("a")));
		refused("zipNested", zip("processes/grade.dmn", zip("a", bytes("a"))));
		refused("zipRatio", zip("processes/grade.dmn", new byte[1 << 20]));
		refused("fileTooLarge", zip("processes/grade.dmn", new byte[20 << 20]));
		refused("notText", zip("processes/grade.dmn", new byte[] { 'a', (byte) 0xFF }));
		refused("notText", zip("processes/grade.dmn", new byte[] { 'a', 0 }));
		refused("zipEmpty", zip("processes/", new byte[0]));
		refused("zipBroken", new byte[] { 'P', 'K', 3, 4, 1, 2, 3 });
		refused("fileTooLarge", text((1 << 20) + 1));
		Map<String, byte[]> many = new LinkedHashMap<>();
		for (int i = 0; i <= 500; i++) {
			many.put("forms/form" + i + ".form", bytes("{}"));
		}
		refused("zipEntries", zip(many));
		Map<String, byte[]> large = new LinkedHashMap<>();
		for (int i = 0; i <= 10; i++) {
			large.put("forms/form" + i + ".form", text(1 << 20));
		}
		refused("zipSize", zip(large));
		refused("zipEntry", link());
	}

	private void refused(String code, byte[] bytes) {
		assertThatExceptionOfType(CheckRefused.class).as(code)
			.isThrownBy(() -> this.uploads.read("upload.zip", bytes))
			.satisfies((refused) -> assertThat(refused.findings()).extracting(Finding::code).containsExactly(code));
	}

	private static byte[] link() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
			ZipArchiveEntry entry = new ZipArchiveEntry("processes/grade.dmn");
			entry.setUnixMode(UnixStat.LINK_FLAG | 0777);
			zip.putArchiveEntry(entry);
			zip.write(bytes("/etc/passwd"));
			zip.closeArchiveEntry();
		}
		return bytes.toByteArray();
	}

	private static byte[] zip(String name, byte[] content) {
		return zip(Map.of(name, content));
	}

	private static byte[] zip(Map<String, byte[]> entries) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** Letters in no order, which no packing makes small. */
	private static byte[] text(int length) {
		byte[] text = new byte[length];
		Random letters = new Random(1);
		for (int i = 0; i < length; i++) {
			text[i] = (byte) ('a' + letters.nextInt(26));
		}
		return text;
	}

}
