package feedbackloop.security;

import feedbackloop.StartRefused;
import feedbackloop.process.StaffGroup;
import feedbackloop.security.Administrator.Settings;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The first administrator of an installation, from its environment: without one, anybody
 * who finds the engine's set-up could become it, so the start is refused.
 */
@Component
@EnableConfigurationProperties(Settings.class)
class Administrator {

	private static final String REMEDY = "Set FEEDBACK_LOOP_ADMIN_ID and FEEDBACK_LOOP_ADMIN_PASSWORD (12 characters or more) "
			+ "for the first start. Remove them afterwards; the account stays.";

	private final IdentityService identities;

	private final Settings settings;

	Administrator(IdentityService identities, Settings settings) {
		this.identities = identities;
		this.settings = settings;
	}

	/**
	 * Makes the administrator of the settings when there is none. Changes no account that
	 * exists, not even its password.
	 * @throws StartRefused when there is none and the settings name none that may be
	 */
	void ensure() {
		if (this.identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
			return;
		}
		if (!StringUtils.hasText(this.settings.id()) || !StringUtils.hasText(this.settings.password())) {
			throw new StartRefused("There is no administrator, and none is named.", REMEDY);
		}
		String id = this.settings.id();
		if (this.identities.createUserQuery().userId(id).count() == 0) {
			User user = this.identities.newUser(id);
			user.setFirstName(StaffGroup.ADMIN.label());
			user.setLastName(id);
			user.setPassword(this.settings.password());
			if (!this.identities.checkPasswordAgainstPolicy(this.settings.password(), user).isValid()) {
				throw new StartRefused(
						"The password of the first administrator is too short, too well known, or holds the name.",
						REMEDY);
			}
			this.identities.saveUser(user);
		}
		this.identities.createMembership(id, Groups.CAMUNDA_ADMIN);
		if (this.identities.createGroupQuery().groupMember(id).groupId(StaffGroup.ADMIN.id()).count() == 0) {
			this.identities.createMembership(id, StaffGroup.ADMIN.id());
		}
	}

	/**
	 * @param id user id of the first administrator, or null
	 * @param password the password, at least 12 characters, or null
	 */
	@ConfigurationProperties("feedback-loop.admin")
	record Settings(String id, String password) {

	}

}
