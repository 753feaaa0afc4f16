package feedbackloop.security;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;

/**
 * What the engine grants by itself, less what would harm. People may change their account
 * but not delete it. Whoever deploys a model may not delete it with all its cases.
 */
class StaffAuthorizations extends DefaultAuthorizationProvider {

	@Override
	public AuthorizationEntity[] newUser(User user) {
		AuthorizationEntity own = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
		own.setUserId(user.getId());
		own.setResource(Resources.USER);
		own.setResourceId(user.getId());
		own.addPermission(Permissions.READ);
		own.addPermission(Permissions.UPDATE);
		return new AuthorizationEntity[] { own };
	}

	@Override
	public AuthorizationEntity[] newDeployment(Deployment deployment) {
		return null;
	}

}
