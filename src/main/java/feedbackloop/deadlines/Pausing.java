package feedbackloop.deadlines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.StatusMoved;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Stops the clocks of a case while it waits for its customer. Afterwards they run on with
 * what was left, to the minute.
 */
@Component
class Pausing {

	private final Ledger ledger;

	private final Waiting waiting;

	private final DueDates dueDates;

	private final WorkingCalendars calendars;

	private final TransactionTime time;

	private final Actor actor;

	Pausing(Ledger ledger, Waiting waiting, DueDates dueDates, WorkingCalendars calendars, TransactionTime time,
			Actor actor) {
		this.ledger = ledger;
		this.waiting = waiting;
		this.dueDates = dueDates;
		this.calendars = calendars;
		this.time = time;
		this.actor = actor;
	}

	/**
	 * A customer who never got the question is not waited for.
	 */
	@EventListener
	@Order(0)
	void on(StatusMoved moved) {
		Feedback feedback = moved.feedback();
		if (feedback.questionsAsked() == 0) {
			return;
		}
		List<CaseClock> clocks = this.ledger.open(this.waiting.numbers(feedback));
		if (moved.status() == Status.WAITING_FOR_YOU) {
			pause(clocks);
		}
		else {
			resume(clocks);
		}
	}

	private void pause(List<CaseClock> clocks) {
		Instant now = this.time.now();
		Optional<Change> pause = clocks.stream()
			.filter((clock) -> clock.ofCase() && clock.stage().equals(CaseClocks.RESOLUTION))
			.findFirst()
			.flatMap((resolution) -> this.waiting.next(resolution, now));
		pause.ifPresent((longest) -> change(clocks.stream()
			.filter((clock) -> !clock.isPaused() && !this.waiting.isOfTheCustomer(clock.stage()))
			.toList(), now, What.PAUSED, longest));
	}

	private void resume(List<CaseClock> clocks) {
		change(clocks.stream().filter(CaseClock::isPaused).toList(), this.time.now(), What.RESUMED, Change.NONE);
	}

	private void change(List<CaseClock> clocks, Instant now, What what, Change change) {
		List<CaseClock> changed = new ArrayList<>();
		for (CaseClock clock : clocks) {
			CaseClock next = clock.with(now, what, this.actor.name(), change, this.calendars);
			this.ledger.add(next);
			changed.add(next);
		}
		this.dueDates.move(changed);
	}

}
