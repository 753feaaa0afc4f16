package feedbackloop.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Cuts CSV into records: lines, of which several are one where a quotation mark is open
 * at the end of a line. What is too long is cut off, so that nothing fills the memory.
 */
final class CsvLines {

	/** Of a record of several lines; a quotation mark is missing in a longer one. */
	private static final int LONGEST_RECORD = 200_000;

	private static final int LONGEST_LINE = 2_000_000;

	private static final char QUOTE = '"';

	private final BufferedReader text;

	/** Lines that were read and belong to no record yet. */
	private final Deque<String> ahead = new ArrayDeque<>();

	/** Which line of the file the next record begins with, from 1. */
	private int line = 1;

	CsvLines(BufferedReader text) {
		this.text = text;
	}

	/**
	 * Which line of the file the next record begins with, from 1.
	 */
	int line() {
		return this.line;
	}

	/**
	 * The next record with its line ends, to be taken or not; null at the end.
	 */
	Record next() throws IOException {
		Iterator<String> known = this.ahead.iterator();
		List<String> more = new ArrayList<>();
		String first = line(known, more);
		if (first == null) {
			return null;
		}
		StringBuilder record = new StringBuilder(first);
		boolean open = isOdd(first);
		int lines = 1;
		while (open && record.length() < LONGEST_RECORD) {
			String line = line(known, more);
			if (line == null) {
				break;
			}
			record.append(line);
			lines++;
			open ^= isOdd(line);
		}
		this.ahead.addAll(more);
		return new Record(first, open ? null : record.toString(), lines);
	}

	/**
	 * Goes on behind that many lines.
	 */
	void take(int lines) {
		for (int i = 0; i < lines; i++) {
			this.ahead.remove();
		}
		this.line += lines;
	}

	/** One that was read before, else one that is read now. */
	private String line(Iterator<String> known, List<String> more) throws IOException {
		if (known.hasNext()) {
			return known.next();
		}
		String line = read();
		if (line != null) {
			more.add(line);
		}
		return line;
	}

	private String read() throws IOException {
		StringBuilder line = new StringBuilder();
		int sign = this.text.read();
		while (sign >= 0) {
			if (line.length() < LONGEST_LINE) {
				line.append((char) sign);
			}
			if (sign == '\n' || sign == '\r' && !isFollowedByLineFeed()) {
				break;
			}
			sign = this.text.read();
		}
		return line.isEmpty() ? null : line.toString();
	}

	private boolean isFollowedByLineFeed() throws IOException {
		this.text.mark(1);
		int next = this.text.read();
		this.text.reset();
		return next == '\n';
	}

	private static boolean isOdd(String line) {
		return line.chars().filter((sign) -> sign == QUOTE).count() % 2 == 1;
	}

	void close() throws IOException {
		this.text.close();
	}

	/**
	 * What may be a row.
	 *
	 * @param first its first line
	 * @param whole all its lines; null where a quotation mark is never closed
	 */
	record Record(String first, String whole, int lines) {

		/** Whether the line is longer than any is read. */
		boolean isCutOff() {
			return this.first.length() >= LONGEST_LINE;
		}

	}

}
