package feedbackloop.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.deadlines.CaseClock.Kind;
import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.deadlines.Limits.Limit;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.StepEnded;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The clocks of the steps of a process: started when a step begins, ended with it (D6 …
 * D8).
 * <p>
 * A {@code received} clock counts from the receipt of the case, so that time lost before
 * is not given back. A {@code stage} clock counts from the start of its stage. An
 * {@code outer} clock does, too, and is due no later than the stage it lies in: no later
 * than that stage's own clock says, or, when that stage comes after it, than its limit
 * counted from the same start. An outer deadline that has passed already no longer binds,
 * since its lateness has been told, and a step must not begin overdue. For the same
 * reason a planned date that has passed gives way to the limit of the table.
 */
@Component
class StageClocks {

	/** Which stage others lie in. */
	private static final Map<String, String> INSIDE = Map.of(Tasks.CONTRIBUTE, Tasks.ANALYSIS, Tasks.TEST, Tasks.FIX,
			Tasks.PILOT, Tasks.FIX, Tasks.RELEASE, Tasks.FIX, "privacyCheck", Tasks.TRIAGE);

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

	private final Ledger ledger;

	private final Limits limits;

	private final Waiting waiting;

	private final WorkingCalendars calendars;

	private final Cases cases;

	private final TransactionTime time;

	private final Actor actor;

	StageClocks(Ledger ledger, Limits limits, Waiting waiting, WorkingCalendars calendars, Cases cases,
			TransactionTime time, Actor actor) {
		this.ledger = ledger;
		this.limits = limits;
		this.waiting = waiting;
		this.calendars = calendars;
		this.cases = cases;
		this.time = time;
		this.actor = actor;
	}

	/**
	 * The clock of a stage, started by whoever asks first.
	 */
	CaseClock running(DelegateExecution execution, String stage) {
		return this.ledger.known(execution.getProcessBusinessKey(), stage)
			.orElseGet(() -> this.ledger.start(begin(execution, stage)));
	}

	/**
	 * The clock that the stage would have if it began now.
	 */
	CaseClock begin(DelegateExecution execution, String stage) {
		String businessKey = execution.getProcessBusinessKey();
		Feedback feedback = this.cases.get(Facts.text(execution, Variables.FEEDBACK_NUMBER));
		String number = businessKey.equals(feedback.number()) ? businessKey
				: Facts.text(execution, Variables.IMPROVEMENT_NUMBER);
		String level = this.limits.level(stage, Facts.text(execution, Variables.MARK),
				Facts.text(execution, Variables.GRADE));
		String team = team(execution, stage);
		Limit limit = limit(execution, stage, level);
		Instant start = (limit.kind() == Kind.RECEIVED) ? feedback.receivedAt() : this.time.now();
		Instant notAfter = (limit.kind() == Kind.OUTER) ? notAfter(businessKey, stage, level, start, team) : null;
		CaseClock clock = new CaseClock(null, number, businessKey, stage, execution.getId(), limit.kind(),
				CaseClock.RUNNING, null, List.of())
			.with(start, What.STARTED, Timeline.SYSTEM,
					new Change(level, limit.allowance(), team, notAfter, null, null), this.calendars);
		for (ClockEntry pause : this.waiting.before(feedback, number, stage, limit.kind(), start)) {
			clock = clock.with(pause.at(), pause.what(), pause.actor(), pause.change(), this.calendars);
		}
		return clock;
	}

	/**
	 * When the stage around that stage is due; null when it is over or has no limit.
	 */
	Instant notAfter(String businessKey, String stage, String level, Instant start, String team) {
		String outer = INSIDE.get(stage);
		return this.ledger.latest(businessKey, outer)
			.map(CaseClock::due)
			.or(() -> this.limits.find(outer, level)
				.map((limit) -> limit.allowance().end(start, this.calendars.of(team))))
			.filter((due) -> due.isAfter(this.time.now()))
			.orElse(null);
	}

	/**
	 * The stage that this one lies in; null if it lies in none.
	 */
	static String around(String stage) {
		return INSIDE.get(stage);
	}

	@EventListener
	void on(StepEnded step) {
		this.ledger.end(step.executionId(), step.cancelled(), this.time.now(), this.actor.name());
	}

	private Limit limit(DelegateExecution execution, String stage, String level) {
		String planned = Facts.text(execution, Variables.PLANNED_DUE);
		if (stage.equals(Tasks.FIX) && planned != null) {
			LocalDate date = LocalDate.parse(planned);
			if (this.calendars.general().endOf(date).isAfter(this.time.now())) {
				return new Limit(Allowance.until(date), Kind.STAGE);
			}
		}
		return this.limits.get(stage, level);
	}

	/**
	 * The team that the stage's task is offered to; general for stages that are no task
	 * of this process, such as waiting for the customer, and for those that several teams
	 * work on.
	 */
	private static String team(DelegateExecution execution, String stage) {
		String team = null;
		if (execution.getBpmnModelInstance().getModelElementById(stage) instanceof UserTask task
				&& task.getCamundaCandidateGroups() != null) {
			Matcher variable = VARIABLE.matcher(task.getCamundaCandidateGroups());
			team = variable.matches() ? Facts.text(execution, variable.group(1)) : task.getCamundaCandidateGroups();
		}
		return (team != null) ? team : WorkingCalendars.GENERAL;
	}

}
