package feedbackloop.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

	private final ImportFiles files;

	private final Masker masker;

	ImportTables(ImportFiles files, Masker masker) {
		this.files = files;
		this.masker = masker;
	}

	/**
	 * The likely format of a file.
	 * @throws feedbackloop.process.Refusal if it is no table
	 */
	Format guess(ImportFile file) {
		return file.kind().equals(ImportFile.XLSX)
				? new Format(null, null, XlsxRows.firstUsed(whole(file)), 1, Format.YEAR_FIRST)
				: FormatGuess.of(this.files.content(file).start());
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
		Rows rows = file.kind().equals(ImportFile.XLSX) ? XlsxRows.of(whole(file), format.sheet())
				: CsvRows.of(new BufferedInputStream(this.files.content(file).read()), format);
		TableRow heading = TableRow.of(0, List.of());
		while (heading.isReadable() && heading.place() < format.heading() && rows.hasNext()) {
			heading = rows.next();
		}
		return new Table(headings(heading), rows);
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
	 * Each once; a column without one is called by its place. Where a file has none, a
	 * feedback stands in their place: so they are masked.
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
