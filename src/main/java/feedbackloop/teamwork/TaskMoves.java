package feedbackloop.teamwork;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.AsSystem;
import feedbackloop.process.OpenTask;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.Refusal;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The one place that changes whose a task is and when somebody comes back to it. The
 * engine itself lets no member of staff do that; callers check who may, and say for the
 * timeline what was done.
 */
@Component
class TaskMoves {

	private final OpenTasks open;

	private final TaskService tasks;

	private final AsSystem asSystem;

	private final Timeline timeline;

	TaskMoves(OpenTasks open, @Lazy TaskService tasks, AsSystem asSystem, Timeline timeline) {
		this.open = open;
		this.tasks = tasks;
		this.asSystem = asSystem;
		this.timeline = timeline;
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
	 * Notes in the timeline what somebody did with the task.
	 * @param facts for the sentence, beside the task
	 */
	void note(OpenTask task, String userId, String kind, Map<String, String> facts) {
		Map<String, String> arguments = new TreeMap<>(facts);
		arguments.put("task", task.key());
		this.timeline.note(task.number(), userId, kind, arguments);
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
