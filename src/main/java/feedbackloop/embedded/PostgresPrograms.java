package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import org.springframework.util.FileSystemUtils;

/**
 * The programs of PostgreSQL as they come from Maven, unpacked beside the data. We start
 * them ourselves: the library's own starter turns durability off and stops the server
 * while the application still shuts down.
 */
final class PostgresPrograms {

	private PostgresPrograms() {
	}

	/**
	 * @return the directory of {@code initdb}, {@code pg_ctl} and {@code postgres}
	 */
	static Path unpack(Path directory) {
		try {
			byte[] archive = archive();
			Path target = directory.resolve("programs-" + fingerprint(archive));
			if (Files.notExists(target)) {
				Path draft = directory.resolve("programs-unpacking");
				FileSystemUtils.deleteRecursively(draft);
				unpack(archive, Files.createDirectory(draft));
				Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
			}
			return target.resolve("bin");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot unpack PostgreSQL into " + directory, ex);
		}
	}

	private static byte[] archive() throws IOException {
		String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
		String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
		try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
			return archive.readAllBytes();
		}
		catch (IllegalStateException ex) {
			throw new StartRefused("There is no embedded PostgreSQL for %s on %s.".formatted(system, machine),
					"Set SPRING_DATASOURCE_URL to a PostgreSQL 17 of your own.", ex);
		}
	}

	private static String fingerprint(byte[] archive) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
			return HexFormat.of().formatHex(digest, 0, 6);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void unpack(byte[] archive, Path target) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new ByteArrayInputStream(archive)))) {
			TarArchiveEntry entry;
			while ((entry = tar.getNextEntry()) != null) {
				Path file = target.resolve(entry.getName());
				if (entry.isDirectory()) {
					Files.createDirectories(file);
				}
				else if (entry.isSymbolicLink()) {
					Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
				}
				else {
					Files.createDirectories(file.getParent());
					Files.copy(tar, file);
					Files.setPosixFilePermissions(file, PosixFilePermissions
						.fromString(file.getParent().endsWith("bin") ? "rwxr-xr-x" : "rw-r--r--"));
				}
			}
		}
	}

}
