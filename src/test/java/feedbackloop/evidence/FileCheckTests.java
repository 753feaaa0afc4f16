package feedbackloop.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;

import static feedbackloop.evidence.SampleFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Which files are taken and what is kept of them (S-50 … S-52, S-55).
 */
class FileCheckTests {

	private final FileCheck check = new FileCheck(new Pictures());

	static Stream<Arguments> goodFiles() {
		return Stream.of(arguments("截图.png", SampleFiles.picture("png", 800, 600)),
				arguments("IMG_0001.JPG", SampleFiles.photo()),
				arguments("照片.jpeg", SampleFiles.picture("jpg", 30, 30)),
				arguments("录屏.gif", SampleFiles.gifWithComment()), arguments("发票.2026.11.pdf", SampleFiles.pdf()),
				arguments("日志.txt", text("10:21 订单页打不开\r\n10:22 重试")),
				arguments("gbk.txt", "订单页打不开".getBytes(Charset.forName("GBK"))),
				arguments("notepad.txt", "\uFEFF订单".getBytes(StandardCharsets.UTF_16LE)),
				arguments("mail.txt", text("From: a@example.com\nSubject: order\n\ntext")),
				arguments("说明.docx", SampleFiles.docx()), arguments("数据.xlsx", SampleFiles.xlsx()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("goodFiles")
	void whatItSaysItIsIsTaken(String name, byte[] bytes) throws Exception {
		CheckedFile file = this.check.check(name, bytes);

		assertThat(file.name()).isEqualToIgnoringCase(name);
		if (file.type().isPicture()) {
			BufferedImage thumbnail = read(file.thumbnail());
			assertThat(Math.max(thumbnail.getWidth(), thumbnail.getHeight())).isBetween(1, 320);
		}
		else {
			assertThat(file.bytes()).isEqualTo(bytes);
			assertThat(file.thumbnail()).isNull();
		}
	}

	static Stream<Arguments> badFiles() {
		byte[] png = SampleFiles.picture("png", 20, 20);
		byte[] pdfAndZip = SampleFiles.join(ByteBuffer.wrap(SampleFiles.pdf()),
				ByteBuffer.wrap(SampleFiles.zip(Map.of("run.js", text("run()")))), ByteBuffer.wrap(text("%%EOF")));
		String macroType = "application/vnd.ms-word.document.macroEnabled.main+xml";
		return Stream.of(arguments("setup.exe", SampleFiles.exe(), "type"),
				arguments("setup.png", SampleFiles.exe(), "content"),
				arguments("page.html", text("<html><script>alert(1)</script></html>"), "type"),
				arguments("page.txt", text("<!DOCTYPE html><html><script>alert(1)</script></html>"), "content"),
				arguments("vector.svg", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "type"),
				arguments("vector.png", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "content"),
				arguments("photo.jpg", png, "content"), arguments("scan.pdf", png, "content"),
				arguments("picture.png", SampleFiles.pdf(), "content"), arguments("invoice.pdf.exe", png, "type"),
				arguments("invoice.exe.pdf", SampleFiles.pdf(), "name"),
				arguments("invoice.pdf\0.exe", SampleFiles.pdf(), "type"),
				arguments("invoice.exe\0.pdf", SampleFiles.pdf(), "name"), arguments("noextension", png, "type"),
				arguments("both.pdf", pdfAndZip, "content"), arguments("cut.pdf", text("%PDF-1.4\n1 0 obj"), "content"),
				arguments("binary.txt", text("text ".repeat(200) + "\0\1"), "content"),
				arguments("empty.txt", new byte[0], "empty"),
				arguments("flood.png", SampleFiles.pixelFlood(60_000, 60_000), "pixels"),
				arguments("cut.png", Arrays.copyOf(png, png.length / 2), "picture"),
				arguments("macro.docx", SampleFiles.office(macroType, "word/vbaProject.bin"), "macros"),
				arguments("hidden.docx", SampleFiles.docx("word/vbaProject.bin"), "macros"),
				arguments("macro.docm", SampleFiles.office(macroType), "type"),
				arguments("table.docx", SampleFiles.xlsx(), "content"),
				arguments("plain.docx", SampleFiles.zip(Map.of("a.txt", text("a"))), "content"),
				arguments("bomb.docx", SampleFiles.zipBomb(), "unpacked"),
				arguments("many.docx", SampleFiles.docx(names(1_001)), "unpacked"),
				arguments("archive.zip", SampleFiles.zip(Map.of("a.txt", text("a"))), "type"));
	}

	@ParameterizedTest(name = "{0}: {2}")
	@MethodSource("badFiles")
	void anythingElseIsRefusedAndSaysWhy(String name, byte[] bytes, String code) {
		assertThatExceptionOfType(Unfit.class).isThrownBy(() -> this.check.check(name, bytes))
			.extracting(Unfit::code)
			.isEqualTo(code);
	}

	@Test
	void nothingIsKeptOfAPhotoButWhatOneSees() throws Exception {
		byte[] photo = SampleFiles.photo();

		CheckedFile file = this.check.check("IMG_0001.jpg", photo);

		assertThat(latin(photo)).contains("Exif", SampleFiles.PLACE);
		assertThat(latin(file.bytes())).doesNotContain("Exif", SampleFiles.PLACE);
		BufferedImage upright = read(file.bytes());
		assertThat(upright.getWidth()).isEqualTo(200);
		assertThat(upright.getHeight()).isEqualTo(400);
		assertThat(upright.getRGB(100, 20) & 0xFF0000).as("red on top").isGreaterThan(0xE00000);
		assertThat(upright.getRGB(100, 380) & 0xFF).as("blue at the bottom").isGreaterThan(0xE0);
	}

	@Test
	void nothingIsKeptOfOtherPicturesEither() throws Exception {
		byte[] png = SampleFiles.picture("png", 40, 20);
		byte[] pngAndScript = SampleFiles.join(ByteBuffer.wrap(png), ByteBuffer.wrap(text("<script>run()</script>")));

		assertThat(latin(this.check.check("a.gif", SampleFiles.gifWithComment()).bytes()))
			.doesNotContain(SampleFiles.PLACE);
		assertThat(latin(this.check.check("a.png", pngAndScript).bytes())).doesNotContain("script");
		assertThat(read(this.check.check("a.png", png).bytes()).getRGB(0, 0)).isEqualTo(read(png).getRGB(0, 0));
	}

	@Test
	void aNameIsNeverAPath() throws Exception {
		assertThat(name("../../etc/passwd.txt")).isEqualTo("passwd.txt");
		assertThat(name("C:\\Users\\王小明\\记录.txt")).isEqualTo("记录.txt");
		assertThat(name("a:b*c?.txt")).isEqualTo("a_b_c_.txt");
		assertThat(name("\u202Etxt.fdp.txt")).isEqualTo("txt.fdp.txt");
		assertThat(name(".txt")).isEqualTo("file.txt");
		assertThat(name("长".repeat(300) + ".txt")).hasSize(150).endsWith("长.txt");
	}

	@Test
	void howManyAndHowLargeIsLimited() {
		MultipartFile small = upload("a.txt", 10);
		MultipartFile large = upload("a.txt", 10 * 1024 * 1024);

		assertThat(this.check.check(null)).isEmpty();
		assertThat(this.check.check(List.of(upload("", 0)))).isEmpty();
		assertThat(this.check.check(Collections.nCopies(5, small))).hasSize(5);
		assertRefused(Collections.nCopies(6, small), 400, "files.tooMany", 5);
		assertRefused(List.of(small, upload("a.txt", 10 * 1024 * 1024 + 1)), 413, "files.tooLarge", 2, 10L);
		assertRefused(List.of(large, large, large), 413, "files.together", 25L);
		assertRefused(List.of(small, upload("a.exe", 10)), 400, "files.type", 2);
	}

	private void assertRefused(List<MultipartFile> uploads, int status, String code, Object... arguments) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.check.check(uploads)).satisfies((refusal) -> {
			assertThat(refusal.reason().status()).isEqualTo(status);
			assertThat(refusal.problems()).containsExactly(new Problem("files", code, List.of(arguments)));
		});
	}

	private String name(String given) throws Unfit {
		return this.check.check(given, text("text")).name();
	}

	private static MultipartFile upload(String name, int size) {
		return new MockMultipartFile("files", name, "text/plain", "a".repeat(size).getBytes(StandardCharsets.US_ASCII));
	}

	private static String[] names(int count) {
		return Stream.iterate(1, (i) -> i + 1).limit(count).map((i) -> "word/" + i + ".xml").toArray(String[]::new);
	}

	private static BufferedImage read(byte[] picture) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(picture));
	}

	private static String latin(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
