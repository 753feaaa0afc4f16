package feedbackloop.security;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * How passwords are stored: slow to try, where the engine would take one round of
 * SHA-512. PBKDF2, because many at once need no memory to speak of.
 */
class StaffPasswordHash implements PasswordEncryptor {

	/** Another number of rounds needs another name, so that old hashes are still read. */
	private static final String NAME = "PBKDF2-SHA512-210000";

	private static final int ROUNDS = 210_000;

	private static final int BYTES_OF_SALT = 16;

	private final PasswordEncoder hash = new Pbkdf2PasswordEncoder("", BYTES_OF_SALT, ROUNDS,
			SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);

	@Override
	public String encrypt(String password) {
		return this.hash.encode(password);
	}

	@Override
	public boolean check(String password, String encrypted) {
		return this.hash.matches(password, encrypted);
	}

	@Override
	public String hashAlgorithmName() {
		return NAME;
	}

	/**
	 * Whether a stored password, with its prefix, is hashed like this.
	 */
	static boolean made(String stored) {
		return stored != null && stored.startsWith("{" + NAME + "}");
	}

}
