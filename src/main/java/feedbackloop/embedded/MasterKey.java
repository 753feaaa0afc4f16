package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The key that wraps the data keys of all persons: 32 bytes, written as Base64.
 */
final class MasterKey {

	static final String PROPERTY = "feedback-loop.master-key";

	private static final int BYTES = 32;

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private MasterKey() {
	}

	static void check(String key) {
		if (!isValid(key)) {
			throw new StartRefused(PROPERTY + " is not a Base64 text of 32 bytes.",
					"Make one with: openssl rand -base64 32. Keep a copy: without it nobody can read the customers' texts.");
		}
	}

	/**
	 * Reads the key of an embedded installation, or makes it when there is no data yet. A
	 * key that is missing beside existing data is never replaced, because a new one could
	 * not read that data.
	 */
	static String readOrMake(Path file, boolean dataExists) {
		try {
			if (Files.notExists(file)) {
				if (dataExists) {
					throw new StartRefused(
							"The key " + file + " is missing, but there is data that was encrypted with it.",
							"Put the file back from your copy, or set " + PROPERTY + ".");
				}
				make(file);
			}
			Files.setPosixFilePermissions(file, OWNER_ONLY);
			String key = Files.readString(file, StandardCharsets.US_ASCII).trim();
			if (!isValid(key)) {
				throw new StartRefused("The key in " + file + " is damaged.",
						"Put the file back from your copy, or set " + PROPERTY + ".");
			}
			return key;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read or write " + file, ex);
		}
	}

	private static void make(Path file) throws IOException {
		byte[] key = new byte[BYTES];
		new SecureRandom().nextBytes(key);
		Path draft = Files.createTempFile(file.getParent(), "master", ".key",
				PosixFilePermissions.asFileAttribute(OWNER_ONLY));
		try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(key)));
			channel.force(true);
		}
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static boolean isValid(String key) {
		try {
			return Base64.getDecoder().decode(key).length == BYTES;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
