package feedbackloop.improvement;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;

import feedbackloop.process.BusinessKey;
import feedbackloop.process.Concerned;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.StaffEvent;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * When the release of a measure may begin, and who hears of it then.
 */
@ModelBean
@Component
public class ReleaseWindows {

	/** A timer needs a time, also where there is nothing to wait for. */
	private static final Date NEVER = Date.from(Instant.parse("9999-12-31T00:00:00Z"));

	private final OpenTasks tasks;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ReleaseWindows(OpenTasks tasks, ApplicationEventPublisher events, Clock clock) {
		this.tasks = tasks;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * When a window that is still to come opens; in the year 9999 where there is none.
	 */
	public Date opens(DelegateExecution execution) {
		String start = Facts.text(execution, Variables.WINDOW_START);
		return (start != null && at(start).isAfter(this.clock.instant())) ? Date.from(at(start)) : NEVER;
	}

	/**
	 * Tells the team that its release may begin, unless the window is over by now.
	 */
	public void tell(DelegateExecution execution) {
		String end = Facts.text(execution, Variables.WINDOW_END);
		if (end != null && at(end).isBefore(this.clock.instant())) {
			return;
		}
		String key = execution.getProcessBusinessKey();
		this.tasks.of(List.of(key))
			.stream()
			.filter((task) -> task.key().equals(Tasks.RELEASE))
			.forEach((task) -> this.events.publishEvent(StaffEvent
				.of(Notices.WINDOW_OPENS, BusinessKey.number(key), task.id(),
						new Concerned(task.assignee(), task.group(), null, null))
				.graded(Facts.text(execution, Variables.GRADE))
				.about(task.id(), task.key())));
	}

	private static Instant at(String time) {
		return OffsetDateTime.parse(time).toInstant();
	}

}
