package feedbackloop.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Reads a sheet of a workbook row by row. Dates become text as ISO 8601 has them, numbers
 * as they were typed.
 */
final class XlsxRows implements Rows {

	private static final Pattern DATE = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);

	/** Texts, colours and other countries' signs within a format. */
	private static final Pattern NO_PART_OF_A_DATE = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|General");

	private static final int KEPT_DIGITS = 15;

	private final ReadableWorkbook workbook;

	private final Stream<Row> stream;

	private final Iterator<Row> rows;

	private int place;

	private boolean unreadable;

	private boolean over;

	private XlsxRows(ReadableWorkbook workbook, Stream<Row> stream) {
		this.workbook = workbook;
		this.stream = stream;
		this.rows = stream.iterator();
	}

	/**
	 * @param sheet its place, from 0; the first if there is none there
	 */
	static XlsxRows of(byte[] content, int sheet) {
		try {
			ReadableWorkbook workbook = open(content);
			Stream<Row> stream = workbook.getSheet(sheet).orElseGet(workbook::getFirstSheet).openStream();
			return new XlsxRows(workbook, stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<String> sheets(byte[] content) {
		try (ReadableWorkbook workbook = open(content)) {
			return workbook.getSheets().map(Sheet::getName).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The place of the first sheet that people see and that is not empty; 0 if there is
	 * none.
	 */
	static int firstUsed(byte[] content) {
		try (ReadableWorkbook workbook = open(content)) {
			List<Sheet> sheets = workbook.getSheets().toList();
			for (Sheet sheet : sheets) {
				if (sheet.getVisibility() == SheetVisibility.VISIBLE && isUsed(sheet)) {
					return sheets.indexOf(sheet);
				}
			}
			return 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isUsed(Sheet sheet) throws IOException {
		try (Stream<Row> rows = sheet.openStream()) {
			return rows.anyMatch((row) -> !read(row, 0).isEmpty());
		}
	}

	/**
	 * Whether its first used sheet can be read; a damaged one is answered with exceptions
	 * of any kind.
	 */
	static boolean isReadable(byte[] content) {
		try (XlsxRows rows = of(content, firstUsed(content))) {
			return rows.hasNext() && rows.next().isReadable();
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static ReadableWorkbook open(byte[] content) throws IOException {
		return new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
	}

	@Override
	public boolean hasNext() {
		try {
			return !this.over && (this.unreadable || this.rows.hasNext());
		}
		catch (RuntimeException ex) {
			this.unreadable = true;
			return true;
		}
	}

	@Override
	public TableRow next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		try {
			if (!this.unreadable) {
				Row row = this.rows.next();
				// Some programs number several rows alike; each has an answer of its own.
				this.place = Math.max(this.place + 1, row.getRowNum());
				return read(row, this.place);
			}
		}
		catch (RuntimeException ex) {
			// Numbers and dates of a damaged row are answered with exceptions of any
			// kind.
			this.unreadable = true;
		}
		this.over = true;
		return TableRow.unreadable(++this.place);
	}

	private static TableRow read(Row row, int place) {
		List<String> cells = new ArrayList<>();
		Set<Integer> formulas = new HashSet<>();
		for (Cell cell : row) {
			int column = cells.size();
			if (column == TableRow.MOST_CELLS) {
				break;
			}
			if (cell != null && cell.getFormula() != null) {
				formulas.add(column);
			}
			cells.add((cell != null) ? text(cell) : null);
		}
		return TableRow.of(place, cells, formulas);
	}

	private static String text(Cell cell) {
		if (cell.getType() == CellType.NUMBER) {
			return isDate(cell) ? time(cell.asDate()) : number(cell.asNumber());
		}
		return (cell.getType() == CellType.ERROR) ? null : cell.getText();
	}

	private static boolean isDate(Cell cell) {
		String format = cell.getDataFormatString();
		return format != null && DATE.matcher(NO_PART_OF_A_DATE.matcher(format).replaceAll("")).find();
	}

	private static String time(LocalDateTime time) {
		return time.withNano(0).toString();
	}

	/**
	 * Of a long number a spreadsheet keeps the first digits only, and so does its text.
	 */
	private static String number(BigDecimal number) {
		if (number.scale() < 0 && number.precision() - number.scale() > KEPT_DIGITS) {
			return number.toString();
		}
		return (number.signum() == 0) ? "0" : number.stripTrailingZeros().toPlainString();
	}

	@Override
	public void close() {
		try {
			this.stream.close();
			this.workbook.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
