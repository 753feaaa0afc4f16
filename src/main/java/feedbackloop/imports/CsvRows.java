package feedbackloop.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import feedbackloop.imports.ImportPlan.Format;

/**
 * Reads CSV row by row, however long it is. A quotation mark that is never closed does
 * not fill the memory: a cell has a greatest length.
 */
final class CsvRows implements Rows {

	private static final int LONGEST_CELL = 100_000;

	private static final CsvFactory CSV = CsvFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_CELL).build())
		.enable(CsvParser.Feature.WRAP_AS_ARRAY)
		.build();

	private static final int MARK = '\uFEFF';

	private final CsvParser parser;

	private TableRow next;

	private int place;

	private CsvRows(CsvParser parser) {
		this.parser = parser;
	}

	static CsvRows of(InputStream content, Format format) {
		try {
			Reader text = withoutMark(
					new BufferedReader(new InputStreamReader(content, Charset.forName(format.encoding()))));
			CsvParser parser = CSV.createParser(text);
			parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(format.separator().charAt(0)));
			CsvRows rows = new CsvRows(parser);
			rows.begin();
			return rows;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Reader withoutMark(BufferedReader text) throws IOException {
		text.mark(1);
		if (text.read() != MARK) {
			text.reset();
		}
		return text;
	}

	/** All rows together are an array. */
	private void begin() throws IOException {
		try {
			this.parser.nextToken();
			this.next = row();
		}
		catch (JsonProcessingException ex) {
			this.next = TableRow.unreadable(++this.place);
		}
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
		TableRow row = this.next;
		try {
			this.next = row.isReadable() ? row() : null;
		}
		catch (JsonProcessingException ex) {
			this.next = TableRow.unreadable(this.place);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return row;
	}

	private TableRow row() throws IOException {
		if (this.parser.nextToken() != JsonToken.START_ARRAY) {
			return null;
		}
		this.place++;
		List<String> cells = new ArrayList<>();
		while (this.parser.nextToken() != JsonToken.END_ARRAY) {
			if (cells.size() < TableRow.MOST_CELLS) {
				cells.add(this.parser.getText());
			}
		}
		return TableRow.of(this.place, cells);
	}

	@Override
	public void close() {
		try {
			this.parser.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
