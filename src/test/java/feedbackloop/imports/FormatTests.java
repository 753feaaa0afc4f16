package feedbackloop.imports;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import feedbackloop.imports.ImportPlan.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * How a file was written is guessed from its content.
 */
class FormatTests {

	private static final String TEXT = "编号,内容\n1,订单页打不开\n2,闪退，请修复\n";

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" })
	void anEncodingIsKnownWithAMarkAndWithout(String encoding) {
		Charset charset = Charset.forName(encoding);
		assertThat(FormatGuess.of(TEXT.getBytes(charset)).encoding()).isEqualTo(encoding);
		byte[] marked = ("\uFEFF" + TEXT).getBytes(charset);
		if (charset.name().startsWith("UTF")) {
			assertThat(FormatGuess.of(marked).encoding()).isEqualTo(encoding);
			assertThat(read(marked, FormatGuess.of(marked)).get(0).cell(0)).as("the mark is no part of a heading")
				.isEqualTo("编号");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "id,text\n1,Käse fehlt\n2,größer wäre schön\n", "id,text\n1,l’écran s’éteint déjà\n",
			"n,comentario\n1,No funciona el botón\n", "a,b\n1,don’t like it\n", "1,A aplicação não funciona\n",
			"1,A aplicação\n", "Die Größe\n", "APLICAÇÃO\n", "1,hyvää\n" })
	void lettersWithAccentsAreNoChinese(String text) {
		byte[] bytes = text.getBytes(Charset.forName("windows-1252"));
		assertThat(FormatGuess.of(bytes).encoding()).isEqualTo("windows-1252");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "id,text\n1,app 打不开 again\n", "編號,內容\n1,訂單頁打不開，請修復\n2,單擊後閃退\n", "id,text\n1,\uD83D\uDE00\n",
					"id,text\n1,2个€\n", "App闪退", "APP闪退", "iOS版本", "1,iOS版本\n", "用App卡", "T恤", "wifi连不上,app卡" })
	void chineseAmongOtherThingsIsNoWesternText(String text) {
		byte[] bytes = text.getBytes(Charset.forName("GB18030"));
		assertThat(FormatGuess.of(bytes).encoding()).isEqualTo("GB18030");
	}

	@Test
	void aCharacterThatIsCutInTwoAtTheEndOfTheStartDoesNoHarm() {
		byte[] bytes = "内容\n".concat("字".repeat(40_000)).getBytes(StandardCharsets.UTF_8);
		assertThat(FormatGuess.of(bytes).encoding()).isEqualTo("UTF-8");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '/', value = { "a,b\\n1,2/44", "a;b\\n1,5;2/59", "a\\tb\\n1\\t2/9", "a|b\\n1|2/124",
			"'\"a;x\",b\\n\"1;y\",2'/44", "a\\n1/44", "a\\n1, 2; 3/9" })
	void theSeparatorIsWhatAllLinesHaveAsOften(String text, int separator) {
		String written = text.replace("\\n", "\n").replace("\\t", "\t");
		assertThat((int) FormatGuess.of(written.getBytes(StandardCharsets.UTF_8)).separator().charAt(0))
			.isEqualTo(separator);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "2026/11/22 9:30|yearFirst|2026-11-22T09:30", "2026年11月2日|dayFirst|2026-11-02T00:00",
					"2026.1.2 10:00:05|yearFirst|2026-01-02T10:00:05", "22/11/2026|dayFirst|2026-11-22T00:00",
					"11/22/2026 9:30 PM|monthFirst|2026-11-22T21:30", "2026-11-22 下午 1:05|yearFirst|2026-11-22T13:05",
					"20261122|yearFirst|2026-11-22T00:00", "11/3/26|monthFirst|2026-11-03T00:00",
					"26-11-03|yearFirst|0026-11-03T00:00", "45981.5|yearFirst|2025-11-20T12:00",
					"2026-13-40|yearFirst|2026-13-40", "昨天|yearFirst|昨天",
					"2026-11-22T09:30:00+08:00|yearFirst|2026-11-22T09:30:00+08:00" })
	void datesAreReadAsPeopleWriteThem(String text, String days, String iso) {
		assertThat(WrittenDates.iso(text, days)).isEqualTo(iso);
	}

	@Test
	void aRowOfAMillionCellsFillsNoMemory() {
		byte[] wide = ("a,b\n" + ",".repeat(1_000_000) + "\n1,2\n").getBytes(StandardCharsets.UTF_8);
		List<TableRow> rows = read(wide, new Format("UTF-8", ",", 0, 1, Format.YEAR_FIRST));
		assertThat(rows.get(1).cells()).hasSize(TableRow.MOST_CELLS);
		assertThat(rows.get(2).cell(1)).isEqualTo("2");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "1,\"never closed\\n2,b\\n3,c\\n|1", "1,\"hi \"there\" you\"\\n2,b\\n3,c\\n|1",
					"1,\"open\\n2,\"b\"\\n3,c\\n|1", "1,a\\n2,\"b\"x\\n3,c\\n|2", "1,a\\n2,b\\n3,\"|3",
					"1,a\\r\\n2,\"b\\r\\n3,c|2", "\"1,a\\n\"2\",b\\n3,\"c\"\\n|1" })
	void aLineThatIsNoRowIsOneWrongRow(String text, int wrong) {
		List<TableRow> rows = read(text);
		assertThat(rows).hasSize(3).extracting(TableRow::place).containsExactly(1, 2, 3);
		assertThat(rows.stream().map(TableRow::wrongLine).filter((line) -> line > 0)).containsExactly(wrong);
		assertThat(rows).filteredOn((row) -> row.wrongLine() == 0).allMatch((row) -> row.cells().size() == 2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "1,\"a\\nb\"\\n2,c|2", "1,19\" screen\\n2,c|2", "1,19\" screen\\n2,20\" screen\\n|2",
					"1,\"a\"\"b\"\\n2,c|2", "1,\"a\\r\\n\\r\\nb\"\\r\\n2,c|2", "1,a\\r2,b\\r3,c|3", "1,a\\n\\n2,b|3",
					"1,\"\"|1", ",\\n,|2" })
	void whatIsCsvIsReadWhole(String text, int rows) {
		assertThat(read(text)).hasSize(rows).allMatch((row) -> row.wrongLine() == 0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"1,19\" screen,\"line one\\nline two\",c\\n2,d,e,f|19\" screen",
			"1,\"line one\\nline two\",19\" screen,c\\n2,d,e,f\\n|line one\\nline two",
			"1,\"line one\\r\\n\"\"two\"\"\\r\\n\",19\" screen,c\\r\\n2,d,e,f\\r\\n|line one\\r\\n\"two\"\\r\\n",
			"1,\"line one\\rtwo\",19\",c\\r2,d,e,f\\r|line one\\ntwo" })
	void aQuotationMarkBesideACellOfSeveralLinesIsReadAsItStands(String text, String cell) {
		List<TableRow> rows = read(text);
		assertThat(rows).hasSize(2).allMatch((row) -> row.wrongLine() == 0 && row.cells().size() == 4);
		assertThat(rows.get(0).cells().get(1)).isEqualTo(cell.replace("\\n", "\n").replace("\\r", "\r"));
		assertThat(rows.get(1).cells()).containsExactly("2", "d", "e", "f");
	}

	@Test
	void theLineOfAWrongRowIsRightBehindCellsOfSeveralLines() {
		List<TableRow> rows = read("1,19\",\"a\\nb\"\\n2,\"c\\nd\",e\\n3,\"x\"y\\n4,\"f\\ng\",h\\n");
		assertThat(rows).extracting(TableRow::wrongLine).containsExactly(0, 0, 5, 0);
	}

	@Test
	void theLineEndsWithinACellStay() {
		assertThat(read("1,\"a\\r\\n\\nb\"\\r\\n").get(0).cell(1)).isEqualTo("a\r\n\nb");
	}

	@Test
	void manyOpenQuotationMarksFillNoMemoryAndNoTime() {
		String text = "1,\"a\n" + "2,b\n".repeat(150_000) + "3,\"c\n".repeat(50_000);
		assertThat(read(text)).hasSize(200_001);
	}

	@Test
	void linesThatOpenACellAgainAndAgainTakeNoTime() {
		assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
			List<TableRow> rows = read("1,2\n" + "x\",\"\n".repeat(300_000) + "1,\"a\n".repeat(3));
			assertThat(rows).hasSizeGreaterThan(200_000);
			assertThat(rows.get(0).cell(1)).isEqualTo("2");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "编号,内容|true", "id,text|true", "1,打不开|false", "打不开,13812345678|false", "2026-11-22 9:30,慢|false",
					"wang@example.com,慢|false", "您对服务满意吗？,还想说什么？|true", "id,2025|true", "打不开|true", "-,慢|true",
					"2026-11-20,建议,希望有深色模式|false", "5,app,Crashes|false", "wang@example.com,建议|false",
					"id,text,2025|true", "id,2024,2025年|true", "id,app,5|true", "2024,2025|false" })
	void aFirstRowWithAValueIsNoHeading(String row, boolean heading) {
		assertThat(HeadingGuess.isHeading(TableRow.of(1, List.of(row.split(","))),
				Set.of("id", "text", "app", "建议")::contains))
			.isEqualTo(heading);
	}

	private static List<TableRow> read(String written) {
		byte[] bytes = written.replace("\\n", "\n").replace("\\r", "\r").getBytes(StandardCharsets.UTF_8);
		return read(bytes, new Format("UTF-8", ",", 0, 1, Format.YEAR_FIRST));
	}

	@Test
	void whatTheEncodingCannotReadIsNotGuessedAt() {
		byte[] bytes = "a,订单".getBytes(Charset.forName("GB18030"));
		assertThat(read(bytes, new Format("UTF-8", ",", 0, 1, Format.YEAR_FIRST)).get(0).cell(1)).contains("\uFFFD");
	}

	private static List<TableRow> read(byte[] bytes, Format format) {
		List<TableRow> rows = new ArrayList<>();
		try (CsvRows read = CsvRows.of(new ByteArrayInputStream(bytes), format)) {
			read.forEachRemaining(rows::add);
		}
		return rows;
	}

}
