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
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory that holds an embedded installation, locked for this process. The
 * operating system releases the lock however the process ends.
 */
final class DataDirectory {

	private static final String LOCK = "lock";

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private static final Pattern OURS = Pattern.compile("lock|(erasures|master|postgres|programs|secret)\\W?.*");

	private final Path path;

	private final boolean ours;

	private final FileChannel lockFile;

	private DataDirectory(Path path, boolean ours, FileChannel lockFile) {
		this.path = path;
		this.ours = ours;
		this.lockFile = lockFile;
	}

	/**
	 * @throws StartRefused when another process holds the directory or it cannot be
	 * written
	 */
	static DataDirectory lock(Path path) {
		try {
			boolean ours = isOurs(path);
			Files.createDirectories(path);
			Path directory = path.toRealPath();
			if (ours) {
				Files.setPosixFilePermissions(directory, OWNER_ONLY);
			}
			FileChannel lockFile = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE,
					StandardOpenOption.READ, StandardOpenOption.WRITE);
			if (tryLock(lockFile) == null) {
				throw inUse(directory, lockFile);
			}
			lockFile.truncate(0);
			lockFile.write(StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
			return new DataDirectory(directory, ours, lockFile);
		}
		catch (FileSystemException ex) {
			if (!(ex instanceof AccessDeniedException) && !"Operation not permitted".equals(ex.getReason())) {
				throw new UncheckedIOException("Cannot use the directory " + path.toAbsolutePath().normalize(), ex);
			}
			throw new StartRefused(path.toAbsolutePath().normalize() + " belongs to another user.",
					"Start as that user, or choose another directory with feedback-loop.data-dir.", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot use the directory " + path.toAbsolutePath().normalize(), ex);
		}
	}

	private static boolean isOurs(Path path) throws IOException {
		if (!Files.isDirectory(path)) {
			return true;
		}
		try (Stream<Path> files = Files.list(path)) {
			return files.allMatch((file) -> OURS.matcher(file.getFileName().toString()).matches());
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

	/**
	 * Whether nothing else is in it; else it stays as open as its owner made it.
	 */
	boolean isOurs() {
		return this.ours;
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

	/** The password of the server's superuser, for its owner only. */
	Path password() {
		return this.path.resolve("postgres.password");
	}

	Path port() {
		return this.path.resolve("postgres.port");
	}

}
