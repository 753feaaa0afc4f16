package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The key that wraps the data keys of all persons: 32 bytes, written as Base64.
 */
final class MasterKeySetting {

	static final String PROPERTY = "feedback-loop.master-key";

	private static final String OTHERS = "feedback-loop.other-master-keys";

	private static final int BYTES = 32;

	private MasterKeySetting() {
	}

	/** Those that wrapped before. */
	static void checkOthers(Environment environment) {
		Binder.get(environment)
			.bind(OTHERS, Bindable.listOf(String.class))
			.orElse(List.of())
			.forEach((key) -> check(OTHERS, key));
	}

	static void check(String key) {
		check(PROPERTY, key);
	}

	private static void check(String setting, String key) {
		if (!isValid(key.strip())) {
			throw new StartRefused(setting + " is not a Base64 text of 32 bytes.",
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
			String key = SecretFile.read(file);
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
		SecretFile.write(file, Base64.getEncoder().encodeToString(key));
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
