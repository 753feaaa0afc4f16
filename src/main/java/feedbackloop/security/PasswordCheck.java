package feedbackloop.security;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Compares a password with the one of an account. The engine's own comparison counts
 * wrong ones in the account and locks it in the end. Any stranger can bring that about.
 * It also answers at once where there is no such account. This one takes the same time
 * for every name. It writes only to hash a right password anew that is stored as the
 * engine hashed it. No transaction waits while it computes.
 */
@Component
class PasswordCheck {

	private static final PasswordManager HASHES = new PasswordManager(new StaffPasswordHash(), List.of());

	private final ObjectProvider<IdentityService> identities;

	private final AsSystem asSystem;

	private final RightPasswords right = new RightPasswords(Clock.systemUTC());

	PasswordCheck(ObjectProvider<IdentityService> identities, AsSystem asSystem) {
		this.identities = identities;
		this.asSystem = asSystem;
	}

	boolean matches(String userId, String password) {
		String given = Objects.requireNonNullElse(password, "");
		UserEntity user = find(userId);
		if (user == null || user.getPassword() == null) {
			HASHES.check(given, Nobody.PASSWORD);
			return false;
		}
		String stored = user.getPassword();
		if (this.right.isKnown(user.getSalt() + stored, given)) {
			return true;
		}
		boolean right = HASHES.check(EncryptionUtil.saltPassword(given, user.getSalt()), stored);
		if (!StaffPasswordHash.made(stored)) {
			if (right) {
				hashAnew(user, given);
			}
			else {
				HASHES.check(given, Nobody.PASSWORD);
			}
		}
		else if (right) {
			this.right.remember(user.getSalt() + stored, given);
		}
		return right;
	}

	/** A name with a character that the database does not store is nobody's. */
	UserEntity find(String userId) {
		if (userId == null || userId.chars().anyMatch(Character::isISOControl)) {
			return null;
		}
		return this.asSystem
			.call(() -> (UserEntity) this.identities.getObject().createUserQuery().userId(userId).singleResult());
	}

	private void hashAnew(UserEntity user, String password) {
		user.setPassword(password);
		try {
			this.asSystem.call(() -> {
				((IdentityServiceImpl) this.identities.getObject()).saveUser(user, true);
				return null;
			});
		}
		catch (OptimisticLockingException ex) {
			// Another sign-in was quicker, or somebody changed the account.
		}
	}

	/** Compared for names that nobody has; no start waits for it. */
	private static final class Nobody {

		static final String PASSWORD = HASHES.encrypt("");

	}

}
