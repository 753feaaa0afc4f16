package feedbackloop.security;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;

/**
 * What the engine grants by itself, less what would harm. People may change their account
 * but not delete it. Whoever deploys a model may not delete it with all its cases. No
 * task needs grants: {@link TaskAccess} says who reaches it.
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

	@Override
	public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
		return null;
	}

	@Override
	public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
		return null;
	}

	@Override
	public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
		return null;
	}

	@Override
	public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
		return null;
	}

	@Override
	public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
		return null;
	}

	@Override
	public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
		return null;
	}

}
