package feedbackloop.security;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.process.Right;
import feedbackloop.process.StaffGroup;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

import org.springframework.stereotype.Component;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_WORK;

/**
 * What each group may do in the engine. Nobody needs a grant for the tasks of their own
 * groups: {@link TaskAccess} says who reaches them.
 */
@Component
class Grants {

	/**
	 * What a task's card shows of the case; everybody sees where every case stands.
	 */
	private static final Permission[] FACTS_OF_ALL = { READ_INSTANCE_VARIABLE };

	private static final Permission[] TASKS_OF_ALL = { READ, READ_INSTANCE, READ_INSTANCE_VARIABLE, READ_TASK,
			READ_TASK_VARIABLE, TASK_WORK, TASK_ASSIGN };

	private static final Permission[] HISTORY_OF_ALL = { READ, READ_INSTANCE, READ_INSTANCE_VARIABLE, READ_HISTORY,
			READ_HISTORY_VARIABLE };

	private final AuthorizationService authorizations;

	Grants(AuthorizationService authorizations) {
		this.authorizations = authorizations;
	}

	void bringUpToDate() {
		wanted().forEach(this::bringUpToDate);
	}

	/**
	 * What members of a team may do that has no right of its own: work on what is offered
	 * to it.
	 */
	void ofTeam(String groupId) {
		ofStaff(groupId, FACTS_OF_ALL).forEach(this::bringUpToDate);
	}

	private static List<Grant> ofStaff(String groupId, Permission[] processes) {
		List<Grant> grants = new ArrayList<>();
		grants.add(new Grant(groupId, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
		if (Right.WATCH_RULES.isOf(List.of(groupId))) {
			grants.add(new Grant(groupId, Resources.APPLICATION, "cockpit", Permissions.ACCESS));
		}
		grants.add(everywhere(groupId, Resources.PROCESS_DEFINITION, processes));
		if (Right.WRITE.isOf(List.of(groupId))) {
			grants.add(everywhere(groupId, Resources.FILTER, Permissions.CREATE));
		}
		return grants;
	}

	private static List<Grant> wanted() {
		List<Grant> grants = new ArrayList<>();
		for (StaffGroup group : StaffGroup.values()) {
			grants.addAll(ofStaff(group.id(), processes(group)));
		}
		for (StaffGroup reader : EnumSet.of(StaffGroup.AUDITOR, StaffGroup.OWNER)) {
			grants.add(
					everywhere(reader.id(), Resources.DECISION_DEFINITION, Permissions.READ, Permissions.READ_HISTORY));
			grants.add(everywhere(reader.id(), Resources.DECISION_REQUIREMENTS_DEFINITION, Permissions.READ));
			grants.add(everywhere(reader.id(), Resources.OPERATION_LOG_CATEGORY,
					UserOperationLogCategoryPermissions.READ));
		}
		grants.add(everywhere(StaffGroup.AUDITOR.id(), Resources.DEPLOYMENT, Permissions.READ));
		grants.add(everywhere(StaffGroup.OWNER.id(), Resources.DEPLOYMENT, Permissions.READ, Permissions.CREATE));
		Stream.of(Resources.values())
			.map((resource) -> everywhere(Groups.CAMUNDA_ADMIN, resource, Permissions.ALL))
			.forEach(grants::add);
		return grants;
	}

	private static Permission[] processes(StaffGroup group) {
		return switch (group) {
			case MANAGER -> TASKS_OF_ALL;
			case AUDITOR, OWNER -> HISTORY_OF_ALL;
			default -> FACTS_OF_ALL;
		};
	}

	private static Grant everywhere(String groupId, Resource resource, Permission... permissions) {
		return new Grant(groupId, resource, Authorization.ANY, permissions);
	}

	private void bringUpToDate(Grant wanted) {
		Authorization authorization = this.authorizations.createAuthorizationQuery()
			.authorizationType(Authorization.AUTH_TYPE_GRANT)
			.groupIdIn(wanted.groupId())
			.resourceType(wanted.resource())
			.resourceId(wanted.resourceId())
			.singleResult();
		if (authorization == null) {
			authorization = this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
			authorization.setGroupId(wanted.groupId());
			authorization.setResource(wanted.resource());
			authorization.setResourceId(wanted.resourceId());
		}
		else if (wanted.isIn(authorization)) {
			return;
		}
		authorization.setPermissions(wanted.permissions());
		this.authorizations.saveAuthorization(authorization);
	}

	private record Grant(String groupId, Resource resource, String resourceId, Permission... permissions) {

		private boolean isIn(Authorization authorization) {
			int wanted = Stream.of(this.permissions).mapToInt(Permission::getValue).reduce(0, (all, one) -> all | one);
			return ((AuthorizationEntity) authorization).getPermissions() == wanted;
		}

	}

}
