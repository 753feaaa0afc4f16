package feedbackloop.teamwork;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.privacy.Vault;
import feedbackloop.process.NamedCases;
import feedbackloop.process.OpenTask;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets whoever claimed a task come back to it later, for example to call the customer.
 * The deadline does not move.
 */
@Service
class CallBack {

	private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	private final NamedCases cases;

	private final TaskMoves tasks;

	private final Vault vault;

	private final Clock clock;

	CallBack(NamedCases cases, TaskMoves tasks, Vault vault, Clock clock) {
		this.cases = cases;
		this.tasks = tasks;
		this.vault = vault;
		this.clock = clock;
	}

	/**
	 * Sets when the person comes back to the task.
	 * @param at ISO date and time in the application's zone, within a year
	 * @param note what for, at most 400 characters
	 * @throws Refusal if the person has not claimed the task, or the time or the note is
	 * wrong
	 */
	@Transactional
	void set(String number, String taskId, String at, String note, String userId) {
		Feedback feedback = this.cases.get(number);
		OpenTask task = own(feedback, taskId, userId);
		LocalDateTime time = time(at);
		String what = this.vault.mask(feedback.contact(), StaffText.checked("note", note, StaffText.SHORT));
		this.tasks.followUp(taskId, time.atZone(this.clock.getZone()).toInstant());
		this.tasks.note(task, userId, "callBack", Map.of("at", SHOWN.format(time), "note", what));
	}

	/**
	 * Clears that time.
	 * @throws Refusal if the person has not claimed the task
	 */
	@Transactional
	void clear(String number, String taskId, String userId) {
		OpenTask task = own(this.cases.get(number), taskId, userId);
		this.tasks.followUp(taskId, null);
		this.tasks.note(task, userId, "callBackCleared", Map.of());
	}

	private OpenTask own(Feedback feedback, String taskId, String userId) {
		OpenTask task = this.tasks.get(feedback, taskId);
		if (!userId.equals(task.assignee())) {
			throw Refusal.forbidden("claimToCallBack");
		}
		return task;
	}

	private LocalDateTime time(String at) {
		try {
			LocalDateTime time = LocalDateTime.parse(at);
			Instant instant = time.atZone(this.clock.getZone()).toInstant();
			Instant now = this.clock.instant();
			if (instant.isAfter(now) && instant.isBefore(now.plus(366, ChronoUnit.DAYS))) {
				return time;
			}
		}
		catch (DateTimeException ex) {
			// Told below: a time that cannot be read is as wrong as one that is over.
		}
		throw Refusal.invalid("at", "callBackTime");
	}

}
