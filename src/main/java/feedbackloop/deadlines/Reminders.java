package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import feedbackloop.process.AsSystem;
import feedbackloop.process.AtTask;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets clocks remind: tells of each share of its time that an open task has used up, at
 * the shares that the table {@code escalation} names. The deadline itself is an event of
 * the model, which tells of it.
 * <p>
 * A row that is added later tells of what is still to come, also of tasks that were open
 * before. What has passed by then it leaves untold, unless the clock changes.
 */
@Component
public class Reminders {

	private static final Logger log = LoggerFactory.getLogger(Reminders.class);

	private static final int MOST = 1000;

	private static final Duration AGAIN = Duration.ofMinutes(5);

	private final ReminderStore store;

	private final EscalationTable table;

	private final Escalation escalation;

	private final Ledger ledger;

	private final WorkingCalendars calendars;

	private final TaskService tasks;

	private final AtTask atTask;

	private final AsSystem asSystem;

	private final Clock clock;

	private final TransactionTemplate transaction;

	Reminders(ReminderStore store, EscalationTable table, Escalation escalation, Ledger ledger,
			WorkingCalendars calendars, @Lazy TaskService tasks, AtTask atTask, AsSystem asSystem, Clock clock,
			TransactionTemplate transaction) {
		this.store = store;
		this.table = table;
		this.escalation = escalation;
		this.ledger = ledger;
		this.calendars = calendars;
		this.tasks = tasks;
		this.atTask = atTask;
		this.asSystem = asSystem;
		this.clock = clock;
		this.transaction = transaction;
	}

	/**
	 * The shares of its time, in percent, at which a task may remind.
	 */
	public List<Integer> shares() {
		return this.table.shares().stream().filter(EscalationLevel::isOfAClock).map(EscalationLevel::percent).toList();
	}

	/**
	 * Tells of a share of its time as if the task had used it up.
	 */
	public void tell(String taskId, int percent) {
		this.atTask.run(taskId, (task) -> this.escalation.reached(task, percent));
	}

	/**
	 * Tells what clocks have come to. One that fails keeps no other back.
	 */
	void work() {
		String version = this.table.version();
		this.store.due(this.clock.instant(), version, MOST).forEach((id) -> safely(id, version));
	}

	private void safely(long id, String version) {
		try {
			look(id);
		}
		catch (RuntimeException ex) {
			log.error("The clock {} cannot remind; it is tried again", id, ex);
			this.transaction
				.executeWithoutResult((status) -> this.store.postpone(id, this.clock.instant().plus(AGAIN), version));
		}
	}

	/**
	 * Tells what one clock has come to, unless another node does so now.
	 */
	void look(long id) {
		this.transaction.executeWithoutResult((status) -> this.store.lock(id).ifPresent((until) -> look(id, until)));
	}

	private void look(long id, Instant until) {
		Instant now = this.clock.instant();
		List<Reminder> reminders = reminders(this.ledger.get(id));
		reminders.stream()
			.filter((reminder) -> reminder.at().isAfter(until) && !reminder.at().isAfter(now))
			.forEach((reminder) -> this.asSystem.call(() -> {
				tell(reminder.task(), reminder.percent());
				return null;
			}));
		Optional<Instant> next = reminders.stream().map(Reminder::at).filter((at) -> at.isAfter(now)).findFirst();
		this.store.reminded(id, now, next, this.table.version());
	}

	/** In the order of their times. */
	private List<Reminder> reminders(CaseClock clock) {
		Countdown countdown = clock.countdown(this.calendars);
		List<Integer> shares = shares();
		return tasks(clock).stream()
			.flatMap((task) -> shares.stream()
				.map((percent) -> new Reminder(task.getId(), percent, countdown.reached(percent))))
			.sorted(Comparator.comparing(Reminder::at))
			.toList();
	}

	/** Those of its step: of a round of contributions, one a team. */
	private List<Task> tasks(CaseClock clock) {
		return this.asSystem.call(() -> this.tasks.createTaskQuery()
			.processInstanceBusinessKey(clock.businessKey())
			.listPage(0, MOST)
			.stream()
			.filter((task) -> task.getTaskDefinitionKey().equals(clock.stage())
					|| task.getExecutionId().equals(clock.executionId()))
			.toList());
	}

	/**
	 * A share of its time that a task uses up then.
	 */
	private record Reminder(String task, int percent, Instant at) {

	}

}
