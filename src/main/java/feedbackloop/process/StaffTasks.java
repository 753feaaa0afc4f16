package feedbackloop.process;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works tasks for people who use one of our pages instead of Tasklist: as themselves, so
 * that the seam and the engine's authorizations hold for them as everywhere.
 */
@Component
public class StaffTasks {

	private static final int MOST_GROUPS = 200;

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final IdentityService identities;

	private final AsSystem asSystem;

	StaffTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime, @Lazy IdentityService identities,
			AsSystem asSystem) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.identities = identities;
		this.asSystem = asSystem;
	}

	/**
	 * Claims the open task of that key and completes it.
	 * @param businessKey of the process that waits for it
	 * @throws Refusal if there is no such task, or the person may not, or a value is
	 * wrong
	 */
	@Transactional
	public void complete(String userId, String businessKey, String taskKey, Map<String, Object> values) {
		Task task = this.asSystem.call(() -> this.tasks.createTaskQuery()
			.processInstanceBusinessKey(businessKey)
			.taskDefinitionKey(taskKey)
			.singleResult());
		if (task == null) {
			throw Refusal.tooLate("taskDone");
		}
		as(userId, () -> {
			if (!userId.equals(task.getAssignee())) {
				this.tasks.claim(task.getId(), userId);
			}
			this.tasks.complete(task.getId(), values);
		});
	}

	/**
	 * Who has claimed the open task of that key, of those processes where somebody has.
	 * @return business key to user id
	 */
	public Map<String, String> assignees(List<String> businessKeys, String taskKey) {
		return this.asSystem.call(() -> {
			Map<String, String> byInstance = this.tasks.createTaskQuery()
				.processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
				.taskDefinitionKey(taskKey)
				.taskAssigned()
				.listPage(0, businessKeys.size())
				.stream()
				.collect(Collectors.toMap(Task::getProcessInstanceId, Task::getAssignee));
			return byInstance.isEmpty() ? Map.of()
					: this.runtime.createProcessInstanceQuery()
						.processInstanceIds(byInstance.keySet())
						.listPage(0, byInstance.size())
						.stream()
						.collect(Collectors.toMap(ProcessInstance::getBusinessKey,
								(instance) -> byInstance.get(instance.getId())));
		});
	}

	private void as(String userId, Runnable work) {
		List<String> groups = this.identities.createGroupQuery()
			.groupMember(userId)
			.listPage(0, MOST_GROUPS)
			.stream()
			.map(Group::getId)
			.toList();
		this.identities.setAuthentication(userId, groups);
		try {
			work.run();
		}
		catch (InvalidRequestException ex) {
			throw (ex.getCause() instanceof Refusal refusal) ? refusal : ex;
		}
		finally {
			this.identities.clearAuthentication();
		}
	}

}
