package feedbackloop;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a table as a workbook (XLSX) while its rows come: the header stays in sight, and
 * times, days and numbers are what they are. Times have no zone there, so the header
 * names it. No text is taken for a formula, nor when the workbook is saved as CSV.
 */
public final class XlsxTable implements AutoCloseable {

	/** A sheet has room for little more. */
	private static final int ROWS_OF_A_SHEET = 1_000_000;

	private static final int AT_ONCE = 500;

	/** A cell has room for so many characters. */
	private static final int LONGEST = 32_000;

	private static final String TIME = "yyyy-mm-dd hh:mm";

	private static final String DAY = "yyyy-mm-dd";

	private final Workbook workbook;

	private final String name;

	private final List<Column> columns;

	private Worksheet sheet;

	private int sheets;

	private int row;

	/**
	 * Starts a table.
	 * @param out stays open
	 * @param name of the sheet; further sheets are numbered
	 */
	public XlsxTable(OutputStream out, String name, List<Column> columns) {
		this.workbook = new Workbook(out, "Feedback Loop", "1.0");
		this.name = name;
		this.columns = columns;
		begin();
	}

	/**
	 * Adds a row.
	 * @param cells null is written as nothing
	 * @throws UncheckedIOException if it cannot be written
	 */
	public void add(List<?> cells) {
		try {
			if (this.row > ROWS_OF_A_SHEET) {
				finish();
				begin();
			}
			for (int column = 0; column < cells.size(); column++) {
				write(column, cells.get(column));
			}
			this.row++;
			if (this.row % AT_ONCE == 0) {
				this.sheet.flush();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes what is left of the table.
	 */
	@Override
	public void close() {
		try {
			finish();
			this.workbook.finish();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void begin() {
		this.sheets++;
		this.sheet = this.workbook.newWorksheet((this.sheets == 1) ? this.name : this.name + " " + this.sheets);
		this.sheet.freezePane(0, 1);
		this.sheet.repeatRows(0);
		for (int column = 0; column < this.columns.size(); column++) {
			this.sheet.width(column, this.columns.get(column).width());
			this.sheet.inlineString(0, column, this.columns.get(column).label());
			this.sheet.style(0, column).bold().wrapText(true).verticalAlignment("top").fillColor("FFE8F1FA").set();
		}
		this.row = 1;
	}

	private void finish() throws IOException {
		this.sheet.setAutoFilter(0, 0, Math.max(1, this.row - 1), this.columns.size() - 1);
		this.sheet.finish();
	}

	private void write(int column, Object value) {
		if (value instanceof Number number) {
			this.sheet.value(this.row, column, number);
		}
		else if (value instanceof OffsetDateTime time) {
			this.sheet.value(this.row, column, time.toLocalDateTime());
			this.sheet.style(this.row, column).format(TIME).verticalAlignment("top").set();
		}
		else if (value instanceof LocalDate day) {
			this.sheet.value(this.row, column, day);
			this.sheet.style(this.row, column).format(DAY).verticalAlignment("top").set();
		}
		else if (value != null) {
			this.sheet.inlineString(this.row, column, text(value.toString()));
			this.sheet.style(this.row, column).wrapText(true).verticalAlignment("top").set();
		}
	}

	private static String text(String text) {
		String harmless = CsvTable.harmless(text);
		return (harmless.length() > LONGEST) ? harmless.substring(0, LONGEST) + "…" : harmless;
	}

	/**
	 * A column.
	 *
	 * @param width in characters
	 */
	public record Column(String label, int width) {

	}

}
