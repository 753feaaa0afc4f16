package feedbackloop.security;

import java.util.List;

import feedbackloop.process.StaffGroup;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

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

	/** Their password is published, so that one slow hash of it serves all. */
	void create() {
		create(null);
	}

	/**
	 * Creates them.
	 * @param alike an account whose password is hashed already, null if there is none
	 * @return such an account
	 */
	UserEntity create(UserEntity alike) {
		UserEntity hashed = alike;
		for (StaffGroup group : StaffGroup.values()) {
			for (String id : List.of(group.id(), group.id() + "2")) {
				if (this.identities.createUserQuery().userId(id).count() == 0) {
					hashed = create(id, group, hashed);
				}
			}
		}
		return hashed;
	}

	/**
	 * Creates an account.
	 * @param alike one whose password is hashed already, null if there is none
	 */
	private UserEntity create(String id, StaffGroup group, UserEntity alike) {
		UserEntity user = (UserEntity) this.identities.newUser(id);
		user.setFirstName(group.label());
		user.setLastName(id);
		user.setEmail(id + "@feedback.example");
		if (alike == null) {
			user.setPassword(PASSWORD);
		}
		else {
			user.setDbPassword(alike.getPassword());
			user.setSalt(alike.getSalt());
		}
		// The published password keeps to no policy.
		((IdentityServiceImpl) this.identities).saveUser(user, true);
		this.identities.createMembership(id, group.id());
		if (group == StaffGroup.ADMIN) {
			this.identities.createMembership(id, Groups.CAMUNDA_ADMIN);
		}
		return user;
	}

}
