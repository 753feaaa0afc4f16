package feedbackloop.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * Until when a stage must be done: the table {@code timeLimits} says how long, the
 * calendar when that is (D6, D7). Models name this bean for due dates and timers alike,
 * so the two always agree. Times are instants.
 */
@ModelBean
@Component
public class Deadlines {

	private final DecisionTables tables;

	private final Cases cases;

	private final WorkingCalendar calendar;

	private final TransactionTime time;

	Deadlines(DecisionTables tables, Cases cases, WorkingCalendar calendar, TransactionTime time) {
		this.tables = tables;
		this.cases = cases;
		this.calendar = calendar;
		this.time = time;
	}

	/**
	 * When the stage of the process is due.
	 * @param stage a stage of the table {@code timeLimits}
	 */
	public Date due(DelegateExecution execution, String stage) {
		String planned = Facts.text(execution, Variables.PLANNED_DUE);
		if (stage.equals(Tasks.FIX) && planned != null) {
			return Date.from(this.calendar.endOf(LocalDate.parse(planned)));
		}
		boolean byMark = stage.equals(Tasks.TRIAGE);
		String level = Facts.text(execution, byMark ? Variables.MARK : Variables.GRADE);
		if (level == null) {
			level = Facts.text(execution, Variables.MARK);
			level = "urgent".equals(level) ? "urgent" : "medium";
		}
		return Date.from(limit(stage, level, Facts.text(execution, Variables.FEEDBACK_NUMBER)));
	}

	private Instant limit(String stage, String level, String feedbackNumber) {
		Map<String, Object> limit = this.tables.evaluate(Decisions.TIME_LIMITS, Map.of("stage", stage, "level", level));
		if ("none".equals(limit.get("unit"))) {
			throw new IllegalStateException(
					"The table timeLimits has no limit for stage " + stage + " at level " + level);
		}
		Instant start = "received".equals(limit.get("clock")) ? this.cases.get(feedbackNumber).receivedAt()
				: this.time.now();
		Instant due = this.calendar.add(start, ((Number) limit.get("amount")).intValue(), limit.get("unit").toString());
		if ("endOfTomorrow".equals(limit.get("cap"))) {
			Instant cap = this.calendar.endOfTomorrow(start);
			return due.isBefore(cap) ? due : cap;
		}
		return due;
	}

}
