package feedbackloop.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Keeps a sign-in for a few seconds. Some programs send their password with each call,
 * and hashing it each time would make them wait. Of the password it keeps a hash with a
 * key that only this process knows. A wrong password ends what is kept, so nobody can try
 * passwords against it.
 */
@Component
class KeptSignIns {

	private static final Duration KEPT = Duration.ofSeconds(10);

	private static final String HASH = "HmacSHA256";

	private final SecretKeySpec key = randomKey();

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
		byte[] hash = hash(password);
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

	private byte[] hash(String password) {
		try {
			Mac mac = Mac.getInstance(HASH);
			mac.init(this.key);
			return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static SecretKeySpec randomKey() {
		byte[] bytes = new byte[32];
		new SecureRandom().nextBytes(bytes);
		return new SecretKeySpec(bytes, HASH);
	}

	/** Where somebody comes from, and as whom. */
	private record Door(String remote, String userId) {

	}

	/** A sign-in and until when it is kept. */
	private record KeptSignIn(byte[] hash, Instant until, Authentication signedIn) {

	}

}
