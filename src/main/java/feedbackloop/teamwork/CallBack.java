package feedbackloop.teamwork;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.privacy.Vault;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets whoever claimed a task come back to it later, for example to call the customer.
 * The deadline does not move.
 */
@Service
class CallBack {

	private final NamedCases cases;

	private final TaskMoves tasks;

	private final Vault vault;

	private final HouseTime time;

	CallBack(NamedCases cases, TaskMoves tasks, Vault vault, HouseTime time) {
		this.cases = cases;
		this.tasks = tasks;
		this.vault = vault;
		this.time = time;
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
		OffsetDateTime time = time(at);
		String what = this.vault.mask(feedback.contact(), StaffText.checked("note", note, StaffText.SHORT));
		this.tasks.followUp(taskId, time.toInstant());
		this.tasks.note(task, userId, "callBack", Map.of("at", HouseTime.minute(time), "note", what));
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

	private OffsetDateTime time(String at) {
		try {
			OffsetDateTime time = this.time.at(LocalDateTime.parse(at));
			OffsetDateTime now = this.time.now();
			if (time.isAfter(now) && time.isBefore(now.plusDays(366))) {
				return time;
			}
		}
		catch (DateTimeException ex) {
			// Told below: a time that cannot be read is as wrong as one that is over.
		}
		throw Refusal.invalid("at", "callBackTime");
	}

}
