package feedbackloop.process;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;

/**
 * The engine's identity service, which checks what people write into accounts. It tells
 * them of their own password only whether it is right: else everybody could try those of
 * others, and lock them out.
 */
class GuardedIdentityService extends IdentityServiceImpl {

	private final SeamGate gate;

	GuardedIdentityService(SeamGate gate) {
		this.gate = gate;
	}

	@Override
	public boolean checkPassword(String userId, String password) {
		this.gate.isOwnPassword(userId);
		return super.checkPassword(userId, password);
	}

	@Override
	public void saveUser(User user, boolean skipPasswordPolicy) {
		this.gate.checkDetails(user);
		super.saveUser(user, skipPasswordPolicy);
	}

}
