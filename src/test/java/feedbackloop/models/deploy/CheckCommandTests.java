package feedbackloop.models.deploy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The check for a build pipeline: no database, no engine, findings in both languages.
 */
class CheckCommandTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	@TempDir
	private Path folder;

	@Test
	void ourOwnFilesAreInOrder() {
		assertThat(check("check")).isZero();
		assertThat(printed()).contains("发现 0 处问题", "Findings: 0", "没有排练", "Nothing was rehearsed");
	}

	@Test
	void whatIsWrongIsSaidInBothLanguages() throws Exception {
		for (String name : List.of("processes", "forms")) {
			FileSystemUtils.copyRecursively(Path.of(name), this.folder.resolve(name));
		}
		Path text = this.folder.resolve("processes/messages/closed.en.txt");
		Files.writeString(text, Files.readString(text).replace("{{number}}", "{{nummer}}"));
		Files.write(this.folder.resolve("processes/messages/closed.zh-CN.txt"), new byte[] { (byte) 0xC0 });
		assertThat(check("check", this.folder.toString())).isOne();
		assertThat(printed()).contains("processes/messages/closed.en.txt, 第 1 行：此文本不得使用这些名称：nummer",
				"processes/messages/closed.en.txt, line 1: This text may not name nummer", "It may name number",
				"closed.zh-CN.txt: This is not text in UTF-8");
	}

	@Test
	void whatIsNotOursIsLeftOutAndSaidWhereItLooksLikeAMistake() throws Exception {
		for (String name : List.of("processes", "forms")) {
			FileSystemUtils.copyRecursively(Path.of(name), this.folder.resolve(name));
		}
		for (String name : List.of("processes/._grade.dmn", "processes/.DS_Store", "forms/Thumbs.db",
				"processes/Grade (1).DMN")) {
			Files.write(this.folder.resolve(name), new byte[] { 0, 5, 22, 7 });
		}
		assertThat(check("check", this.folder.toString())).as("it may go live").isZero();
		assertThat(printed()).contains("processes/Grade (1).DMN: This file is not read", "Findings: 1")
			.doesNotContain("._grade", "DS_Store", "Thumbs");
	}

	@Test
	void aFolderByTheNameOfAFileIsRefused() throws Exception {
		Files.createDirectories(this.folder.resolve("processes/grade.dmn"));
		assertThat(check("check", this.folder.toString())).isOne();
		assertThat(printed()).contains("processes/grade.dmn: This is a folder or a device");
	}

	@Test
	void aFolderWithoutProcessesIsNamed() {
		assertThat(check("check", this.folder.toString())).isOne();
		assertThat(printed()).contains("没有 processes 文件夹", "no folder processes");
	}

	private int check(String... arguments) {
		return CheckCommand.run(arguments, new PrintStream(this.out, true, StandardCharsets.UTF_8));
	}

	private String printed() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

}
