package feedbackloop.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import feedbackloop.process.Refusal;
import feedbackloop.testing.Zip;
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
 * Which files are taken and what is kept of them.
 */
class UploadCheckTests {

	private final UploadCheck check = new UploadCheck(new Pictures());

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
		CheckedFile file = check(name, bytes);

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
				ByteBuffer.wrap(Zip.of(Map.of("run.js", text("run()")))), ByteBuffer.wrap(text("%%EOF")));
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
				arguments("plain.docx", Zip.of(Map.of("a.txt", text("a"))), "content"),
				arguments("bomb.docx", SampleFiles.zipBomb(), "unpacked"),
				arguments("many.docx", SampleFiles.docx(names(1_001)), "unpacked"),
				arguments("archive.zip", Zip.of(Map.of("a.txt", text("a"))), "type"));
	}

	@ParameterizedTest(name = "{0}: {2}")
	@MethodSource("badFiles")
	void anythingElseIsRefusedAndSaysWhy(String name, byte[] bytes, String code) {
		assertRefused(name, bytes, code);
	}

	static Stream<Arguments> activePdfs() {
		String script = "5 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj";
		return Stream.of(arguments("script", SampleFiles.pdf(script)),
				arguments("script at opening", SampleFiles.pdf("4 0 obj<</OpenAction 5 0 R>>endobj " + script)),
				arguments("script written as numbers", SampleFiles.pdf("5 0 obj<</S/J#61v#61Scr#69pt/JS(x)>>endobj")),
				arguments("scripts of a document", SampleFiles.pdf("4 0 obj<</Names<</JavaScript 6 0 R>>>>endobj")),
				arguments("program", SampleFiles.pdf("5 0 obj<</S /Launch /F (cmd.exe)>>endobj")),
				arguments("sent form", SampleFiles.pdf("5 0 obj<</S/SubmitForm/F(http://a.example)>>endobj")),
				arguments("imported data", SampleFiles.pdf("5 0 obj<</S/ImportData/F(x.fdf)>>endobj")),
				arguments("other file", SampleFiles.pdf("5 0 obj<</S/GoToR/F(\\\\a.example\\x)>>endobj")),
				arguments("file inside", SampleFiles.pdf("5 0 obj<</S/GoToE/T<</R/C>>>>endobj")),
				arguments("attachment", SampleFiles.pdf("5 0 obj<</Type/EmbeddedFile>>stream\nMZ\nendstream endobj")),
				arguments("attachment without its type", SampleFiles.pdf("5 0 obj<</F(a)/EF<</F 6 0 R>>>>endobj")),
				arguments("type elsewhere", SampleFiles.pdf("5 0 obj<</S 6 0 R>>endobj 6 0 obj/Launch endobj")),
				arguments("after a comment", SampleFiles.pdf("5 0 obj<</S%x\n/Launch>>endobj")),
				arguments("film", SampleFiles.pdf("5 0 obj<</S/Rendition/OP 0>>endobj")),
				arguments("rich media", SampleFiles.pdf("5 0 obj<</Subtype/RichMedia>>endobj")),
				arguments("dynamic form", SampleFiles.pdf("4 0 obj<</AcroForm<</XFA 6 0 R>>>>endobj")),
				arguments("object stream",
						SampleFiles.pdfWithObjectStream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
								"5 0 <</S/JavaScript/JS(app.alert(1))>>")),
				arguments("object stream without its type",
						SampleFiles.pdfWithObjectStream("/N 1/First 4/Filter[/Fl]", "5 0 <</S/Launch/F(cmd.exe)>>")),
				arguments("object stream written as numbers",
						SampleFiles.pdfWithObjectStream("/Type/Obj#53tm/N 1/First 4/Filter/Flate#44ecode",
								"5 0 <</S/J#61vaScript>>")),
				arguments("objects within a stream",
						SampleFiles.pdf("7 0 obj<</Length 60>>stream\n" + script + "\nendstream endobj")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("activePdfs")
	void aPdfThatDoesMoreThanShowPagesIsRefused(String what, byte[] bytes) {
		assertRefused("paper.pdf", bytes, "active");
	}

	static Stream<Arguments> lockedPdfs() {
		String objects = "5 0 <</Type/Page>>";
		return Stream.of(
				arguments("predictor",
						SampleFiles.pdfWithObjectStream(
								"/Type/ObjStm/N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 12>>", objects)),
				arguments("several filters",
						SampleFiles.pdfWithObjectStream("/Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]",
								objects)),
				arguments("filter elsewhere",
						SampleFiles.pdfWithObjectStream("/Type/ObjStm/N 1/First 4/Filter 9 0 R", objects)),
				arguments("encrypted",
						SampleFiles.pdfWithObjectStream("/Encrypt 8 0 R/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
								objects)),
				arguments("damaged", SampleFiles
					.pdf("5 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\nnonsense\nendstream endobj")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("lockedPdfs")
	void aPdfThatHidesItsObjectsIsRefused(String what, byte[] bytes) {
		assertRefused("paper.pdf", bytes, "locked");
	}

	static Stream<Arguments> calmPdfs() {
		return Stream.of(
				arguments("links", SampleFiles.pdf("5 0 obj<</S/URI/URI(https://a.example/JavaScript)>>endobj")),
				arguments("first page", SampleFiles.pdf("4 0 obj<</OpenAction<</S/GoTo/D[3 0 R/Fit]>>>>endobj")),
				arguments("object stream",
						SampleFiles.pdfWithObjectStream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
								"5 0 <</Type/Page>>")),
				arguments("text", SampleFiles.pdf("7 0 obj<</Length 9>>stream\n(JavaScript) Tj\nendstream endobj")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("calmPdfs")
	void aPdfWithPagesAndLinksIsTaken(String what, byte[] bytes) throws Exception {
		assertThat(check("paper.pdf", bytes).bytes()).isEqualTo(bytes);
	}

	static Stream<Arguments> reachingOfficeFiles() {
		String relations = "word/_rels/document.xml.rels";
		String outside = "<Relationships><Relationship Id=\"a\" TargetMode=\"External\" Type=\"http://x/relationships/%s\" Target=\"%s\"/></Relationships>";
		String inside = "<Relationships><Relationship Id=\"a\" Type=\"http://x/relationships/%s\" Target=\"a\"/></Relationships>";
		String field = "<w:document xmlns:w=\"w\"><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>%s</w:document>";
		return Stream.of(
				arguments("template.docx",
						SampleFiles.docxWith(relations,
								outside.formatted("attachedTemplate", "http://a.example/t.dotm"))),
				arguments("picture.docx",
						SampleFiles.docxWith(relations, outside.formatted("image", "\\\\a.example\\x.png"))),
				arguments("script.docx",
						SampleFiles.docxWith(relations, outside.formatted("hyperlink", "file:///c:/x.exe"))),
				arguments("frame.docx",
						SampleFiles.docxWith("word/_rels/webSettings.xml.rels",
								outside.formatted("frame", "http://a.example"))),
				arguments("object.docx", SampleFiles.docxWith(relations, inside.formatted("oleObject"))),
				arguments("package.docx", SampleFiles.docxWith(relations, inside.formatted("package"))),
				arguments("chunk.docx", SampleFiles.docxWith(relations, inside.formatted("aFChunk"))),
				arguments("relations-elsewhere.docx",
						SampleFiles.docxWith("custom/_rels/x.rels",
								outside.formatted("oleObject", "http://a.example"))),
				arguments("prefixed.docx", SampleFiles.docxWith(relations,
						"<r:Relationships><r:Relationship TargetMode='external' Type='x/image' Target='http://a'/></r:Relationships>")),
				arguments("embedded.docx", SampleFiles.docx("word/embeddings/oleObject1.bin")),
				arguments("markup.docx", SampleFiles.docxWith("word/header1.xml", "<w:hdr><o:OLEObject/></w:hdr>")),
				arguments("dde.docx",
						SampleFiles.docxWith("word/footer1.xml",
								field.formatted("<w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r>"))),
				arguments("dde-in-pieces.docx",
						SampleFiles.docxWith("word/footnotes.xml",
								field.formatted("<w:instrText> D</w:instrText><w:instrText>DE c</w:instrText>"))),
				arguments("dde-simple.docx",
						SampleFiles.docxWith("word/comments.xml", "<w:fldSimple w:instr=' dde excel'/>")),
				arguments("dde-by-numbers.docx",
						SampleFiles.docxWith("word/header2.xml",
								field.formatted("<w:instrText>QUOTE 68 68 69</w:instrText>"))),
				arguments("picture-field.docx",
						SampleFiles.docxWith("word/header3.xml",
								field.formatted("<w:instrText>INCLUDEPICTURE \"http://a.example\"</w:instrText>"))),
				arguments("drawing.docx",
						SampleFiles.docxWith("word/header4.xml",
								"<w:pict><v:imagedata src='http://a.example/x.png'/></w:pict>")),
				arguments("in-utf16.docx",
						SampleFiles.docxInUtf16(relations, outside.formatted("image", "http://a.example"))),
				arguments("dde.xlsx",
						SampleFiles.xlsxWith("xl/externalLinks/externalLink1.xml",
								"<externalLink><ddeLink ddeService='cmd' ddeTopic='/c calc'/></externalLink>")),
				arguments("other-book.xlsx",
						SampleFiles.xlsxWith("xl/_rels/workbook.xml.rels", inside.formatted("externalLink"))),
				arguments("connection.xlsx",
						SampleFiles.xlsxWith("xl/_rels/workbook.xml.rels", inside.formatted("connections"))),
				arguments("formula.xlsx",
						SampleFiles.xlsxWith("xl/worksheets/sheet1.xml", "<c><f>cmd|'/c calc'!A1</f></c>")),
				arguments("web.xlsx",
						SampleFiles.xlsxWith("xl/worksheets/sheet1.xml", "<c><f>WEBSERVICE(\"http://a\")</f></c>")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("reachingOfficeFiles")
	void anOfficeFileThatReachesBeyondItselfIsRefused(String name, byte[] bytes) {
		assertRefused(name, bytes, "external");
	}

	static Stream<Arguments> trickyOfficeFiles() {
		String bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>";
		return Stream.of(arguments("dtd.docx", SampleFiles.docxWith("word/settings.xml", bomb)),
				arguments("dtd-without-entity.docx", SampleFiles.docxWith("word/a.bin", "<!DOCTYPE x><x/>")),
				arguments("outside-dtd.docx",
						SampleFiles.docxWith("docProps/app.xml", "<!DOCTYPE x SYSTEM \"http://a.example/x.dtd\"><x/>")),
				arguments("dtd-in-utf16.docx", SampleFiles.docxInUtf16("word/settings.xml", bomb)),
				arguments("far-column.xlsx",
						SampleFiles.xlsxWith("xl/worksheets/sheet1.xml", "<c r=\"ZZZZZZ1\"><v>1</v></c>")),
				arguments("dtd-after-blanks.xlsx", SampleFiles.xlsxWith("xl/styles.xml", "\n <!DOCTYPE x><x/>")),
				arguments("dtd-after-many-blanks.docx",
						SampleFiles.docxWith("word/styles.xml", " ".repeat(5_000) + "<!DOCTYPE x><x/>")),
				arguments("broken.docx", SampleFiles.docxWith("word/settings.xml", "<a><b></a>")),
				arguments("twice.docx", SampleFiles.docxWithPartTwice()),
				arguments("twice-in-capitals.docx", SampleFiles.docxWith("WORD/Document.XML", "<w:document/>")),
				arguments("twice-by-slashes.docx", SampleFiles.docxWith("/word\\document.xml", "<w:document/>")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("trickyOfficeFiles")
	void anOfficeFileThatProgramsReadDifferentlyIsRefused(String name, byte[] bytes) {
		assertRefused(name, bytes, "content");
	}

	static Stream<Arguments> plainOfficeFiles() {
		return Stream.of(arguments("links.docx", SampleFiles.docxWith("word/_rels/document.xml.rels",
				"<Relationships><Relationship TargetMode=\"External\" Type=\"x/hyperlink\" Target=\"https://a.example/LINK\"/>"
						+ "<Relationship Type=\"x/image\" Target=\"media/image1.png\"/></Relationships>")),
				arguments("fields.docx", SampleFiles.docxWith("word/header1.xml",
						"<w:hdr><w:fldChar/><w:instrText> HYPERLINK \"http://a/LINK dde\" </w:instrText><w:fldChar/>"
								+ "<w:instrText>PAGE</w:instrText><w:t>DDE LINK</w:t></w:hdr>")),
				arguments("formulas.xlsx",
						SampleFiles.xlsxWith("xl/worksheets/sheet1.xml", "<c><f>SUM(A1:A9)&amp;\"a|b\"</f></c>")),
				arguments("binary.xlsx", SampleFiles.xlsxWith("xl/printerSettings/printerSettings1.bin", "\0<\1")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("plainOfficeFiles")
	void anOfficeFileWithLinksFieldsAndFormulasIsTaken(String name, byte[] bytes) throws Exception {
		assertThat(check(name, bytes).bytes()).isEqualTo(bytes);
	}

	@Test
	void aFlatPictureOfAStrangerIsSmallerThanThatOfStaff() {
		MultipartFile drawing = upload("a.png", SampleFiles.picture("png", 4000, 2500));
		MultipartFile photo = upload("a.jpg", SampleFiles.picture("jpg", 4000, 2500));

		assertRefused(List.of(drawing), 400, "files.pixels", 1);
		assertThat(this.check.check(List.of(photo))).hasSize(1);
		assertThat(this.check.checkOfStaff(List.of(drawing))).hasSize(1);
	}

	@Test
	void whoWouldWaitForLongIsAskedToComeAgain() {
		UploadCheck busy = new UploadCheck(new Pictures(0, Duration.ofMillis(1)));

		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> busy.check(List.of(upload("a.png", SampleFiles.picture("png", 5, 5)))))
			.satisfies((refusal) -> {
				assertThat(refusal.reason().status()).isEqualTo(503);
				assertThat(refusal.problems()).containsExactly(new Problem(null, "files.busy", List.of()));
			});
		assertThat(busy.check(List.of(upload("a.txt", 5)))).hasSize(1);
	}

	@Test
	void nothingIsKeptOfAPhotoButWhatOneSees() throws Exception {
		byte[] photo = SampleFiles.photo();

		CheckedFile file = check("IMG_0001.jpg", photo);

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

		assertThat(latin(check("a.gif", SampleFiles.gifWithComment()).bytes())).doesNotContain(SampleFiles.PLACE);
		assertThat(latin(check("a.png", pngAndScript).bytes())).doesNotContain("script");
		assertThat(read(check("a.png", png).bytes()).getRGB(0, 0)).isEqualTo(read(png).getRGB(0, 0));
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

	private CheckedFile check(String name, byte[] bytes) throws FileRejected {
		return this.check.check(name, bytes, 25);
	}

	private void assertRefused(String name, byte[] bytes, String code) {
		assertThatExceptionOfType(FileRejected.class).isThrownBy(() -> check(name, bytes))
			.extracting(FileRejected::code)
			.isEqualTo(code);
	}

	private void assertRefused(List<MultipartFile> uploads, int status, String code, Object... arguments) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.check.check(uploads)).satisfies((refusal) -> {
			assertThat(refusal.reason().status()).isEqualTo(status);
			assertThat(refusal.problems()).containsExactly(new Problem("files", code, List.of(arguments)));
		});
	}

	private String name(String given) throws FileRejected {
		return check(given, text("text")).name();
	}

	private static MultipartFile upload(String name, int size) {
		return upload(name, "a".repeat(size).getBytes(StandardCharsets.US_ASCII));
	}

	private static MultipartFile upload(String name, byte[] bytes) {
		return new MockMultipartFile("files", name, "application/octet-stream", bytes);
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
