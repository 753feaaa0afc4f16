package feedbackloop.security;

import feedbackloop.process.AccountChecks;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The engine's identity service, which checks what people write into accounts. It tells
 * them of their own password only whether it is right: else everybody could try those of
 * others, and lock them out.
 */
class GuardedIdentityService extends IdentityServiceImpl {

	private final ListableBeanFactory beans;

	GuardedIdentityService(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public boolean checkPassword(String userId, String password) {
		this.beans.getBean(AccountChecks.class).mayTryPassword(userId);
		return super.checkPassword(userId, password);
	}

	@Override
	public void saveUser(User user, boolean skipPasswordPolicy) {
		this.beans.getBean(AccountChecks.class).maySave(user);
		super.saveUser(user, skipPasswordPolicy);
	}

}
