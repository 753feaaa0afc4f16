package feedbackloop.security;

import java.util.List;
import java.util.function.Function;

import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Which tasks a list shows to a person: those of their groups, those assigned to them, or
 * all to whoever may read all; none of a complaint about them. The engine would compare
 * each task with each grant of each of the person's groups. That takes seconds at some
 * ten thousand tasks. Single tasks and everything that changes one are still checked by
 * the engine's grants.
 */
class WorkLists extends AuthorizationManager {

	private final Function<String, List<String>> complaintsAbout;

	/**
	 * @param complaintsAbout gives the numbers of the open complaints about a person
	 */
	WorkLists(Function<String, List<String>> complaintsAbout) {
		this.complaintsAbout = complaintsAbout;
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
			return new WorkLists(this.complaintsAbout);
		}

	}

}
