package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.feedback.Cases;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import org.springframework.stereotype.Component;

/**
 * Until when a stage must be done: the table {@code timeLimits} says how long, the
 * calendar when that is (D6, D7). Models name this bean for due dates and timers alike,
 * so the two always agree. Times are instants.
 */
@ModelBean
@Component
public class Deadlines {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

	private final DecisionTables tables;

	private final Cases cases;

	private final WorkingCalendars calendars;

	private final TransactionTime time;

	Deadlines(DecisionTables tables, Cases cases, WorkingCalendars calendars, TransactionTime time) {
		this.tables = tables;
		this.cases = cases;
		this.calendars = calendars;
		this.time = time;
	}

	/**
	 * When the stage of the process is due, by the calendar of the team that works on it.
	 * @param stage a stage of the table {@code timeLimits}
	 */
	public Date due(DelegateExecution execution, String stage) {
		WorkingCalendar calendar = this.calendars.of(team(execution, stage));
		String planned = Facts.text(execution, Variables.PLANNED_DUE);
		if (stage.equals(Tasks.FIX) && planned != null) {
			return Date.from(calendar.endOf(LocalDate.parse(planned)));
		}
		boolean byMark = stage.equals(Tasks.TRIAGE);
		String level = Facts.text(execution, byMark ? Variables.MARK : Variables.GRADE);
		if (level == null) {
			level = Facts.text(execution, Variables.MARK);
			level = "urgent".equals(level) ? "urgent" : "medium";
		}
		return Date.from(limit(calendar, stage, level, Facts.text(execution, Variables.FEEDBACK_NUMBER)));
	}

	/**
	 * When that much of the stage's time is used, in working time: 50 % is half-way, 100
	 * % is {@link #due}, 200 % twice the time.
	 */
	public Date at(DelegateExecution execution, String stage, int percent) {
		Instant due = due(execution, stage).toInstant();
		Instant start = this.time.now();
		WorkingCalendar calendar = this.calendars.of(team(execution, stage));
		long minutes = calendar.workingMinutes(start, due);
		return Date.from((percent <= 100) ? calendar.addTime(start, Duration.ofMinutes(minutes * percent / 100))
				: calendar.addTime(due, Duration.ofMinutes(minutes * (percent - 100) / 100)));
	}

	private Instant limit(WorkingCalendar calendar, String stage, String level, String feedbackNumber) {
		Map<String, Object> limit = this.tables.evaluate(Decisions.TIME_LIMITS, Map.of("stage", stage, "level", level));
		if ("none".equals(limit.get("unit"))) {
			throw new IllegalStateException(
					"The table timeLimits has no limit for stage " + stage + " at level " + level);
		}
		Instant start = "received".equals(limit.get("clock")) ? this.cases.get(feedbackNumber).receivedAt()
				: this.time.now();
		int amount = ((Number) limit.get("amount")).intValue();
		String unit = limit.get("unit").toString();
		Instant due = "natural".equals(limit.get("calendar")) ? calendar.addNatural(start, amount, unit)
				: calendar.add(start, amount, unit);
		if ("endOfTomorrow".equals(limit.get("cap"))) {
			Instant cap = calendar.endOfTomorrow(start);
			return due.isBefore(cap) ? due : cap;
		}
		return due;
	}

	/**
	 * The team that the stage's task is offered to; null for stages that are no task of
	 * this process, such as waiting for the customer.
	 */
	private static String team(DelegateExecution execution, String stage) {
		if (execution.getBpmnModelInstance().getModelElementById(stage) instanceof UserTask task
				&& task.getCamundaCandidateGroups() != null) {
			Matcher variable = VARIABLE.matcher(task.getCamundaCandidateGroups());
			return variable.matches() ? Facts.text(execution, variable.group(1)) : task.getCamundaCandidateGroups();
		}
		return null;
	}

}
