package feedbackloop.security;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries passwords, by address and name, so that strangers lock nobody
 * out: from another address the right password still works. A second limit counts all
 * names that one address tries.
 */
@Component
class SignInAttempts {

	/** The limit by address and name, in the database. */
	static final String OF_NAME = "wrongPasswords";

	/** The limit by address alone, in the database. */
	static final String OF_ADDRESS = "wrongPasswordsOfAddress";

	private final OneAtATime oneAtATime = new OneAtATime();

	private final LimitCounter limits;

	private final LimitSettings settings;

	private final PasswordCheck passwords;

	SignInAttempts(LimitCounter limits, LimitSettings settings, PasswordCheck passwords) {
		this.limits = limits;
		this.settings = settings;
		this.passwords = passwords;
	}

	/**
	 * Whether it is the password of that account. One attempt after the other for each
	 * address and name, so that many at once get no more tries.
	 * @param remote where the attempt comes from
	 * @throws TooManyAttempts if none is tried at the moment, not even the right one
	 */
	boolean matches(String remote, String userId, String password) {
		String address = ClientAddress.counted(remote);
		return this.oneAtATime.call(List.of(address, userId), () -> {
			refuseWhoMustWait(address, userId);
			boolean right = this.passwords.matches(userId, password);
			if (right) {
				this.limits.giveBack(OF_NAME, this.settings.wrongPasswords(), address, userId);
			}
			else {
				this.limits.take(OF_NAME, this.settings.wrongPasswords(), address, userId);
				this.limits.take(OF_ADDRESS, this.settings.wrongPasswordsOfAddress(), address);
			}
			return right;
		});
	}

	private void refuseWhoMustWait(String address, String userId) {
		Duration ofName = this.limits.look(OF_NAME, this.settings.wrongPasswords(), address, userId);
		Duration ofAddress = this.limits.look(OF_ADDRESS, this.settings.wrongPasswordsOfAddress(), address);
		Duration wait = (ofName.compareTo(ofAddress) > 0) ? ofName : ofAddress;
		if (!wait.isZero()) {
			throw new TooManyAttempts(wait);
		}
	}

}
