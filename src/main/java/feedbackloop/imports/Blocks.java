package feedbackloop.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import feedbackloop.privacy.Vault;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The content of one file in encrypted blocks of one megabyte; one at a time is in
 * memory.
 */
final class Blocks {

	private static final int SIZE = 1024 * 1024;

	private final JdbcClient database;

	private final Vault vault;

	private final long fileId;

	private final byte[] dataKey;

	Blocks(JdbcClient database, Vault vault, long fileId, byte[] dataKey) {
		this.database = database;
		this.vault = vault;
		this.fileId = fileId;
		this.dataKey = dataKey;
	}

	long fileId() {
		return this.fileId;
	}

	/**
	 * Keeps all that comes.
	 */
	void write(InputStream content) throws IOException {
		int place = 0;
		byte[] block = content.readNBytes(SIZE);
		while (block.length > 0) {
			this.database.sql("insert into import_block (file_id, place, sealed) values (:id, :place, :sealed)")
				.param("id", this.fileId)
				.param("place", place++)
				.param("sealed", this.vault.sealBytes(this.dataKey, block))
				.update();
			block = content.readNBytes(SIZE);
		}
	}

	/**
	 * What the file begins with; at most one megabyte.
	 */
	byte[] start() {
		return block(0).orElseGet(() -> new byte[0]);
	}

	InputStream read() {
		return new Reading();
	}

	private Optional<byte[]> block(int place) {
		return this.database.sql("select sealed from import_block where file_id = :id and place = :place")
			.param("id", this.fileId)
			.param("place", place)
			.query((row, index) -> this.vault.openBytes(this.dataKey, row.getBytes("sealed")))
			.optional();
	}

	/** One block after the other. */
	private final class Reading extends InputStream {

		private byte[] block = new byte[0];

		private int at;

		private int next;

		@Override
		public int read() {
			return fill() ? Byte.toUnsignedInt(this.block[this.at++]) : -1;
		}

		@Override
		public int read(byte[] to, int offset, int length) {
			if (length == 0) {
				return 0;
			}
			if (!fill()) {
				return -1;
			}
			int count = Math.min(length, this.block.length - this.at);
			System.arraycopy(this.block, this.at, to, offset, count);
			this.at += count;
			return count;
		}

		private boolean fill() {
			if (this.at == this.block.length) {
				this.block = block(this.next++).orElseGet(() -> new byte[0]);
				this.at = 0;
			}
			return this.block.length > 0;
		}

	}

}
