package feedbackloop.process;

import org.camunda.bpm.engine.identity.User;

import org.springframework.stereotype.Component;

/**
 * What people may do with accounts at the engine, beside its rights.
 */
@Component
public class AccountChecks {

	private final AsSystem asSystem;

	private final TaskGate gate;

	AccountChecks(AsSystem asSystem, TaskGate gate) {
		this.asSystem = asSystem;
		this.gate = gate;
	}

	/**
	 * Refuses to tell a person whether that is somebody else's password.
	 */
	public void mayTryPassword(String userId) {
		String person = this.asSystem.currentUser();
		if (person != null && !person.equals(userId)) {
			throw this.gate.unauthorized("onlyOwnPassword");
		}
	}

	/**
	 * Checks the names and the address that a person writes.
	 */
	public void maySave(User user) {
		if (this.asSystem.currentUser() != null) {
			this.gate.translated(() -> {
				PersonalDetails.check(user);
				return null;
			});
		}
	}

}
