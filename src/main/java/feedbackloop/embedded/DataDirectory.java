package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory that holds an embedded installation, locked for this process. The
 * operating system releases the lock however the process ends.
 */
final class DataDirectory {

	private final Path path;

	private final FileChannel lockFile;

	private DataDirectory(Path path, FileChannel lockFile) {
		this.path = path;
		this.lockFile = lockFile;
	}

	/**
	 * @throws StartRefused when another process holds the directory or it cannot be
	 * written
	 */
	static DataDirectory lock(Path path) {
		try {
			Files.createDirectories(path);
			Path directory = path.toRealPath();
			FileChannel lockFile = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.READ, StandardOpenOption.WRITE);
			if (tryLock(lockFile) == null) {
				throw inUse(directory, lockFile);
			}
			lockFile.truncate(0);
			lockFile.write(StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
			return new DataDirectory(directory, lockFile);
		}
		catch (AccessDeniedException ex) {
			throw new StartRefused(path.toAbsolutePath().normalize() + " belongs to another user.",
					"Start as that user, or choose another directory with feedback-loop.data-dir.", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot use the directory " + path.toAbsolutePath().normalize(), ex);
		}
	}

	private static FileLock tryLock(FileChannel lockFile) throws IOException {
		try {
			return lockFile.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	private static StartRefused inUse(Path directory, FileChannel lockFile) throws IOException {
		ByteBuffer holder = ByteBuffer.allocate(20);
		lockFile.read(holder, 0);
		lockFile.close();
		return new StartRefused(
				"Feedback Loop already runs in %s (process %s).".formatted(directory,
						StandardCharsets.US_ASCII.decode(holder.flip())),
				"Use that one, stop it first, or choose another directory with feedback-loop.data-dir.");
	}

	void release() {
		try {
			this.lockFile.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot release the lock of " + this.path, ex);
		}
	}

	Path path() {
		return this.path;
	}

	Path masterKey() {
		return this.path.resolve("master.key");
	}

	Path postgres() {
		return this.path.resolve("postgres");
	}

	/** Beside the data, because only there the server's user may surely write. */
	Path postgresLog() {
		return postgres().resolve("server.log");
	}

	Path port() {
		return this.path.resolve("postgres.port");
	}

}
