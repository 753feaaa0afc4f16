package feedbackloop.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.deadlines.CaseClock.Kind;
import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.deadlines.Limits.Limit;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Expressions;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.StepEnded;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The clocks of the steps of a process: started when a step begins, ended with it.
 * <p>
 * A {@code received} clock counts from the receipt of the case, so that time lost before
 * is not given back; when the case comes back to triage, all such clocks count from
 * there. An improvement goes on for cases that join late, and in further rounds. A clock
 * of it that would begin overdue counts from its own start. A question to the customer
 * only interrupts a triage. A {@code stage} clock counts from the start of its stage. An
 * {@code outer} clock does, too, but the stage that it is part of or leads to limits it.
 * It is due no later than that stage's own clock says. When that stage is still to come,
 * its limit counts from the same start. The same holds for triage, which leads to the
 * first response. An outer deadline that has passed already no longer binds. Its lateness
 * has been told, and a step must not begin overdue. For the same reason a planned date
 * that has passed gives way to the limit of the table.
 */
@Component
class StageClocks {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

	private static final String ASKED = "needsInformation";

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
	 * The clock of a stage that was left for a moment and goes on: it counts from where
	 * it counted before.
	 */
	CaseClock goingOn(DelegateExecution execution, String stage) {
		String businessKey = execution.getProcessBusinessKey();
		return this.ledger.known(businessKey, stage)
			.orElseGet(() -> this.ledger
				.start(begin(execution, stage, this.ledger.latest(businessKey, stage).map(CaseClock::start))));
	}

	/**
	 * The clock that the stage would have if it began now.
	 */
	CaseClock begin(DelegateExecution execution, String stage) {
		CaseClock begun = begin(execution, stage, Optional.empty());
		return (begun.kind() == Kind.RECEIVED && BusinessKey.isOfImprovement(begun.businessKey())
				&& !begun.due().isAfter(this.time.now()))
						? begin(execution, stage, Optional.of(joined(begun.businessKey(), stage))) : begun;
	}

	/**
	 * From when a step of an improvement counts that would begin overdue: from now, or as
	 * before when it was left in this moment and goes on.
	 */
	private Instant joined(String businessKey, String stage) {
		return this.ledger.latest(businessKey, stage)
			.filter((clock) -> !clock.isOpen() && clock.closedAt().plusMillis(1).isAfter(this.time.now()))
			.map(CaseClock::start)
			.orElseGet(this.time::now);
	}

	private CaseClock begin(DelegateExecution execution, String stage, Optional<Instant> from) {
		String businessKey = execution.getProcessBusinessKey();
		// A review is of no case.
		Optional<Feedback> feedback = Optional.ofNullable(Facts.text(execution, Variables.FEEDBACK_NUMBER))
			.map(this.cases::get);
		String number = BusinessKey.number(businessKey);
		String mark = Facts.text(execution, Variables.MARK);
		String grade = Facts.text(execution, Variables.GRADE);
		String level = this.limits.level(stage, mark, grade);
		String team = team(execution, stage);
		Limit limit = limit(execution, stage, level);
		Instant start = from.orElseGet(() -> (limit.kind() == Kind.RECEIVED && feedback.isPresent())
				? start(feedback.get(), businessKey, stage) : this.time.now());
		CaseClock clock = new CaseClock(null, number, businessKey, stage, execution.getId(), limit.kind(),
				CaseClock.RUNNING, null, List.of());
		Instant notAfter = this.limits.around(clock)
			.flatMap((outer) -> notAfter(clock, outer, this.limits.level(outer, mark, grade), start, team))
			.orElse(null);
		Change change = new Change(level, this.limits.ungraded(stage, grade), limit.allowance(), team, notAfter, null,
				null);
		List<ClockEntry> pauses = feedback
			.map((known) -> this.waiting.before(known, number, stage, limit.kind(), start))
			.orElse(List.of());
		CaseClock begun = started(clock, start, change, pauses);
		return (notAfter == null || begun.due().isAfter(this.time.now())) ? begun
				: started(clock, start, change.unbound(), pauses);
	}

	/**
	 * When a stage of that grade would be due if that team began it now. It is due no
	 * later than the stage around it.
	 */
	Instant wouldBeDue(String stage, String grade, String team) {
		return Stream.concat(Stream.of(stage), this.limits.stages().around(stage).stream())
			.flatMap((one) -> this.limits.find(one, grade).stream())
			.map((limit) -> Countdown.due(this.time.now(), limit.allowance(), this.calendars.of(team)))
			.min(Comparator.naturalOrder())
			.orElseThrow();
	}

	private CaseClock started(CaseClock clock, Instant start, Change change, List<ClockEntry> pauses) {
		CaseClock started = clock.with(start, What.STARTED, Timeline.SYSTEM, change, this.calendars);
		for (ClockEntry pause : pauses) {
			started = started.with(pause.at(), pause.what(), pause.actor(), pause.change(), this.calendars);
		}
		return started;
	}

	/**
	 * From when what is {@code received} counts: from the receipt, or from where the case
	 * came back to triage last.
	 */
	private Instant start(Feedback feedback, String businessKey, String stage) {
		boolean again = stage.equals(Tasks.TRIAGE) && !ASKED.equals(feedback.verdict());
		Optional<CaseClock> triage = this.ledger.latest(businessKey, Tasks.TRIAGE);
		return (again && triage.isPresent()) ? this.time.now()
				: triage.filter((clock) -> clock.kind() == Kind.RECEIVED)
					.map(CaseClock::start)
					.orElseGet(() -> feedback.milestones().receivedAt());
	}

	/**
	 * When the stage around that of a clock is due, if it has a limit.
	 * @param level of the stage around it
	 */
	Optional<Instant> notAfter(CaseClock clock, String outer, String level, Instant start, String team) {
		Optional<CaseClock> around = CaseClocks.STAGES.contains(outer) ? this.ledger.ofCase(clock.businessKey(), outer)
				: this.ledger.latest(clock.businessKey(), outer);
		return around.filter((other) -> other.isOpen() || this.limits.stages().isPart(clock.stage()))
			.map(CaseClock::due)
			.or(() -> this.limits.find(outer, level)
				.map((limit) -> Countdown.due(start, limit.allowance(), this.calendars.of(team))));
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
	 * The team that the stage's task is offered to, or general. It is general for stages
	 * that are no task of this process, such as waiting for the customer. It is general,
	 * too, for those that several teams work on.
	 */
	private static String team(DelegateExecution execution, String stage) {
		String team = null;
		if (execution.getBpmnModelInstance().getModelElementById(stage) instanceof UserTask task
				&& task.getCamundaCandidateGroups() != null) {
			// Of a round that several teams work on the variable is not there yet.
			Matcher variable = VARIABLE.matcher(task.getCamundaCandidateGroups());
			team = variable.matches() ? Facts.text(execution, variable.group(1))
					: Expressions.text(task.getCamundaCandidateGroups(), execution);
		}
		return (team != null) ? team : WorkingCalendars.GENERAL;
	}

}
