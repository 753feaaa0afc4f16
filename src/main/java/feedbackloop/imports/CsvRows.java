package feedbackloop.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import feedbackloop.imports.CsvLines.Record;
import feedbackloop.imports.ImportPlan.Format;

/**
 * Reads CSV row by row, however long it is. A line with a quotation mark that is never
 * closed is one wrong row. Those behind it are read.
 */
final class CsvRows implements Rows {

	private static final int LONGEST_CELL = 100_000;

	private static final CsvFactory CSV = CsvFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_CELL).build())
		.enable(CsvParser.Feature.WRAP_AS_ARRAY)
		.build();

	private static final int MARK = '\uFEFF';

	private final CsvLines lines;

	private final CsvSchema schema;

	private Record next;

	private int place;

	private CsvRows(CsvLines lines, char separator) throws IOException {
		this.lines = lines;
		this.schema = CsvSchema.emptySchema().withColumnSeparator(separator);
		this.next = lines.next();
	}

	static CsvRows of(InputStream content, Format format) {
		try {
			BufferedReader text = new BufferedReader(
					new InputStreamReader(content, Charset.forName(format.encoding())));
			return new CsvRows(new CsvLines(withoutMark(text)), format.separator().charAt(0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static BufferedReader withoutMark(BufferedReader text) throws IOException {
		text.mark(1);
		if (text.read() != MARK) {
			text.reset();
		}
		return text;
	}

	@Override
	public boolean hasNext() {
		return this.next != null;
	}

	@Override
	public TableRow next() {
		if (this.next == null) {
			throw new NoSuchElementException();
		}
		try {
			TableRow row = row(this.next);
			this.next = this.lines.next();
			return row;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The parser says which quotation marks are a part of a cell and where the record
	 * ends.
	 */
	private TableRow row(Record record) throws IOException {
		int line = this.lines.line();
		this.place++;
		Optional<List<String>> cells = record.isCutOff() ? Optional.empty() : cells(record);
		if (cells.isEmpty()) {
			this.lines.leaveOut(record);
			return TableRow.wrong(this.place, line, record.first());
		}
		return TableRow.of(this.place, cells.get());
	}

	/** Empty where the text begins with no row; else its lines are taken. */
	private Optional<List<String>> cells(Record record) throws IOException {
		try (CsvParser parser = CSV.createParser(record)) {
			parser.setSchema(this.schema);
			parser.nextToken();
			List<String> cells = new ArrayList<>();
			int lines = 1;
			if (parser.nextToken() == JsonToken.START_ARRAY) {
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					// At the end it may look at the line behind.
					lines = record.lines();
					if (cells.size() < TableRow.MOST_CELLS) {
						cells.add(parser.getText());
					}
				}
			}
			this.lines.take(record, lines);
			return Optional.of(cells);
		}
		catch (JsonProcessingException ex) {
			return Optional.empty();
		}
	}

	@Override
	public void close() {
		try {
			this.lines.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
