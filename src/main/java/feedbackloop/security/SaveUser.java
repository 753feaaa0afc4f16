package feedbackloop.security;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * Saves an account, and tells a bad password from the engine's own failures.
 */
class SaveUser extends SaveUserCmd {

	SaveUser(User user, boolean skipPasswordPolicy) {
		super(user, skipPasswordPolicy);
	}

	@Override
	protected boolean shouldCheckPasswordPolicy(CommandContext context) {
		if (super.shouldCheckPasswordPolicy(context) && !((UserEntity) this.user).checkPasswordAgainstPolicy()) {
			throw new BadPassword();
		}
		return false;
	}

	/** The engine logs no error for requests that are just bad. */
	static final class BadPassword extends BadUserRequestException {

	}

}
