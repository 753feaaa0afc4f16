package feedbackloop.teamwork;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import feedbackloop.feedback.Feedback;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Refusal;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The open tasks of a case, its improvement and its measures, and the one place that
 * changes whose they are and when somebody comes back to them. The engine itself lets no
 * member of staff do that; callers check who may.
 */
@Component
class TeamTasks {

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final AsSystem asSystem;

	private final Clock clock;

	TeamTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime, AsSystem asSystem, Clock clock) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.asSystem = asSystem;
		this.clock = clock;
	}

	/**
	 * The open tasks, the first due first.
	 */
	List<CaseTask> of(Feedback feedback) {
		return this.asSystem.call(() -> query(feedback).list()
			.stream()
			.map(this::task)
			.sorted(Comparator.comparing(CaseTask::due, Comparator.nullsLast(Comparator.naturalOrder())))
			.toList());
	}

	/**
	 * The open task.
	 * @throws Refusal if the case has no such task, or has it no longer
	 */
	CaseTask get(Feedback feedback, String taskId) {
		return this.asSystem.call(() -> query(feedback).taskId(taskId)
			.list()
			.stream()
			.map(this::task)
			.findFirst()
			.orElseThrow(() -> Refusal.tooLate("taskNotOpen")));
	}

	/**
	 * Makes the person the one who works on the task; null gives it back to its team.
	 * Whoever comes to it comes anew: a follow-up date goes.
	 */
	void assign(CaseTask task, String userId) {
		change(() -> this.tasks.setAssignee(task.id(), userId));
		followUp(task.id(), null);
	}

	/**
	 * Offers the task to another team; nobody has claimed it then.
	 */
	void offer(CaseTask task, String team) {
		assign(task, null);
		change(() -> {
			this.tasks.deleteCandidateGroup(task.id(), task.team());
			this.tasks.addCandidateGroup(task.id(), team);
		});
	}

	/**
	 * Sets when somebody comes back to the task, if it is still open.
	 * @param at null for no such time
	 */
	void followUp(String taskId, Instant at) {
		change(() -> {
			Task task = this.tasks.createTaskQuery().taskId(taskId).singleResult();
			Date date = (at != null) ? Date.from(at) : null;
			if (task != null && !Objects.equals(task.getFollowUpDate(), date)) {
				task.setFollowUpDate(date);
				this.tasks.saveTask(task);
			}
		});
	}

	private TaskQuery query(Feedback feedback) {
		TaskQuery query = this.tasks.createTaskQuery();
		return (feedback.improvementNumber() == null) ? query.processInstanceBusinessKey(feedback.number())
				: query.or()
					.processInstanceBusinessKeyIn(feedback.number(), feedback.improvementNumber())
					.processInstanceBusinessKeyLike(feedback.improvementNumber() + "-%")
					.endOr();
	}

	private CaseTask task(Task task) {
		String team = this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		String of = this.runtime.createProcessInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.singleResult()
			.getBusinessKey();
		return new CaseTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), of, team, task.getAssignee(),
				at(task.getDueDate()), at(task.getFollowUpDate()));
	}

	private OffsetDateTime at(Date date) {
		return (date != null) ? date.toInstant().atZone(this.clock.getZone()).toOffsetDateTime() : null;
	}

	private void change(Runnable change) {
		try {
			this.asSystem.call(() -> {
				change.run();
				return null;
			});
		}
		catch (OptimisticLockingException | NullValueException ex) {
			throw Refusal.tooLate("changedByAnother");
		}
	}

}
