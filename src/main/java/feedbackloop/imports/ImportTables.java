package feedbackloop.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.imports.ImportPlan.Format;

import org.springframework.stereotype.Component;

/**
 * Opens a file as a table, whatever it is.
 */
@Component
class ImportTables {

	private static final int LONGEST_HEADING = 100;

	private final ImportFiles files;

	ImportTables(ImportFiles files) {
		this.files = files;
	}

	/**
	 * The likely format of a file.
	 * @throws feedbackloop.process.Refusal if it is no table
	 */
	Format guess(ImportFile file) {
		return file.kind().equals(ImportFile.XLSX) ? Format.WORKBOOK : FormatGuess.of(this.files.content(file).start());
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

	/** Each once; a column without one is called by its place. */
	private static List<String> headings(TableRow row) {
		List<String> headings = new ArrayList<>();
		for (int i = 0; i < row.cells().size(); i++) {
			String given = (row.cell(i) != null) ? row.cell(i).replaceAll("\\s+", " ") : "#" + (i + 1);
			String heading = given.substring(0, Math.min(LONGEST_HEADING, given.length()));
			for (int again = 2; headings.contains(heading); again++) {
				heading = given + " (" + again + ")";
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
