package feedbackloop.models.edits;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.models.files.Versions;
import feedbackloop.testing.CaseWork;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.ApplicationContext;

/**
 * Where tasks are done: by somebody whom the model lets do them, with the form that is
 * live.
 */
final class Desk {

	private final CaseWork work;

	private final TaskService tasks;

	private final Versions versions;

	Desk(ApplicationContext application) {
		this.work = application.getBean(CaseWork.class);
		this.tasks = application.getBean(TaskService.class);
		this.versions = application.getBean(Versions.class);
	}

	/**
	 * Fills in the form and completes the task.
	 * @param answers what whoever does it has in mind
	 * @return what the form sent
	 * @throws RuntimeException if nobody can do it
	 */
	Map<String, Object> completes(Task task, Map<String, Object> answers) {
		Map<String, Object> sent = (task.getCamundaFormRef() == null) ? answers : AnsweredForm
			.send(form(task.getCamundaFormRef().getKey()), this.tasks.getVariables(task.getId()), answers);
		List<String> people = people(task);
		if (people.stream().noneMatch((person) -> submits(person, task, sent))) {
			throw new IllegalStateException("None of " + people + " can do " + task.getTaskDefinitionKey());
		}
		return sent;
	}

	/**
	 * Those who may do the task; each group has two members.
	 */
	List<String> people(Task task) {
		Set<String> people = new LinkedHashSet<>();
		if (task.getAssignee() != null) {
			people.add(task.getAssignee());
		}
		for (IdentityLink link : this.tasks.getIdentityLinksForTask(task.getId())) {
			if (link.getGroupId() != null) {
				people.add(link.getGroupId());
				people.add(link.getGroupId() + "2");
			}
			else if (link.getUserId() != null) {
				people.add(link.getUserId());
			}
		}
		return List.copyOf(people);
	}

	private String form(String key) {
		return this.versions.live("forms/" + key + ".form")
			.orElseThrow(() -> new IllegalStateException("There is no form " + key))
			.text();
	}

	/** Whether that person may; four eyes may keep it from the first. */
	private boolean submits(String person, Task task, Map<String, Object> answers) {
		try {
			this.work.completes(person, task, answers);
			return true;
		}
		catch (InvalidRequestException ex) {
			if (ex.getStatus() != Status.FORBIDDEN) {
				throw ex;
			}
			this.tasks.setAssignee(task.getId(), null);
			return false;
		}
	}

}
