package feedbackloop.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import feedbackloop.feedback.OpenTask;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a person complete an open task of a case on our own pages, as Tasklist would: in
 * the person's name, with all checks of a submission; and tells who has claimed what.
 */
@Component
public class TaskDesk {

	private final TaskService tasks;

	private final OpenTasks open;

	private final TaskRights rights;

	private final RuntimeService runtime;

	private final IdentityService identities;

	private final Directory directory;

	private final AsSystem asSystem;

	private final TransactionTemplate transaction;

	TaskDesk(@Lazy TaskService tasks, OpenTasks open, TaskRights rights, @Lazy RuntimeService runtime,
			@Lazy IdentityService identities, Directory directory, AsSystem asSystem,
			PlatformTransactionManager transactions) {
		this.tasks = tasks;
		this.open = open;
		this.rights = rights;
		this.runtime = runtime;
		this.identities = identities;
		this.directory = directory;
		this.asSystem = asSystem;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Claims the task, unless it is claimed, and completes it, both or neither. Whether
	 * the person may, the guarded services ask. The engine lets the task's groups only,
	 * so the person is signed in as one of these for this call.
	 * @param values as the form of the task would submit them
	 * @throws Refusal if the task is not open, is not the person's, or a value is wrong
	 */
	public void complete(String number, String taskKey, String userId, Map<String, Object> values) {
		OpenTask task = this.open.of(List.of(number))
			.stream()
			.filter((found) -> taskKey.equals(found.key()))
			.findFirst()
			.orElseThrow(() -> Refusal.tooLate("taskNotWaiting", number));
		try {
			this.transaction.executeWithoutResult((status) -> as(userId, task, () -> {
				if (task.assignee() == null) {
					this.tasks.claim(task.id(), userId);
				}
				this.tasks.complete(task.id(), values);
				return null;
			}));
		}
		catch (InvalidRequestException ex) {
			throw (ex.getCause() instanceof Refusal refusal) ? refusal : ex;
		}
		catch (ConcurrencyFailureException ex) {
			throw Refusal.tooLate("changedByAnother");
		}
	}

	/**
	 * The number of the case to which an open task belongs. An improvement belongs to the
	 * case that founded it.
	 * @throws Refusal if the task is not open, or the person may not work on it
	 */
	public String caseOf(String taskId, String userId) {
		return workOn(taskId, userId).number();
	}

	/**
	 * An open task with the number of its case, as {@link #caseOf} has it.
	 * @throws Refusal if the task is not open, or the person may not work on it
	 */
	public Work workOn(String taskId, String userId) {
		return this.asSystem.call(() -> {
			TaskOfCase task = this.open.open(taskId);
			this.rights.mayWork(userId, List.of(), task);
			return new Work(task.feedbackNumber(), task.key());
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

	private void as(String userId, OpenTask task, Supplier<Void> work) {
		List<String> groups = new ArrayList<>(this.asSystem.call(() -> this.directory.teamsOf(userId)));
		if (task.group() != null) {
			groups.add(task.group());
		}
		Authentication before = this.identities.getCurrentAuthentication();
		this.identities.setAuthentication(userId, groups);
		try {
			work.get();
		}
		finally {
			this.identities.setAuthentication(before);
		}
	}

	/**
	 * What somebody works on.
	 *
	 * @param number of the case
	 * @param key of the task
	 */
	public record Work(String number, String key) {

	}

}
