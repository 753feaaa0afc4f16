package feedbackloop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;

/**
 * Writes a table as CSV (RFC 4180) for spreadsheet programs: with the mark by which they
 * know UTF-8, and so that no cell is taken for a formula.
 */
public final class CsvTable {

	private static final char UTF_8_MARK = '\uFEFF';

	/** Also behind blanks, in full width, and as some programs begin one. */
	private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}]*+(?:[=+\\-@\\x00＝＋－＠﹦]|%=).*|[\\t\\r\\n].*",
			Pattern.DOTALL);

	private final SequenceWriter rows;

	/**
	 * Starts a table.
	 * @param writer stays open
	 * @throws UncheckedIOException if it cannot be written
	 */
	public CsvTable(Writer writer, List<String> header) {
		try {
			writer.write(UTF_8_MARK);
			this.rows = new CsvMapper().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
				.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
				.writerFor(String[].class)
				.writeValues(writer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		add(header);
	}

	/**
	 * Adds a row.
	 * @param cells null is written as nothing
	 */
	public void add(List<?> cells) {
		try {
			this.rows.write(cells.stream().map(CsvTable::cell).toArray(String[]::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes what is left of the table; the writer stays open.
	 */
	public void end() {
		try {
			this.rows.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String cell(Object value) {
		return (value != null) ? harmless(value.toString()) : "";
	}

	/**
	 * The text so that no spreadsheet takes it for a formula.
	 */
	public static String harmless(String text) {
		return FORMULA.matcher(text).matches() ? "'" + text : text;
	}

}
