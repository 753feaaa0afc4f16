package feedbackloop.improvement;

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

	ReleaseWindows(OpenTasks tasks, ApplicationEventPublisher events) {
		this.tasks = tasks;
		this.events = events;
	}

	/**
	 * From when the measure may be released; in the year 9999 where nobody set a window.
	 */
	public Date opens(DelegateExecution execution) {
		String start = Facts.text(execution, Variables.WINDOW_START);
		return (start != null) ? Date.from(OffsetDateTime.parse(start).toInstant()) : NEVER;
	}

	/**
	 * Tells the team that its release may begin.
	 */
	public void tell(DelegateExecution execution) {
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

}
