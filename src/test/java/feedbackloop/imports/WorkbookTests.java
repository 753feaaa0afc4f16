package feedbackloop.imports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.Zip;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Workbooks are read as people and programs leave them.
 */
class WorkbookTests {

	private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

	private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

	private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

	@Test
	void theFirstSheetThatPeopleSeeAndThatHoldsSomethingIsTaken() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
			workbook.newWorksheet("封面");
			Worksheet hidden = workbook.newWorksheet("选项");
			hidden.value(0, 0, "隐藏");
			hidden.setVisibilityState(VisibilityState.HIDDEN);
			workbook.newWorksheet("答卷").value(2, 0, "意见");
		}
		assertThat(XlsxRows.isReadable(bytes.toByteArray())).isTrue();
		assertThat(XlsxRows.firstUsed(bytes.toByteArray())).isEqualTo(2);
	}

	@Test
	void rowsThatAProgramNumberedAlikeAreRowsOfTheirOwn() {
		List<TableRow> rows = read("""
				<row r="1">%1$s</row><row r="3">%1$s</row><row r="3">%1$s</row><row r="2">%1$s</row>
				""".formatted("<c t=\"inlineStr\"><is><t>好</t></is></c>"));
		assertThat(rows).extracting(TableRow::place).containsExactly(1, 3, 4, 5);
	}

	@Test
	void aDamagedRowEndsTheFileAndTheRowsBeforeCount() {
		List<TableRow> rows = read("<row r=\"1\"><c><v>1</v></c></row><row r=\"99999999999\"><c><v>1</v></c></row>");
		assertThat(rows).extracting(TableRow::isReadable).containsExactly(true, false);
	}

	@Test
	void aNumberThatWasShortenedSaysSo() {
		List<TableRow> rows = read("""
				<row r="1"><c><v>1.23456789012345E+17</v></c><c><v>13812345678</v></c><c><v>1.5E+3</v></c></row>
				""");
		assertThat(rows.get(0).cells()).containsExactly("1.23456789012345E+17", "13812345678", "1500");
	}

	private static List<TableRow> read(String content) {
		byte[] workbook = Zip.of(Map.of("[Content_Types].xml", bytes("""
				<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
				<Override PartName="/xl/workbook.xml" ContentType="%1$s.sheet.main+xml"/>
				<Override PartName="/xl/styles.xml" ContentType="%1$s.styles+xml"/>
				<Override PartName="/xl/sharedStrings.xml" ContentType="%1$s.sharedStrings+xml"/></Types>
				""".formatted(TYPE)), "xl/styles.xml", bytes("<styleSheet xmlns=\"%s\"/>".formatted(MAIN)),
				"xl/sharedStrings.xml", bytes("<sst xmlns=\"%s\"/>".formatted(MAIN)), "xl/workbook.xml",
				bytes("""
						<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>
						"""
					.formatted(MAIN, RELATIONS)),
				"xl/_rels/workbook.xml.rels", bytes("""
						<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
						<Relationship Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
						""".formatted(RELATIONS)), "xl/worksheets/sheet1.xml",
				bytes("<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, content))));
		List<TableRow> read = new ArrayList<>();
		try (XlsxRows rows = XlsxRows.of(workbook, 0)) {
			rows.forEachRemaining(read::add);
		}
		return read;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
