package feedbackloop.process;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one place that every submission of a task passes before the engine sees it: who
 * may, names and values, masking, the record; facts alone go on. All in one transaction,
 * so that a refusal leaves nothing behind.
 */
@Component
class TaskSubmission {

	private final OpenTasks tasks;

	private final TaskRights rights;

	private final AnswerReader reader;

	private final SubmissionRecord record;

	private final AsSystem asSystem;

	private final TransactionTemplate transaction;

	TaskSubmission(OpenTasks tasks, TaskRights rights, AnswerReader reader, SubmissionRecord record, AsSystem asSystem,
			PlatformTransactionManager transactions) {
		this.tasks = tasks;
		this.rights = rights;
		this.reader = reader;
		this.record = record;
		this.asSystem = asSystem;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Checks and records a submission and hands its facts to the engine.
	 * @param engine completes the task with the facts
	 * @throws Refusal if anything is wrong; nothing was stored then
	 */
	void submit(String taskId, Map<String, Object> submitted, Consumer<Map<String, Object>> engine) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				this.tasks.lock(taskId);
				engine.accept(accept(taskId, (submitted != null) ? submitted : Map.of()));
			});
		}
		catch (OptimisticLockingException | ConcurrencyFailureException ex) {
			throw Refusal.tooLate("changedByAnother");
		}
		catch (NullValueException ex) {
			// The engine says so of a task that another ended between two of our looks at
			// it.
			this.asSystem.call(() -> this.tasks.open(taskId));
			throw ex;
		}
	}

	/**
	 * Lets somebody claim a task who may work on it.
	 * @param engine claims it
	 * @throws Refusal if it belongs to another team, is done or never was
	 */
	void claim(String taskId, String userId, Runnable engine) {
		this.transaction.executeWithoutResult((status) -> {
			List<String> groups = this.asSystem.currentGroups();
			this.asSystem.run(() -> this.rights.mayWork(userId, groups, this.tasks.open(taskId)));
			engine.run();
		});
	}

	/**
	 * Gives a task to somebody who may work on it and decide it.
	 * @param engine assigns it
	 * @throws Refusal if not, or if it is done or never was
	 */
	void give(String taskId, String userId, Runnable engine) {
		this.transaction.executeWithoutResult((status) -> {
			this.asSystem.run(() -> this.rights.mayBeGiven(userId, this.tasks.open(taskId)));
			engine.run();
		});
	}

	/**
	 * Whether the person has claimed that open task.
	 * @throws Refusal if it is done or never was
	 */
	boolean isClaimedBy(String userId, String taskId) {
		return this.asSystem.call(() -> userId.equals(this.tasks.open(taskId).assignee()));
	}

	private Map<String, Object> accept(String taskId, Map<String, Object> submitted) {
		String userId = this.asSystem.currentUser();
		if (userId == null) {
			throw Refusal.forbidden("notSignedIn");
		}
		List<String> groups = this.asSystem.currentGroups();
		return this.asSystem.call(() -> {
			TaskOfCase task = this.tasks.open(taskId);
			this.rights.maySubmit(userId, groups, task);
			TaskAnswers answers = this.reader.read(task, submitted);
			this.record.keep(userId, task, answers, this.rights.overrides(userId, task, answers.values()));
			return answers.forEngine();
		});
	}

}
