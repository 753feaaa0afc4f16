package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.process.AsSystem;
import feedbackloop.process.AtTask;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets clocks remind of each share of its time that an open task has used up. The table
 * {@code escalation} names the shares. The deadline itself is an event of the model,
 * which tells of it.
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

	/** The shares by which all clocks were found to go. */
	private volatile List<Integer> settled;

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
	 * Tells what clocks have come to.
	 */
	void work() {
		due(MOST).forEach(this::look);
	}

	/**
	 * The clocks that are to be looked at: those that are due, and once the shares have
	 * changed those that went by others.
	 */
	List<Long> due(int most) {
		List<Long> due = this.store.due(this.clock.instant(), most);
		List<Integer> shares = shares();
		if (shares.equals(this.settled)) {
			return due;
		}
		List<Long> byOthers = this.store.byOthers(shares, most);
		if (byOthers.isEmpty()) {
			this.settled = shares;
		}
		return Stream.concat(due.stream(), byOthers.stream()).distinct().toList();
	}

	/**
	 * Tells what one clock has come to. One that fails keeps no other back.
	 */
	void look(long id) {
		try {
			this.transaction.executeWithoutResult((status) -> remind(id, this.clock.instant()));
		}
		catch (OptimisticLockingException | ConcurrencyFailureException | DuplicateKeyException ex) {
			log.debug("Somebody changed what the clock {} reminds of; it is tried again", id, ex);
		}
		catch (RuntimeException ex) {
			log.error("The clock {} cannot remind; it is tried again", id, ex);
			this.transaction.executeWithoutResult((status) -> postpone(id, this.clock.instant()));
		}
	}

	/**
	 * Leaves the clock to a node that looks at it already, or that knows newer shares.
	 */
	private void remind(long id, Instant now) {
		Optional<Instant> until = this.store.lock(id);
		if (until.isPresent() && this.table.isNewest()) {
			remind(this.ledger.get(id), until.get(), now);
		}
	}

	/** What is suspended waits: nobody can work on it. */
	private void remind(CaseClock clock, Instant until, Instant now) {
		List<Task> open = tasks(clock);
		if (open.stream().anyMatch(Task::isSuspended)) {
			postpone(clock.id(), now);
			return;
		}
		List<Integer> shares = shares();
		List<Reminder> reminders = reminders(open, clock.countdown(this.calendars), shares);
		reminders.stream()
			.filter((reminder) -> reminder.at().isAfter(until) && !reminder.at().isAfter(now))
			.forEach((reminder) -> this.asSystem.call(() -> {
				tell(reminder.task(), reminder.percent());
				return null;
			}));
		Optional<Instant> next = reminders.stream().map(Reminder::at).filter((at) -> at.isAfter(now)).findFirst();
		this.store.reminded(clock.id(), now, next, shares);
	}

	private void postpone(long id, Instant now) {
		this.store.postpone(id, now.plus(AGAIN), shares());
	}

	/** In the order of their times. */
	private static List<Reminder> reminders(List<Task> tasks, Countdown countdown, List<Integer> shares) {
		return tasks.stream()
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
