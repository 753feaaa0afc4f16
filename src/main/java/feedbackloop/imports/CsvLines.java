package feedbackloop.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Gives CSV line by line to whoever reads its records, of which some have several lines.
 * What is too long is cut off, so that nothing fills the memory.
 */
final class CsvLines {

	/** Of a record of several lines; a quotation mark is missing in a longer one. */
	private static final int LONGEST_RECORD = 200_000;

	private static final int LONGEST_LINE = 2_000_000;

	/** So many characters are read in vain for each that is taken, but for the first. */
	private static final int MOST_IN_VAIN = 10;

	private final BufferedReader text;

	/** Lines that were read and belong to no record yet. */
	private final Deque<String> ahead = new ArrayDeque<>();

	/** Which line of the file the next record begins with, from 1. */
	private int line = 1;

	private long taken;

	private long inVain;

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
	 * What may be the next record; null at the end. It is to be taken before the next.
	 */
	Record next() throws IOException {
		Record record = new Record();
		return record.hasLine() ? record : null;
	}

	/**
	 * Goes on behind the first lines of a record.
	 */
	void take(Record record, int lines) {
		this.ahead.addAll(record.more);
		for (int i = 0; i < lines; i++) {
			this.taken += this.ahead.remove().length();
		}
		this.line += lines;
	}

	/**
	 * Goes on behind its first line, as it is no record. Files in which many seem to be
	 * long ones are read on in the same time.
	 */
	void leaveOut(Record record) {
		this.inVain += record.length - record.first.length();
		take(record, 1);
	}

	private String read() throws IOException {
		StringBuilder line = new StringBuilder();
		int sign = this.text.read();
		while (sign >= 0) {
			boolean isEnd = sign == '\n' || sign == '\r' && !isFollowedByLineFeed();
			if (line.length() < LONGEST_LINE) {
				// A return alone would have the parser look into the next line.
				line.append(isEnd ? '\n' : (char) sign);
			}
			if (isEnd) {
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

	void close() throws IOException {
		this.text.close();
	}

	/**
	 * A line and those behind it, each read when it is asked for. A file with many open
	 * quotation marks has one line alone.
	 */
	final class Record extends Reader {

		private final Iterator<String> known = CsvLines.this.ahead.iterator();

		private final List<String> more = new ArrayList<>();

		private final int longest = (CsvLines.this.inVain <= MOST_IN_VAIN * (CsvLines.this.taken + LONGEST_RECORD))
				? LONGEST_RECORD : 0;

		private final String first;

		private String line;

		private int at;

		private int lines;

		private int length;

		private Record() throws IOException {
			goOn();
			this.first = this.line;
		}

		private boolean hasLine() {
			return this.line != null;
		}

		String first() {
			return this.first;
		}

		/** How many were read, from 1. */
		int lines() {
			return this.lines;
		}

		/** Whether the line is longer than any is read. */
		boolean isCutOff() {
			return this.first.length() >= LONGEST_LINE;
		}

		@Override
		public int read(char[] to, int offset, int most) throws IOException {
			if (hasLine() && this.at == this.line.length()) {
				goOn();
			}
			if (!hasLine()) {
				return -1;
			}
			int count = Math.min(most, this.line.length() - this.at);
			this.line.getChars(this.at, this.at + count, to, offset);
			this.at += count;
			return count;
		}

		private void goOn() throws IOException {
			this.at = 0;
			this.line = (this.lines > 0 && this.length >= this.longest) ? null : following();
			if (hasLine()) {
				this.lines++;
				this.length += this.line.length();
			}
		}

		/** One that was read before, else one that is read now. */
		private String following() throws IOException {
			if (this.known.hasNext()) {
				return this.known.next();
			}
			String line = CsvLines.this.read();
			if (line != null) {
				this.more.add(line);
			}
			return line;
		}

		/** The file is read on. */
		@Override
		public void close() {
		}

	}

}
