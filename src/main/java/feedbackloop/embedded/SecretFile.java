package feedbackloop.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A secret in a file that only its owner may read: there whole, or not at all.
 */
final class SecretFile {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private SecretFile() {
	}

	static void write(Path file, String secret) throws IOException {
		Path draft = Files.createTempFile(file.getParent(), "secret", "",
				PosixFilePermissions.asFileAttribute(OWNER_ONLY));
		try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
			channel.force(true);
		}
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
	}

	static String read(Path file) throws IOException {
		Files.setPosixFilePermissions(file, OWNER_ONLY);
		return Files.readString(file, StandardCharsets.US_ASCII).trim();
	}

}
