package feedbackloop.security;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for some minutes that a password was right for what an account stores.
 * Programs send theirs with each call, and hashing it slowly each time cost more than all
 * their work. Wrong ones are always hashed slowly, so nobody tries passwords against it.
 */
final class RightPasswords {

	private static final Duration REMEMBERED = Duration.ofMinutes(10);

	private final KeyedHash hashes = new KeyedHash();

	private final Map<String, Right> right = new ConcurrentHashMap<>();

	private final Clock clock;

	RightPasswords(Clock clock) {
		this.clock = clock;
	}

	/**
	 * @param stored what the account stores now; another password there makes it unknown
	 */
	boolean isKnown(String stored, String password) {
		Right known = this.right.get(stored);
		return known != null && this.clock.instant().isBefore(known.until())
				&& MessageDigest.isEqual(known.hash(), this.hashes.of(password));
	}

	void remember(String stored, String password) {
		Instant now = this.clock.instant();
		this.right.values().removeIf((one) -> !now.isBefore(one.until()));
		this.right.put(stored, new Right(this.hashes.of(password), now.plus(REMEMBERED)));
	}

	/** A password that was right, and until when that is remembered. */
	private record Right(byte[] hash, Instant until) {

	}

}
