package feedbackloop.process;

import java.util.function.Function;

import feedbackloop.feedback.Cases;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Masks comments at tasks before the engine stores them, and publishes those of people.
 */
@Component
class TaskComments {

	private final OpenTasks tasks;

	private final Cases cases;

	private final Vault vault;

	private final Masker masker;

	private final AsSystem asSystem;

	private final ApplicationEventPublisher events;

	private final TransactionTemplate transaction;

	TaskComments(OpenTasks tasks, Cases cases, Vault vault, Masker masker, AsSystem asSystem,
			ApplicationEventPublisher events, PlatformTransactionManager transactions) {
		this.tasks = tasks;
		this.cases = cases;
		this.vault = vault;
		this.masker = masker;
		this.asSystem = asSystem;
		this.events = events;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Has the engine store the masked comment.
	 * @param taskId the task, or null for a comment at a process
	 * @throws Refusal if the task is done or never was
	 */
	<T> T keep(String taskId, String message, Function<String, T> engine) {
		String person = this.asSystem.currentUser();
		if (person == null || taskId == null) {
			return engine.apply(this.masker.mask(message));
		}
		return this.transaction.execute((status) -> {
			String number = this.asSystem.call(() -> this.tasks.open(taskId)).feedbackNumber();
			if (this.cases.isHiddenFrom(person, number)) {
				throw Refusal.unknown("noTask");
			}
			String masked = this.vault.mask(this.cases.get(number).contact(), message);
			T comment = engine.apply(masked);
			this.events.publishEvent(new TaskComment(number, person, masked));
			return comment;
		});
	}

}
