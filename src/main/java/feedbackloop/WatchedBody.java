package feedbackloop;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A body that must come at a moderate pace, after a time that it may take in any case.
 */
final class WatchedBody implements InputBuffer {

	private static final int BYTES_PER_SECOND = 64 * 1024;

	/** So much of what nobody read is waited for, as {@code max-swallow-size} says. */
	private static final long MOST_UNREAD = 64 * 1024 * 1024;

	private final InputBuffer plain;

	private final Duration grace;

	/** Only what the client takes counts, not what we do with what it sent. */
	private long waitedNanos;

	private long bytes;

	private boolean late;

	WatchedBody(InputBuffer plain, Duration grace) {
		this.plain = plain;
		this.grace = grace;
	}

	@Override
	public int doRead(ApplicationBufferHandler handler) throws IOException {
		Duration allowed = this.grace.plusSeconds(this.bytes / BYTES_PER_SECOND);
		if (this.waitedNanos > allowed.toNanos()) {
			this.late = true;
			throw new SocketTimeoutException("The body comes too slowly");
		}
		long begun = System.nanoTime();
		int read = this.plain.doRead(handler);
		this.waitedNanos += System.nanoTime() - begun;
		this.bytes += Math.max(read, 0);
		return read;
	}

	@Override
	public int available() {
		return this.plain.available();
	}

	/**
	 * Reads what nobody wanted, as Tomcat would, so that the client hears the answer.
	 */
	void readRest() {
		Nowhere nowhere = new Nowhere();
		try {
			int read = 0;
			while (read >= 0 && this.bytes < MOST_UNREAD) {
				read = doRead(nowhere);
			}
		}
		catch (IOException ex) {
			this.late = true;
		}
	}

	/**
	 * Whether it did not come in time, or not at all.
	 */
	boolean isLate() {
		return this.late;
	}

	InputBuffer plain() {
		return this.plain;
	}

	private static final class Nowhere implements ApplicationBufferHandler {

		private ByteBuffer buffer = ByteBuffer.allocate(0);

		@Override
		public void setByteBuffer(ByteBuffer buffer) {
			this.buffer = buffer;
		}

		@Override
		public ByteBuffer getByteBuffer() {
			return this.buffer;
		}

		@Override
		public void expand(int size) {
			// The server brings its own buffer.
		}

	}

}
