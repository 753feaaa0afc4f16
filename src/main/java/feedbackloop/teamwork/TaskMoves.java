package feedbackloop.teamwork;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Refusal;
import feedbackloop.process.WaitingTasks;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The one place that changes whose a task is and when somebody comes back to it. The
 * engine itself lets no member of staff do that; callers check who may.
 */
@Component
class TaskMoves {

	private final WaitingTasks open;

	private final TaskService tasks;

	private final AsSystem asSystem;

	TaskMoves(WaitingTasks open, @Lazy TaskService tasks, AsSystem asSystem) {
		this.open = open;
		this.tasks = tasks;
		this.asSystem = asSystem;
	}

	/**
	 * The open task.
	 * @throws Refusal if the case has no such task, or has it no longer
	 */
	OpenTask get(Feedback feedback, String taskId) {
		return this.open.of(feedback)
			.stream()
			.filter((task) -> task.id().equals(taskId))
			.findFirst()
			.orElseThrow(() -> Refusal.tooLate("taskNotOpen"));
	}

	/**
	 * Makes the person the one who works on the task; null gives it back to its team.
	 * Whoever comes to it comes anew: a follow-up date goes.
	 */
	void assign(OpenTask task, String userId) {
		change(() -> this.tasks.setAssignee(task.id(), userId));
		followUp(task.id(), null);
	}

	/**
	 * Offers the task to another team; nobody has claimed it then.
	 */
	void offer(OpenTask task, String team) {
		assign(task, null);
		change(() -> {
			this.tasks.deleteCandidateGroup(task.id(), task.group());
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

	/**
	 * The number under which the timeline keeps what happens to the task: of the case or
	 * of the improvement.
	 */
	static String record(OpenTask task) {
		String[] parts = task.of().split("-");
		return String.join("-", parts[0], parts[1], parts[2]);
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
