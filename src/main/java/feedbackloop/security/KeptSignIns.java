package feedbackloop.security;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Keeps a sign-in for a few seconds. Some programs send their password with each call,
 * and looking at account and groups each time would make them wait. Of the password it
 * keeps a hash with a key that only this process knows. A wrong password ends what is
 * kept, so nobody can try passwords against it.
 */
@Component
class KeptSignIns {

	private static final Duration KEPT = Duration.ofSeconds(10);

	private final KeyedHash hashes = new KeyedHash();

	private final Map<Door, KeptSignIn> kept = new ConcurrentHashMap<>();

	private final OneAtATime oneAtATime = new OneAtATime();

	private final Clock clock;

	@Autowired
	KeptSignIns() {
		this(Clock.systemUTC());
	}

	KeptSignIns(Clock clock) {
		this.clock = clock;
	}

	/**
	 * What is kept of this sign-in, else what the supplier says of it.
	 */
	Authentication of(String remote, String userId, String password, Supplier<Authentication> signIn) {
		Door door = new Door(remote, userId);
		byte[] hash = this.hashes.of(password);
		return find(door, hash).orElseGet(
				() -> this.oneAtATime.call(door, () -> find(door, hash).orElseGet(() -> keep(door, hash, signIn))));
	}

	private Authentication keep(Door door, byte[] hash, Supplier<Authentication> signIn) {
		this.kept.remove(door);
		Instant now = this.clock.instant();
		this.kept.values().removeIf((one) -> !now.isBefore(one.until()));
		Authentication signedIn = signIn.get();
		this.kept.put(door, new KeptSignIn(hash, now.plus(KEPT), signedIn));
		return signedIn;
	}

	private Optional<Authentication> find(Door door, byte[] hash) {
		return Optional.ofNullable(this.kept.get(door))
			.filter((one) -> this.clock.instant().isBefore(one.until()))
			.filter((one) -> MessageDigest.isEqual(one.hash(), hash))
			.map(KeptSignIn::signedIn);
	}

	/** Where somebody comes from, and as whom. */
	private record Door(String remote, String userId) {

	}

	/** A sign-in and until when it is kept. */
	private record KeptSignIn(byte[] hash, Instant until, Authentication signedIn) {

	}

}
