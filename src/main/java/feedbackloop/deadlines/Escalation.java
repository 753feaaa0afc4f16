package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.deadlines.StaffRoles.Told;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.StaffNotices;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateTask;

import org.springframework.stereotype.Component;

/**
 * Does what the table {@code escalation} says when a task has used a share of its time:
 * tells whom it concerns, at a time when they work, and sees to the task. Each share of
 * each task counts once.
 */
@ModelBean
@Component
public class Escalation {

	private final LateTasks tasks;

	private final EscalationTable table;

	private final StaffRoles recipients;

	private final EscalationActions actions;

	private final EscalationLog log;

	private final WorkingCalendars calendars;

	private final StaffNotices notices;

	private final Timeline timeline;

	private final Clock clock;

	Escalation(LateTasks tasks, EscalationTable table, StaffRoles recipients, EscalationActions actions,
			EscalationLog log, WorkingCalendars calendars, StaffNotices notices, Timeline timeline, Clock clock) {
		this.tasks = tasks;
		this.table = table;
		this.recipients = recipients;
		this.actions = actions;
		this.log = log;
		this.calendars = calendars;
		this.notices = notices;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * A task has used that much of its time. Models may call it from timers of their own,
	 * as all did before clocks reminded.
	 * @param percent of its time, such as 50
	 */
	public void reached(DelegateTask task, int percent) {
		escalate(this.tasks.of(task), new EscalationLevel(percent));
	}

	void escalate(LateTask task, EscalationLevel level) {
		if (this.log.has(task.id(), level)) {
			return;
		}
		EscalationRule rule = this.table.rule(task, level).orElse(EscalationRule.NOBODY);
		if (rule.equals(EscalationRule.NOBODY) && level.isOfAClock()) {
			return;
		}
		Instant now = this.clock.instant();
		String how = isOvertaken(task, level, now) ? EscalationRule.OFF : rule.how();
		List<Told> told = how.equals(EscalationRule.OFF) ? List.of()
				: this.recipients.of(rule.who(), task.concerned(), task.number());
		note(task, level, how);
		List<String> done = this.actions.perform(rule, task, level);
		done.forEach((action) -> this.timeline.note(task.number(), Timeline.SYSTEM, "escalation." + action,
				facts(task, level)));
		this.log.add(task, level, now, how, told, done);
		if (how.equals(EscalationRule.NOW)) {
			told.forEach((one) -> tell(one, task, level, done, rule.anyTime() ? now : opening(one, now)));
		}
	}

	/** What was late when it came, as after an outage, needs no reminder any more. */
	private static boolean isOvertaken(LateTask task, EscalationLevel level, Instant now) {
		return level.isReminder() && !task.due().isAfter(now);
	}

	private void note(LateTask task, EscalationLevel level, String how) {
		if (level == EscalationLevel.MISSED) {
			this.timeline.note(task.number(), Timeline.SYSTEM, "overdue." + task.key(), Map.of());
		}
		else if (!how.equals(EscalationRule.OFF)) {
			this.timeline.note(task.number(), Timeline.SYSTEM, "escalated", facts(task, level));
		}
	}

	private void tell(Told told, LateTask task, EscalationLevel level, List<String> done, Instant notBefore) {
		Map<String, Object> facts = Map.of("task", task.key(), "due", task.due(), "percent", level.percent(), "actions",
				done);
		this.notices.tell(task.number(), level.isReminder() ? "reminder" : "escalation",
				task.id() + ":" + level.percent(), told.recipient(), notBefore, facts, task.open() ? task.id() : null,
				Set.of());
	}

	private Instant opening(Told told, Instant now) {
		return this.calendars.of(told.team()).opening(now);
	}

	private static Map<String, String> facts(LateTask task, EscalationLevel level) {
		return Map.of("percent", String.valueOf(level.percent()), "task", task.key());
	}

}
