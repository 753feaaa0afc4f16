package feedbackloop.deadlines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.feedback.GradeMoved;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Keys.Variables;
import feedbackloop.words.HouseTime;
import org.camunda.bpm.engine.RuntimeService;

import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives the open clocks of a case or an improvement the limits of its new grade. They
 * count from where they counted before. The timeline says so. Planned dates of measures
 * stay, and so does the limit of a stage that the new grade gives none.
 */
@Component
class Regrading {

	private final Ledger ledger;

	private final StageClocks stages;

	private final Limits limits;

	private final DueDates dueDates;

	private final WorkingCalendars calendars;

	private final Promises promises;

	private final MovedPromises movedPromises;

	private final Timeline timeline;

	private final RuntimeService processes;

	private final AsSystem asSystem;

	private final TransactionTime time;

	private final Actor actor;

	Regrading(Ledger ledger, StageClocks stages, Limits limits, DueDates dueDates, WorkingCalendars calendars,
			Promises promises, MovedPromises movedPromises, Timeline timeline, @Lazy RuntimeService processes,
			AsSystem asSystem, TransactionTime time, Actor actor) {
		this.ledger = ledger;
		this.stages = stages;
		this.limits = limits;
		this.dueDates = dueDates;
		this.calendars = calendars;
		this.promises = promises;
		this.movedPromises = movedPromises;
		this.timeline = timeline;
		this.processes = processes;
		this.asSystem = asSystem;
		this.time = time;
		this.actor = actor;
	}

	@EventListener
	void on(GradeMoved moved) {
		List<CaseClock> changed = new ArrayList<>();
		List<CaseClock> later = new ArrayList<>();
		for (CaseClock clock : this.ledger.open(List.of(moved.number()))) {
			if (!this.limits.stages().goesByMark(clock.stage())) {
				CaseClock next = regraded(clock, moved.to());
				this.ledger.add(next);
				changed.add(next);
				explain(moved, clock, next);
				tellMeasure(next, moved.to());
				if (breaksPromise(moved, clock, next)) {
					later.add(next);
				}
			}
		}
		this.dueDates.move(changed);
		this.movedPromises.tell(later, "lowered", "regraded-" + this.time.now());
	}

	private CaseClock regraded(CaseClock clock, String grade) {
		return clock.with(this.time.now(), What.REGRADED, this.actor.name(),
				new Change(grade, this.limits.allowance(clock, grade), null, notAfter(clock, grade), null, null),
				this.calendars);
	}

	/** When the stage around it is due; null when that is over. */
	private Instant notAfter(CaseClock clock, String grade) {
		return this.limits.around(clock)
			.flatMap((outer) -> this.stages.notAfter(clock, outer, grade, clock.start(), clock.calendar()))
			.filter((due) -> due.isAfter(this.time.now()))
			.orElse(null);
	}

	private void explain(GradeMoved moved, CaseClock before, CaseClock after) {
		if (moved.from() != null && !before.due().equals(after.due())) {
			this.timeline.note(moved.number(), Timeline.SYSTEM, "dueMoved", Map.of("due", local(before.due()), "grade",
					moved.to(), "newDue", local(after.due()), "stage", after.stage(), "was", moved.from()));
		}
	}

	/**
	 * A measure was started with the grade of its time; its next stages go by the new
	 * one.
	 */
	private void tellMeasure(CaseClock clock, String grade) {
		if (!clock.businessKey().equals(clock.number())) {
			this.asSystem.call(() -> {
				this.processes.setVariable(clock.executionId(), Variables.GRADE, grade);
				return null;
			});
		}
	}

	/**
	 * A promise that gets later is told; one that gets earlier stands on the page, and
	 * the first grade makes it.
	 */
	private boolean breaksPromise(GradeMoved moved, CaseClock before, CaseClock after) {
		return moved.from() != null && after.due().isAfter(before.due())
				&& Promises.isPromised(after, this.promises.stated(List.of(after.number())));
	}

	private String local(Instant time) {
		return HouseTime.minute(this.calendars.general().local(time));
	}

}
