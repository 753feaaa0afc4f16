package feedbackloop.deadlines;

import java.time.Instant;
import java.util.Date;

import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * Until when a stage must be done, and when a share of its time is used up. Models name
 * this bean for due dates and timers alike; the first that asks starts the stage's clock,
 * and all read their answer from it, so they always agree.
 */
@ModelBean
@Component
public class Deadlines {

	private final StageClocks clocks;

	private final WorkingCalendars calendars;

	Deadlines(StageClocks clocks, WorkingCalendars calendars) {
		this.clocks = clocks;
		this.calendars = calendars;
	}

	/**
	 * When the stage of the process is due, by the calendar of the team that works on it.
	 * @param stage a stage of the table {@code timeLimits}
	 */
	public Date due(DelegateExecution execution, String stage) {
		return Date.from(this.clocks.running(execution, stage).due());
	}

	/**
	 * When a stage is due that was left for a moment, as for a reminder, and goes on: as
	 * if it had not been left.
	 * @param stage a stage of the table {@code timeLimits}
	 */
	public Date goesOn(DelegateExecution execution, String stage) {
		return Date.from(this.clocks.goingOn(execution, stage).due());
	}

	/**
	 * When the stage would be due if it began now; starts no clock.
	 * @param stage a stage of the table {@code timeLimits}
	 */
	public Date dueIfStartedNow(DelegateExecution execution, String stage) {
		return Date.from(this.clocks.begin(execution, stage).due());
	}

	/**
	 * When a stage of that grade would be due if that team began it now; starts no clock.
	 * @param stage a stage of the table {@code timeLimits}
	 */
	public Instant wouldBeDue(String stage, String grade, String team) {
		return this.clocks.wouldBeDue(stage, grade, team);
	}

	/**
	 * When that share of the stage's time is used up. Beyond 100 it is overdue by as much
	 * again, counted like the time before: 150 is half the allowance after the deadline.
	 * @param stage a stage of the table {@code timeLimits}
	 * @param percent 50, 80, 100 and so on
	 */
	public Date at(DelegateExecution execution, String stage, int percent) {
		return Date.from(this.clocks.running(execution, stage).countdown(this.calendars).reached(percent));
	}

}
