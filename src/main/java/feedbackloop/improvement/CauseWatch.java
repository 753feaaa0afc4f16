package feedbackloop.improvement;

import java.util.Date;
import java.util.Map;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.CauseConclusion;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.words.HouseTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A cause that was not found: how long its cases are watched, and what came meanwhile.
 */
@ModelBean
@Component
public class CauseWatch {

	/** Since the analysis that began the watch. */
	private static final String MEANWHILE = """
			select count(*) from feedback where improvement_number = :number and received_at >= (
			  select max(at) from form_entry where improvement_number = :number and task_key = 'analysis')""";

	private final Improvements improvements;

	private final Timeline timeline;

	private final HouseTime time;

	private final JdbcClient database;

	CauseWatch(Improvements improvements, Timeline timeline, HouseTime time, JdbcClient database) {
		this.improvements = improvements;
		this.timeline = timeline;
		this.time = time;
		this.database = database;
	}

	/**
	 * When the cause is looked for again: as that day begins, in the zone of the house.
	 */
	public Date until(DelegateExecution execution) {
		return Date.from(this.time.start(this.improvements.of(execution).watchUntil()).toInstant());
	}

	/**
	 * The day has come: whoever analyses finds how many cases came meanwhile. Nothing, if
	 * the improvement itself ends while it is watched.
	 */
	public void end(DelegateExecution execution) {
		if (execution.isCanceled()) {
			return;
		}
		Improvement improvement = this.improvements.kept(execution);
		int cases = this.database.sql(MEANWHILE).param("number", improvement.number()).query(Integer.class).single();
		improvement.lookedAtAgain();
		execution.setVariable(Variables.CASES_MEANWHILE, cases);
		execution.setVariable(CauseConclusion.NAME, null);
		this.timeline.note(improvement.number(), Timeline.SYSTEM, "causeLookedAtAgain",
				Map.of("cases", String.valueOf(cases)));
	}

}
