package feedbackloop.security;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.IdentityService;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The real check, which hashes slowly, but the right demo password once for all tests of
 * a JVM: they sign in hundreds of times.
 */
class RememberedPasswords extends PasswordCheck {

	private static final Set<Hashed> right = ConcurrentHashMap.newKeySet();

	RememberedPasswords(ObjectProvider<IdentityService> identities, AsSystem asSystem) {
		super(identities, asSystem);
	}

	@Override
	boolean matches(String userId, String password) {
		Optional<Hashed> hashed = Optional.ofNullable(password)
			.filter(Caller.PASSWORD::equals)
			.flatMap((known) -> hashed(userId));
		if (hashed.filter(right::contains).isPresent()) {
			return true;
		}
		boolean matches = super.matches(userId, password);
		if (matches) {
			hashed.ifPresent(right::add);
		}
		return matches;
	}

	/** What the engine hashed is left to the real check, which hashes it anew. */
	private Optional<Hashed> hashed(String userId) {
		return Optional.ofNullable(find(userId))
			.filter((user) -> StaffPasswordHash.made(user.getPassword()))
			.map((user) -> new Hashed(user.getSalt(), user.getPassword()));
	}

	/** What an account stores. */
	private record Hashed(String salt, String hash) {

	}

}
