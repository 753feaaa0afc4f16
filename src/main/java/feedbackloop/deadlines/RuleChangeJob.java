package feedbackloop.deadlines;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.deadlines.MovedDeadlines.MovedClock;
import feedbackloop.longwork.Chunk;
import feedbackloop.longwork.LongJob;
import feedbackloop.longwork.LongWork;
import feedbackloop.process.OneCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Computes all open deadlines anew, some cases a transaction: to show what would move, or
 * to move it with all tasks and timers that hang on it. A node takes part if it has the
 * rules by which that is done.
 */
@Component
class RuleChangeJob implements LongJob {

	private static final Logger log = LoggerFactory.getLogger(RuleChangeJob.class);

	private static final int TOGETHER = 100;

	private final RuleChanges changes;

	private final MovedDeadlines moved;

	private final Rules rules;

	private final Ledger ledger;

	private final Limits limits;

	private final Promises promises;

	private final DueDates dueDates;

	private final OneCommand engine;

	private final MovedPromises movedPromises;

	private final WorkingCalendars calendars;

	private final TransactionTime time;

	RuleChangeJob(RuleChanges changes, MovedDeadlines moved, Rules rules, Ledger ledger, Limits limits,
			Promises promises, DueDates dueDates, OneCommand engine, MovedPromises movedPromises,
			WorkingCalendars calendars, TransactionTime time) {
		this.changes = changes;
		this.moved = moved;
		this.rules = rules;
		this.ledger = ledger;
		this.limits = limits;
		this.promises = promises;
		this.dueDates = dueDates;
		this.engine = engine;
		this.movedPromises = movedPromises;
		this.calendars = calendars;
		this.time = time;
	}

	@Override
	public String kind() {
		return RuleChanges.KIND;
	}

	@Override
	public int together() {
		return TOGETHER;
	}

	@Override
	public Run run(LongWork work) {
		RuleChange change = this.changes.of(work);
		NewRules newRules = new NewRules(this.ledger, this.limits, this.calendars);
		return new Run() {

			@Override
			public Chunk next(LongWork work, int most) {
				return RuleChangeJob.this.next(change, newRules, work.position(), most);
			}

			@Override
			public Chunk leaveOut(LongWork work, RuntimeException failure) {
				return RuleChangeJob.this.leaveOut(change, work.position(), failure);
			}

			@Override
			public void finish(LongWork work) {
				RuleChangeJob.this.finish(change, work.position());
			}

		};
	}

	private Chunk next(RuleChange change, NewRules newRules, String position, int most) {
		if (!change.rules().equals(this.rules.current())) {
			return Chunk.LATER;
		}
		List<String> numbers = this.changes.numbersAfter(position, most);
		if (numbers.isEmpty()) {
			return Chunk.OVER;
		}
		String last = numbers.get(numbers.size() - 1);
		Map<Long, String> released = this.moved.released(change.id(), numbers);
		this.moved.forget(change.id(), position, last);
		List<MovedClock> found = recompute(newRules, numbers, released, change.appliedBy());
		this.moved.add(change.id(), found);
		if (change.applies()) {
			move(change, found.stream().filter(MovedClock::moves).toList());
		}
		return Chunk.of(numbers.size(), last);
	}

	private List<MovedClock> recompute(NewRules newRules, List<String> numbers, Map<Long, String> released,
			String actor) {
		Set<String> stated = this.promises.stated(numbers);
		Instant now = this.time.now();
		return this.ledger.open(numbers)
			.stream()
			.collect(Collectors.groupingBy(CaseClock::number))
			.values()
			.stream()
			.flatMap((clocks) -> newRules.compute(clocks, stated, now, actor).stream())
			.filter(ClockChange::isChange)
			.map((clock) -> MovedClock.of(clock, released.get(clock.before().id())))
			.toList();
	}

	private void move(RuleChange change, List<MovedClock> found) {
		List<CaseClock> clocks = found.stream().map(MovedClock::after).toList();
		this.ledger.add(clocks);
		this.engine.run(() -> this.dueDates.move(clocks));
		tell(change, What.LIMIT_CHANGED, found);
		tell(change, What.CALENDAR_CHANGED, found);
	}

	private void tell(RuleChange change, What what, List<MovedClock> found) {
		List<CaseClock> later = found.stream()
			.filter((one) -> one.isMovedPromise() && one.change().what() == what)
			.map(MovedClock::after)
			.toList();
		this.movedPromises.tell(later, what.key(), "recomputation-" + change.id());
	}

	private Chunk leaveOut(RuleChange change, String position, RuntimeException failure) {
		String number = this.changes.numbersAfter(position, 1).stream().findFirst().orElseThrow(() -> failure);
		log.error("The deadlines of {} cannot be computed anew", number, failure);
		this.moved.forget(change.id(), position, number);
		this.changes.failed(change.id(), number);
		return Chunk.of(0, number);
	}

	private void finish(RuleChange change, String position) {
		this.moved.forget(change.id(), position);
		if (!change.applies() && this.moved.counts(change).moves()) {
			log.warn("Open deadlines go by other rules than the present ones: see /calendar/changes");
		}
	}

}
