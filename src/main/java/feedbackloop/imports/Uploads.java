package feedbackloop.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import feedbackloop.evidence.UploadCheck;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Takes in the content of files. CSV is kept as it comes and is never whole in memory. A
 * workbook is, because its parts stand in any order.
 */
@Component
class Uploads {

	private static final String FIELD = "files";

	private static final DataSize LARGEST_WORKBOOK = DataSize.ofMegabytes(25);

	private static final int START = 4;

	private final ImportFiles files;

	private final UploadCheck check;

	private final DataSize largest;

	Uploads(ImportFiles files, UploadCheck check, @Value("${feedback-loop.imports.largest}") DataSize largest) {
		this.files = files;
		this.check = check;
		this.largest = largest;
	}

	/**
	 * How large a CSV file may be.
	 */
	DataSize largest() {
		return this.largest;
	}

	/**
	 * Keeps a file.
	 * @param name as its owner called it
	 * @param content is read to its end
	 * @return its id
	 * @throws Refusal if it is empty, too large or no table
	 */
	long take(String name, InputStream content, String userId) {
		try (PushbackInputStream from = new PushbackInputStream(content, START)) {
			byte[] start = from.readNBytes(START);
			from.unread(start);
			String head = new String(start, StandardCharsets.ISO_8859_1);
			if (head.isEmpty()) {
				throw Refusal.invalid(FIELD, "imports.empty");
			}
			if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
				throw Refusal.invalid(FIELD, "imports.oldWorkbook");
			}
			return head.startsWith("PK") ? workbook(name, from, userId)
					: keep(name, ImportFile.CSV, from, this.largest, userId);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("An uploaded file could not be read", ex);
		}
	}

	private long workbook(String name, InputStream content, String userId) throws IOException {
		int most = (int) LARGEST_WORKBOOK.toBytes();
		byte[] bytes = content.readNBytes(most + 1);
		if (bytes.length > most) {
			throw tooLarge("workbookTooLarge", LARGEST_WORKBOOK);
		}
		this.check.checkWorkbook(bytes);
		if (!XlsxRows.isReadable(bytes)) {
			throw Refusal.invalid(FIELD, "workbook.content");
		}
		return keep(name, ImportFile.XLSX, new ByteArrayInputStream(bytes), LARGEST_WORKBOOK, userId);
	}

	private long keep(String name, String kind, InputStream content, DataSize most, String userId) throws IOException {
		Blocks blocks = this.files.begin(name, kind, userId);
		boolean kept = false;
		try (Counted counted = new Counted(content, most); DigestInputStream whole = digest(counted)) {
			blocks.write(whole);
			this.files.arrived(blocks.fileId(), counted.bytes,
					HexFormat.of().formatHex(whole.getMessageDigest().digest()));
			if (kind.equals(ImportFile.CSV)) {
				FormatGuess.of(blocks.start());
			}
			kept = true;
			return blocks.fileId();
		}
		finally {
			if (!kept) {
				this.files.forget(blocks.fileId());
			}
		}
	}

	private static DigestInputStream digest(InputStream content) {
		try {
			return new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Refusal tooLarge(String code, DataSize most) {
		return new Refusal(Refusal.Reason.TOO_LARGE,
				List.of(new Problem(FIELD, "imports." + code, List.of(most.toMegabytes()))));
	}

	/** Ends what is longer than may be. */
	private static final class Counted extends InputStream {

		private final InputStream content;

		private final DataSize most;

		private long bytes;

		private Counted(InputStream content, DataSize most) {
			this.content = content;
			this.most = most;
		}

		@Override
		public int read() throws IOException {
			int one = this.content.read();
			count((one < 0) ? 0 : 1);
			return one;
		}

		@Override
		public int read(byte[] to, int offset, int length) throws IOException {
			int read = this.content.read(to, offset, length);
			count(Math.max(read, 0));
			return read;
		}

		private void count(int read) {
			this.bytes += read;
			if (this.bytes > this.most.toBytes()) {
				throw tooLarge("tooLarge", this.most);
			}
		}

	}

}
