package feedbackloop.security;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Which tasks people reach: those of their groups and those assigned to them, or all
 * where a grant says so. A list shows none of a complaint about the person. No task has
 * grants of its own: the engine would write some for each, and compare each task of a
 * list with all of them. That takes seconds at some ten thousand tasks.
 */
class TaskAccess extends AuthorizationManager {

	/** What somebody may do with a task that is offered or assigned to them. */
	private static final Set<String> OWN = Set.of(Permissions.READ.getName(), Permissions.TASK_WORK.getName(),
			TaskPermissions.READ_VARIABLE.getName());

	private final Function<String, List<String>> complaintsAbout;

	/**
	 * @param complaintsAbout gives the numbers of the open complaints about a person
	 */
	TaskAccess(Function<String, List<String>> complaintsAbout) {
		this.complaintsAbout = complaintsAbout;
	}

	@Override
	public boolean isAuthorized(CompositePermissionCheck check) {
		boolean own = check.isDisjunctive() && check.getAtomicChecks().stream().anyMatch(this::isOfOwnTask);
		return own || super.isAuthorized(check);
	}

	private boolean isOfOwnTask(PermissionCheck check) {
		return check.getResource() == Resources.TASK && check.getResourceId() != null
				&& OWN.contains(check.getPermission().getName()) && isOwn(check.getResourceId());
	}

	private boolean isOwn(String taskId) {
		TaskEntity task = getDbEntityManager().selectById(TaskEntity.class, taskId);
		Authentication person = getCurrentAuthentication();
		return task != null && (person.getUserId().equals(task.getAssignee()) || task.getIdentityLinks()
			.stream()
			.anyMatch((link) -> person.getUserId().equals(link.getUserId())
					|| person.getGroupIds().contains(link.getGroupId())));
	}

	/** There is none of a task. */
	@Override
	public void deleteAuthorizationsByResourceId(Resource resource, String resourceId) {
		if (resource != Resources.TASK) {
			super.deleteAuthorizationsByResourceId(resource, resourceId);
		}
	}

	/**
	 * Groups without any grant are compared with no row; finding them reads every row.
	 */
	@Override
	public List<String> filterAuthenticatedGroupIds(List<String> groupIds) {
		return (groupIds != null) ? groupIds : List.of();
	}

	/** Whoever reaches a task is told what was said at it. */
	@Override
	public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
		boolean own = isAuthCheckExecuted() && query.getTaskId() != null && isOwn(query.getTaskId());
		if (!own) {
			super.configureHistoricTaskInstanceQuery(query);
		}
	}

	@Override
	public void configureTaskQuery(TaskQueryImpl query) {
		configureQuery(query);
		AuthorizationCheck check = query.getAuthCheck();
		if (!check.isAuthorizationCheckEnabled()) {
			return;
		}
		check.setAuthorizationCheckEnabled(false);
		if (!mayReadAll() && !showsOwnOnly(query, check)) {
			query.addOrQuery(new Own(check.getAuthUserId(), check.getAuthGroupIds()));
		}
		if (query.getQueries().stream().noneMatch(NotOf.class::isInstance)) {
			this.complaintsAbout.apply(check.getAuthUserId()).forEach((number) -> query.addOrQuery(new NotOf(number)));
		}
	}

	private boolean mayReadAll() {
		return isAuthorized(ProcessDefinitionPermissions.READ_TASK, Resources.PROCESS_DEFINITION, Authorization.ANY)
				|| isAuthorized(Permissions.READ, Resources.TASK, Authorization.ANY);
	}

	private static boolean showsOwnOnly(TaskQueryImpl query, AuthorizationCheck check) {
		return query.getQueries().stream().anyMatch(Own.class::isInstance)
				|| check.getAuthUserId().equals(query.getAssignee())
				|| (query.getCandidateGroups() != null && !query.getCandidateGroups().isEmpty()
						&& check.getAuthGroupIds().containsAll(query.getCandidateGroups()));
	}

	/**
	 * The condition that is added to a query: assigned to the person, or offered to one
	 * of the groups.
	 */
	private static final class Own extends TaskQueryImpl {

		private Own(String userId, List<String> groupIds) {
			setOrQueryActive();
			taskAssignee(userId);
			if (!groupIds.isEmpty()) {
				taskCandidateGroupIn(groupIds);
				includeAssignedTasks();
			}
		}

	}

	/**
	 * The condition that a task is not of that case, nor of the improvement that it
	 * founded.
	 */
	private static final class NotOf extends TaskQueryImpl {

		private NotOf(String number) {
			setOrQueryActive();
			processVariableValueNotEquals(Variables.FEEDBACK_NUMBER, number);
			ensureVariablesInitialized();
		}

	}

	/**
	 * Gives this one to the engine wherever it asks for its own.
	 */
	static final class Factory implements SessionFactory {

		private final Function<String, List<String>> complaintsAbout;

		Factory(Function<String, List<String>> complaintsAbout) {
			this.complaintsAbout = complaintsAbout;
		}

		@Override
		public Class<?> getSessionType() {
			return AuthorizationManager.class;
		}

		@Override
		public Session openSession() {
			return new TaskAccess(this.complaintsAbout);
		}

	}

}
