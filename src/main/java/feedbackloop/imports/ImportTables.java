package feedbackloop.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import feedbackloop.imports.ImportPlan.Format;
import feedbackloop.privacy.Masker;

import org.springframework.stereotype.Component;

/**
 * Opens a file as a table, whatever it is.
 */
@Component
class ImportTables {

	private static final int LONGEST_HEADING = 100;

	/** Rows by which it is told how many columns there are. */
	private static final int LOOKED_AT = 20;

	private final ImportFiles files;

	private final Masker masker;

	private final ColumnGuess columns;

	ImportTables(ImportFiles files, Masker masker, ColumnGuess columns) {
		this.files = files;
		this.masker = masker;
		this.columns = columns;
	}

	/**
	 * The likely format of a file.
	 * @throws feedbackloop.process.Refusal if it is no table
	 */
	Format guess(ImportFile file) {
		Format format = file.kind().equals(ImportFile.XLSX)
				? new Format(null, null, XlsxRows.firstUsed(whole(file)), 1, Format.YEAR_FIRST)
				: FormatGuess.of(this.files.content(file).start());
		try (Rows rows = rows(file, format)) {
			boolean headed = !rows.hasNext() || HeadingGuess.isHeading(rows.next(), this.columns::isHeading);
			return headed ? format : format.withoutHeadings();
		}
	}

	/**
	 * Names of the sheets of a workbook; empty for other files.
	 */
	List<String> sheets(ImportFile file) {
		return file.kind().equals(ImportFile.XLSX) ? XlsxRows.sheets(whole(file)) : List.of();
	}

	/**
	 * The file as it is read by that format, with its headings read.
	 */
	Table open(ImportFile file, Format format) {
		if (format.heading() == 0) {
			return new Table(numbers(file, format), rows(file, format));
		}
		Rows rows = rows(file, format);
		TableRow heading = TableRow.of(0, List.of());
		while (heading.isReadable() && heading.place() < format.heading() && rows.hasNext()) {
			heading = rows.next();
		}
		return new Table(headings(heading), rows);
	}

	private Rows rows(ImportFile file, Format format) {
		return file.kind().equals(ImportFile.XLSX) ? XlsxRows.of(whole(file), format.sheet())
				: CsvRows.of(new BufferedInputStream(this.files.content(file).read()), format);
	}

	/** Of as many columns as the widest of the first rows has. */
	private List<String> numbers(ImportFile file, Format format) {
		int columns = 0;
		try (Rows rows = rows(file, format)) {
			for (int i = 0; i < LOOKED_AT && rows.hasNext(); i++) {
				columns = Math.max(columns, rows.next().cells().size());
			}
		}
		return headings(TableRow.of(0, Collections.nCopies(columns, "")));
	}

	private byte[] whole(ImportFile file) {
		try (InputStream content = this.files.content(file).read()) {
			return content.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Each once; a column without one is called by its place. A feedback may stand in
	 * their place: so they are masked.
	 */
	private List<String> headings(TableRow row) {
		List<String> headings = new ArrayList<>();
		for (int i = 0; i < row.cells().size(); i++) {
			String given = (row.cell(i) != null) ? row.cell(i).replaceAll("[\\s\\p{Cntrl}]+", " ").strip() : "";
			String once = given.isEmpty() ? "#" + (i + 1) : ImportFile.cut(this.masker.mask(given), LONGEST_HEADING);
			String heading = once;
			for (int again = 2; headings.contains(heading); again++) {
				heading = once + " (" + again + ")";
			}
			headings.add(heading);
		}
		return headings;
	}

	/**
	 * A file that is read.
	 *
	 * @param headings of its columns, each once
	 * @param rows what follows
	 */
	record Table(List<String> headings, Rows rows) implements AutoCloseable {

		@Override
		public void close() {
			this.rows.close();
		}

	}

}
