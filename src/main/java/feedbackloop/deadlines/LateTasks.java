package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

import feedbackloop.process.BusinessKey;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.StaffGroup;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Looks up the task behind a timer with all that decides whom its lateness concerns.
 */
@Component
class LateTasks {

	private final TaskService tasks;

	private final Clock clock;

	LateTasks(@Lazy TaskService tasks, Clock clock) {
		this.tasks = tasks;
		this.clock = clock;
	}

	/**
	 * The task whose reminder or further escalation fires.
	 */
	LateTask of(DelegateTask task) {
		return open(this.tasks.createTaskQuery().taskId(task.getId()).singleResult(), task.getExecution());
	}

	/**
	 * The task whose deadline passed.
	 */
	LateTask of(DelegateExecution execution, String taskKey) {
		// Its tasks end with the round.
		return taskKey.equals(Tasks.CONTRIBUTE) ? round(execution, taskKey)
				: open(this.tasks.createTaskQuery()
					.processInstanceId(execution.getProcessInstanceId())
					.taskDefinitionKey(taskKey)
					.singleResult(), execution);
	}

	private LateTask round(DelegateExecution execution, String taskKey) {
		String team = Facts.text(execution, Variables.CONTRIBUTION_TEAM);
		return new LateTask(execution.getActivityInstanceId(), false, taskKey, number(execution), grade(execution),
				null, team, lead(execution, team), this.clock.instant(), 0, null);
	}

	private LateTask open(Task task, DelegateExecution execution) {
		if (task == null) {
			// Somebody completed it just now; the engine then gives up the timer, too.
			throw new OptimisticLockingException("The task of " + execution.getCurrentActivityId() + " is done");
		}
		String team = this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		Date touched = (task.getLastUpdated() != null) ? task.getLastUpdated() : task.getCreateTime();
		return new LateTask(task.getId(), true, task.getTaskDefinitionKey(), number(execution), grade(execution),
				task.getAssignee(), team, lead(execution, team), due(task), task.getPriority(), touched.toInstant());
	}

	private Instant due(Task task) {
		return (task.getDueDate() != null) ? task.getDueDate().toInstant() : this.clock.instant();
	}

	private static String number(DelegateExecution execution) {
		return BusinessKey.number(execution.getProcessBusinessKey());
	}

	private static String grade(DelegateExecution execution) {
		String grade = Facts.text(execution, Variables.GRADE);
		if (grade != null) {
			return grade;
		}
		return "urgent".equals(Facts.text(execution, Variables.MARK)) ? "urgent" : "medium";
	}

	/** An improvement is led by a team; that team itself is led like the others. */
	private static String lead(DelegateExecution execution, String team) {
		String leading = Facts.text(execution, Variables.LEAD);
		return (leading == null || leading.equals(team) || isOfCase(execution)) ? StaffGroup.LEAD.id() : leading;
	}

	private static boolean isOfCase(DelegateExecution execution) {
		return BusinessKey.isOfCase(execution.getProcessBusinessKey());
	}

}
