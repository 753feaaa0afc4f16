package feedbackloop.deadlines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.deadlines.Recomputations.Running;
import feedbackloop.deadlines.RecomputedClocks.Found;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.OneCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes all open deadlines anew, some cases a transaction: to show what would move, or
 * to move it with all tasks and timers that hang on it. Goes on where it was when a node
 * stops in the middle, on any node that has the same rules.
 */
@Component
class Recomputing {

	private static final Logger log = LoggerFactory.getLogger(Recomputing.class);

	private static final int CHUNK = 100;

	private final Recomputations recomputations;

	private final RecomputedClocks clocks;

	private final Rules rules;

	private final Ledger ledger;

	private final Limits limits;

	private final Promises promises;

	private final DueDates dueDates;

	private final OneCommand engine;

	private final MovedPromises movedPromises;

	private final WorkingCalendars calendars;

	private final TransactionTime time;

	private final TransactionTemplate transaction;

	Recomputing(Recomputations recomputations, RecomputedClocks clocks, Rules rules, Ledger ledger, Limits limits,
			Promises promises, DueDates dueDates, OneCommand engine, MovedPromises movedPromises,
			WorkingCalendars calendars, TransactionTime time, TransactionTemplate transaction) {
		this.recomputations = recomputations;
		this.clocks = clocks;
		this.rules = rules;
		this.ledger = ledger;
		this.limits = limits;
		this.promises = promises;
		this.dueDates = dueDates;
		this.engine = engine;
		this.movedPromises = movedPromises;
		this.calendars = calendars;
		this.time = time;
		this.transaction = transaction;
	}

	/**
	 * Works until nothing is left to do, or another node is at it.
	 */
	void work() {
		NewRules newRules = new NewRules(this.ledger, this.limits, this.calendars);
		boolean more = true;
		while (more) {
			more = step(this.rules.current(), newRules);
		}
	}

	/**
	 * Begins a preview when the rules changed since the last one and a deadline is open.
	 */
	void watch() {
		String current = this.rules.current();
		boolean known = this.recomputations.latest().filter((last) -> last.rules().equals(current)).isPresent();
		if (!known && !this.recomputations.numbersAfter("", 1).isEmpty()) {
			this.recomputations.begin(current, Timeline.SYSTEM);
		}
	}

	/** One that fails with others is tried alone, so that it keeps nobody back. */
	private boolean step(String current, NewRules newRules) {
		try {
			return this.transaction.execute((status) -> some(current, newRules, CHUNK));
		}
		catch (RuntimeException ex) {
			log.warn("Some deadlines could not be computed anew together: each is tried alone", ex);
			return alone(current, newRules);
		}
	}

	private boolean alone(String current, NewRules newRules) {
		for (int i = 0; i < CHUNK; i++) {
			try {
				this.transaction.execute((status) -> some(current, newRules, 1));
			}
			catch (RuntimeException ex) {
				log.error("The deadlines of a case cannot be computed anew", ex);
				this.transaction.executeWithoutResult((status) -> skip(current));
			}
		}
		return true;
	}

	private void skip(String current) {
		this.recomputations.next(current)
			.ifPresent((running) -> this.recomputations.numbersAfter(running.position(), 1)
				.forEach((number) -> fail(running, number)));
	}

	private void fail(Running running, String number) {
		this.clocks.forget(running.id(), running.position(), number);
		this.recomputations.failed(running.id(), number);
	}

	private boolean some(String current, NewRules newRules, int most) {
		Running running = this.recomputations.next(current).orElse(null);
		if (running == null) {
			return false;
		}
		List<String> numbers = this.recomputations.numbersAfter(running.position(), most);
		if (numbers.isEmpty()) {
			finish(running);
			return false;
		}
		recompute(running, numbers, newRules);
		this.recomputations.reached(running.id(), numbers.get(numbers.size() - 1), numbers.size());
		return true;
	}

	private void finish(Running running) {
		this.clocks.forget(running.id(), running.position());
		this.recomputations.finish(running.id());
		boolean moves = this.recomputations.find(running.id())
			.map(this.clocks::counts)
			.filter((counts) -> counts.earlier() + counts.later() > 0)
			.isPresent();
		if (moves && !running.applies()) {
			log.warn("Open deadlines go by other rules than the present ones: see /calendar/changes");
		}
	}

	private void recompute(Running running, List<String> numbers, NewRules newRules) {
		Map<Long, String> released = this.clocks.released(running.id(), numbers);
		this.clocks.forget(running.id(), running.position(), numbers.get(numbers.size() - 1));
		Set<String> stated = this.promises.stated(numbers);
		Instant now = this.time.now();
		List<Found> found = new ArrayList<>();
		List<CaseClock> moved = new ArrayList<>();
		List<Recomputed> later = new ArrayList<>();
		for (List<CaseClock> clocks : this.ledger.open(numbers)
			.stream()
			.collect(Collectors.groupingBy(CaseClock::number))
			.values()) {
			for (Recomputed recomputed : newRules.compute(clocks, stated, now, running.appliedBy())) {
				if (recomputed.isChange()) {
					String reason = released.get(recomputed.before().id());
					CaseClock after = recomputed.after(reason != null);
					found.add(new Found(recomputed, after, reason));
					if (running.applies() && recomputed.isChange(after)) {
						moved.add(after);
						if (recomputed.breaksPromise() && reason != null) {
							later.add(recomputed);
						}
					}
				}
			}
		}
		this.clocks.add(running.id(), found);
		this.ledger.add(moved);
		this.engine.run(() -> this.dueDates.move(moved));
		tell(running, What.LIMIT_CHANGED, later);
		tell(running, What.CALENDAR_CHANGED, later);
	}

	private void tell(Running running, What what, List<Recomputed> later) {
		this.movedPromises.tell(
				later.stream().filter((recomputed) -> recomputed.what() == what).map(Recomputed::byRules).toList(),
				what.key(), "recomputation-" + running.id());
	}

}
