package feedbackloop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.OpenTask;
import feedbackloop.notation.FormModel;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
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

	private final FormService forms;

	private final FormEntryRepository entries;

	private final OpenTasks open;

	private final TaskRights rights;

	private final RuntimeService runtime;

	private final IdentityService identities;

	private final Directory directory;

	private final AsSystem asSystem;

	private final TransactionTemplate transaction;

	TaskDesk(@Lazy TaskService tasks, @Lazy FormService forms, FormEntryRepository entries, OpenTasks open,
			TaskRights rights, @Lazy RuntimeService runtime, @Lazy IdentityService identities, Directory directory,
			AsSystem asSystem, PlatformTransactionManager transactions) {
		this.tasks = tasks;
		this.forms = forms;
		this.entries = entries;
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
		asPerson(userId, task.group(), () -> {
			if (task.assignee() == null) {
				this.tasks.claim(task.id(), userId);
			}
			this.tasks.complete(task.id(), values);
		});
	}

	/**
	 * Claims the open task, unless it is claimed, and completes it, both or neither.
	 * @param values as its form would submit them
	 * @throws Refusal if the task is not open, is not the person's, or a value is wrong
	 */
	public void submit(String taskId, String userId, Map<String, Object> values) {
		asPerson(userId, null, () -> {
			claimIfFree(taskId, userId);
			this.tasks.complete(taskId, values);
		});
	}

	/**
	 * Claims the open task for the person, unless they have.
	 * @throws Refusal if the task is not open, belongs to another team, or somebody else
	 * has claimed it
	 */
	public void claim(String taskId, String userId) {
		asPerson(userId, null, () -> claimIfFree(taskId, userId));
	}

	private void claimIfFree(String taskId, String userId) {
		String assignee = this.asSystem.call(() -> this.open.open(taskId)).assignee();
		if (assignee == null) {
			this.tasks.claim(taskId, userId);
		}
		else if (!assignee.equals(userId)) {
			throw Refusal.tooLate("claimedByAnother", assignee);
		}
	}

	/**
	 * The open task with its form and what the form knows from the start.
	 * @throws Refusal if the task is not open, has no form, or the person may not work on
	 * it
	 */
	public TaskForm form(String taskId, String userId) {
		return this.asSystem.call(() -> {
			TaskOfCase task = this.open.open(taskId);
			this.rights.mayWork(userId, List.of(), task);
			Task listed = this.tasks.createTaskQuery().taskId(taskId).singleResult();
			if (listed == null) {
				throw Refusal.tooLate("taskDone");
			}
			Map<String, Object> facts = new HashMap<>();
			this.tasks.getVariablesTyped(taskId, false)
				.forEach((name, value) -> facts.put(name, FieldReader.plain(value)));
			return new TaskForm(taskId, task.key(), listed.getName(), task.feedbackNumber(), task.assignee(),
					listed.getDueDate(), form(taskId), facts);
		});
	}

	private FormModel form(String taskId) {
		try (InputStream form = this.forms.getDeployedTaskForm(taskId)) {
			return FormModel.read(new String(form.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (NotFoundException ex) {
			throw Refusal.unknown("noTask");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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
	 * Whether the person has submitted that task.
	 */
	public boolean isSubmittedBy(String taskId, String userId) {
		return this.entries.existsByTaskIdAndUserId(taskId, userId);
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

	/** In one transaction, with a refusal as what it is. */
	private void asPerson(String userId, String besides, Runnable work) {
		try {
			this.transaction.executeWithoutResult((status) -> as(userId, besides, work));
		}
		catch (InvalidRequestException ex) {
			throw (ex.getCause() instanceof Refusal refusal) ? refusal : ex;
		}
		catch (ConcurrencyFailureException ex) {
			throw Refusal.tooLate("changedByAnother");
		}
	}

	private void as(String userId, String besides, Runnable work) {
		List<String> groups = new ArrayList<>(this.asSystem.call(() -> this.directory.teamsOf(userId)));
		if (besides != null) {
			groups.add(besides);
		}
		Authentication before = this.identities.getCurrentAuthentication();
		this.identities.setAuthentication(userId, groups);
		try {
			work.run();
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
