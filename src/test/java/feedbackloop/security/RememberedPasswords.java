package feedbackloop.security;

import java.util.Optional;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The real check, which hashes slowly, but each password for an account once for all
 * tests of a JVM: they sign in hundreds of times.
 */
class RememberedPasswords extends PasswordCheck {

	private static final Map<Tried, Boolean> tried = new ConcurrentHashMap<>();

	RememberedPasswords(ObjectProvider<IdentityService> identities, AsSystem asSystem) {
		super(identities, asSystem);
	}

	@Override
	boolean matches(String userId, String password) {
		Optional<UserEntity> user = Optional.ofNullable(find(userId));
		// What the engine hashed is left to the real check, which hashes it anew.
		if (user.map(UserEntity::getPassword).filter((stored) -> !StaffPasswordHash.made(stored)).isPresent()) {
			return super.matches(userId, password);
		}
		Tried one = new Tried(user.map(UserEntity::getSalt).orElse(null),
				user.map(UserEntity::getPassword).orElse(null), password);
		// Two who try the same may both compute it, so that none waits for the other.
		Boolean known = tried.get(one);
		if (known == null) {
			known = super.matches(userId, password);
			tried.put(one, known);
		}
		return known;
	}

	/**
	 * A password that was tried.
	 *
	 * @param salt of the account, null where there is none
	 * @param hash what it stores
	 */
	private record Tried(String salt, String hash, String password) {

	}

}
