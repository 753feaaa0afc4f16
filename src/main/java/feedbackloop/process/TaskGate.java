package feedbackloop.process;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.task.Comment;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What the guarded services ask. Sends submissions through our checks and refuses what
 * staff may not do. Turns refusals into what engine-rest and Tasklist show (400, 403,
 * 404, 409). They are looked up late because they need the engine that is only being
 * built.
 */
@Component
class TaskGate {

	private static final Pattern IN_TASKLIST = Pattern.compile("/camunda/api/engine/engine/[^/]+/task/.*");

	private final ObjectProvider<TaskSubmission> submission;

	private final ObjectProvider<RefusalWords> words;

	private final AsSystem asSystem;

	private final ObjectProvider<TaskComments> comments;

	TaskGate(ObjectProvider<TaskSubmission> submission, ObjectProvider<RefusalWords> words, AsSystem asSystem,
			ObjectProvider<TaskComments> comments) {
		this.submission = submission;
		this.words = words;
		this.asSystem = asSystem;
		this.comments = comments;
	}

	void submit(String taskId, Map<String, Object> submitted, Consumer<Map<String, Object>> engine) {
		translated(() -> {
			this.submission.getObject().submit(taskId, submitted, engine);
			return null;
		});
	}

	/**
	 * What is shown of a command that is not open to people: as what the engine itself
	 * says of rights, which engine-rest makes 403 of everywhere.
	 */
	AuthorizationException unauthorized(String code) {
		return new AuthorizationException(this.words.getObject().of(Refusal.forbidden(code)));
	}

	void claim(String taskId, String userId, Runnable engine) {
		translated(() -> {
			try {
				String person = this.asSystem.currentUser();
				if (person == null) {
					engine.run();
				}
				else {
					this.submission.getObject().claim(taskId, userId, () -> {
						isForOneself(person, userId);
						engine.run();
					});
				}
				return null;
			}
			catch (TaskAlreadyClaimedException ex) {
				throw Refusal.tooLate("claimedByAnother", ex.getTaskAssignee());
			}
			catch (OptimisticLockingException ex) {
				throw Refusal.tooLate("changedByAnother");
			}
			catch (NullValueException ex) {
				throw Refusal.tooLate("taskDone");
			}
		});
	}

	private static void isForOneself(String person, String userId) {
		if (!person.equals(userId)) {
			throw Refusal.forbidden("claimForYourself");
		}
	}

	/**
	 * Assigns a task, as those may whom the engine lets assign tasks, to somebody who may
	 * work on it.
	 */
	void assign(String taskId, String userId, Runnable engine) {
		translated(() -> {
			if (this.asSystem.currentUser() == null) {
				engine.run();
			}
			else {
				this.submission.getObject().give(taskId, userId, engine);
			}
			return null;
		});
	}

	/**
	 * Gives a task back to its team. The engine lets only those do it who may assign
	 * tasks to anybody; here whoever claimed it may, too.
	 */
	void giveBack(String taskId, Runnable engine) {
		translated(() -> {
			String person = this.asSystem.currentUser();
			if (person != null && this.submission.getObject().isClaimedBy(person, taskId)) {
				return this.asSystem.call(() -> {
					engine.run();
					return null;
				});
			}
			engine.run();
			return null;
		});
	}

	Comment comment(String taskId, String message, Function<String, Comment> engine) {
		return translated(() -> this.comments.getObject().keep(taskId, message, engine));
	}

	/**
	 * Does it, and has a refusal shown in words.
	 */
	<T> T translated(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (RuntimeException ex) {
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (cause instanceof Refusal refusal) {
					throw translated(refusal);
				}
			}
			throw ex;
		}
	}

	private InvalidRequestException translated(Refusal refusal) {
		Status status = Status.fromStatusCode(refusal.reason().status());
		RefusalWords words = this.words.getObject();
		return new InvalidRequestException(status, refusal,
				isSaidInTasklist() ? words.marked(refusal) : words.of(refusal));
	}

	private static boolean isSaidInTasklist() {
		return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
				&& IN_TASKLIST.matcher(current.getRequest().getRequestURI()).matches();
	}

}
