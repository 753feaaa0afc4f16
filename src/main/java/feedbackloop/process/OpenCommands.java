package feedbackloop.process;

import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * The commands of the engine that people may give, by engine-rest or a web app.
 * Everything else would change a case past its record: variables, messages, jobs,
 * history. The engine's authorizations say besides who may.
 */
final class OpenCommands {

	/** Those that read, beside queries and {@code Get…}. */
	static final Set<String> READING = Set.of("AuthorizationCheckCmd", "CreateGroupQueryCmd", "CreateTenantQueryCmd",
			"CreateUserQueryCmd", "ExecuteDurationCmd", "ExecuteDurationReportCmd", "ExecuteFilterCountCmd",
			"ExecuteFilterListCmd", "ExecuteFilterListPageCmd", "ExecuteFilterSingleResultCmd",
			"FindActiveActivityIdsCmd", "FindHistoryCleanupJobsCmd", "HistoricTaskInstanceCountByNameCmd",
			"HistoricTaskInstanceCountByProcessDefinitionKey", "IsIdentityServiceReadOnlyCmd", "IsTelemetryEnabledCmd",
			"MetricsQueryImpl", "MetricsQueryIntervalCmd", "MetricsQuerySumCmd", "TaskCountByCandidateGroupCmd");

	/** Work on tasks, which the guarded services check. */
	static final Set<String> WORKING = Set.of("AddCommentCmd", "AssignTaskCmd", "ClaimTaskCmd", "CompleteTaskCmd",
			"SubmitTaskFormCmd");

	/** Accounts, rights and filters. */
	static final Set<String> KEEPING_ACCOUNTS = Set.of("CheckPassword", "CreateAuthorizationCommand", "CreateFilterCmd",
			"CreateGroupCmd", "CreateMembershipCmd", "CreateUserCmd", "DeleteAuthorizationCmd", "DeleteFilterCmd",
			"DeleteGroupCmd", "DeleteMembershipCmd", "DeleteUserCmd", "SaveAuthorizationCmd", "SaveFilterCmd",
			"SaveGroupCmd", "SaveUserCmd", "UnlockUserCmd");

	/**
	 * Keeping the engine going. For jobs that belong to no process, like the clean-up of
	 * history, the engine asks for no right at all.
	 */
	static final Set<String> OF_ADMINISTRATORS = Set.of("ActivateJobCmd", "ActivateJobDefinitionCmd",
			"ActivateProcessDefinitionCmd", "ActivateProcessInstanceCmd", "SetJobRetriesCmd", "SuspendJobCmd",
			"SuspendJobDefinitionCmd", "SuspendProcessDefinitionCmd", "SuspendProcessInstanceCmd");

	private static final String ENGINE = "org.camunda.bpm.engine.";

	private OpenCommands() {
	}

	/**
	 * Whether somebody in these groups may give the command.
	 */
	static boolean isOpen(Command<?> command, List<String> groups) {
		String name = command.getClass().getSimpleName();
		return command instanceof AbstractQuery || name.startsWith("Get") || READING.contains(name)
				|| WORKING.contains(name) || KEEPING_ACCOUNTS.contains(name)
				|| (OF_ADMINISTRATORS.contains(name) && groups.contains(Groups.CAMUNDA_ADMIN))
				|| !command.getClass().getName().startsWith(ENGINE);
	}

}
