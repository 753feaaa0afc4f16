package feedbackloop.security;

import feedbackloop.process.StaffGroup;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Two accounts for each group, with a published password: only in the embedded default,
 * which answers its own machine only. An account that exists is left as it is.
 */
@Component
@ConditionalOnProperty("feedback-loop.embedded")
class DemoAccounts {

	private static final String PASSWORD = "feedback";

	private final IdentityService identities;

	DemoAccounts(IdentityService identities) {
		this.identities = identities;
	}

	void create() {
		for (StaffGroup group : StaffGroup.values()) {
			create(group.id(), group);
			create(group.id() + "2", group);
		}
	}

	private void create(String id, StaffGroup group) {
		if (this.identities.createUserQuery().userId(id).count() > 0) {
			return;
		}
		User user = this.identities.newUser(id);
		user.setFirstName(group.label());
		user.setLastName(id);
		user.setEmail(id + "@feedback.example");
		user.setPassword(PASSWORD);
		// The published password keeps to no policy.
		((IdentityServiceImpl) this.identities).saveUser(user, true);
		this.identities.createMembership(id, group.id());
		if (group == StaffGroup.ADMIN) {
			this.identities.createMembership(id, Groups.CAMUNDA_ADMIN);
		}
	}

}
