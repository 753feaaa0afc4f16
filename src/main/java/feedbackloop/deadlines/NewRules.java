package feedbackloop.deadlines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import feedbackloop.deadlines.CaseClock.Kind;
import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;

/**
 * Recomputes clocks by the calendar and the table {@code timeLimits} as they are now. The
 * start of a clock stays, and so do planned dates. A stage to which the table gives no
 * limit now keeps the one it had. Made for one run on one thread.
 */
class NewRules {

	private final Ledger ledger;

	private final Limits limits;

	private final WorkingCalendars calendars;

	NewRules(Ledger ledger, Limits limits, WorkingCalendars calendars) {
		this.ledger = ledger;
		this.limits = limits.remembering();
		this.calendars = calendars;
	}

	/**
	 * Computes the open clocks of a case, or of an improvement with its measures.
	 * @param clocks all that are open
	 * @param stated the cases for which a person stated a day to the customer
	 * @param at when it happens
	 * @param actor who applies the new rules
	 */
	List<ClockChange> compute(List<CaseClock> clocks, Set<String> stated, Instant at, String actor) {
		Map<String, CaseClock> done = new HashMap<>();
		List<ClockChange> all = new ArrayList<>();
		for (CaseClock clock : outerFirst(clocks)) {
			ClockChange recomputed = compute(clock, Promises.isPromised(clock, stated), done, at, actor);
			done.put(clock.businessKey() + clock.stage(), recomputed.after(false));
			all.add(recomputed);
		}
		return all;
	}

	/**
	 * A stage that lies in another is due no later than that, which is computed first.
	 */
	private List<CaseClock> outerFirst(List<CaseClock> clocks) {
		return clocks.stream()
			.sorted(Comparator.comparing((clock) -> this.limits.stages().allAround(clock.stage()).size()))
			.toList();
	}

	private ClockChange compute(CaseClock clock, boolean promised, Map<String, CaseClock> done, Instant at,
			String actor) {
		Change before = clock.last();
		Allowance allowance = this.limits.allowance(clock, clock.level());
		What what = allowance.equals(before.allowance()) ? What.CALENDAR_CHANGED : What.LIMIT_CHANGED;
		Instant notAfter = notAfter(clock, allowance, done, at);
		CaseClock byRules = clock.with(at, what, actor, change(allowance, notAfter), this.calendars);
		CaseClock kept = (promised && byRules.due().isAfter(clock.due()))
				? keep(clock, (cap) -> clock.with(at, what, actor, change(allowance, cap), this.calendars)) : byRules;
		return new ClockChange(clock, byRules, promised, kept);
	}

	/**
	 * By when the clock is due at the latest. Without a stage around it, an existing cap
	 * comes from a kept promise or a former nesting, and is recomputed. A new cap binds
	 * only if it is still to come.
	 */
	private Instant notAfter(CaseClock clock, Allowance allowance, Map<String, CaseClock> done, Instant at) {
		boolean capped = clock.last().notAfter() != null;
		Optional<String> outer = this.limits.around(clock);
		if (outer.isEmpty()) {
			return capped ? allowance.end(clock.start(), this.calendars.of(clock.calendar())) : null;
		}
		Instant due = due(clock, outer.get(), done);
		return (capped || (due != null && due.isAfter(at))) ? due : null;
	}

	/** When the stage around it is due now. */
	private Instant due(CaseClock clock, String outer, Map<String, CaseClock> done) {
		if (done.containsKey(clock.businessKey() + outer)) {
			return done.get(clock.businessKey() + outer).due();
		}
		Instant before = clock.last().notAfter();
		Optional<CaseClock> over = this.ledger.latest(clock.businessKey(), outer);
		if (over.isPresent()) {
			boolean binds = before == null && this.limits.stages().isPart(clock.stage());
			return binds ? over.get().due() : before;
		}
		return this.limits.find(outer, clock.level())
			.filter((limit) -> limit.kind() == Kind.STAGE)
			.map((limit) -> limit.allowance().end(clock.start(), this.calendars.of(clock.calendar())))
			.orElse(before);
	}

	/**
	 * The clock, due when it was due before. Its cap is the last moment from which its
	 * pauses lead there. So pauses still to come move it as they do any clock.
	 * @param capped the clock with that cap
	 */
	private static CaseClock keep(CaseClock clock, Function<Instant, CaseClock> capped) {
		Instant earlier = clock.last().notAfter();
		if (earlier != null && capped.apply(earlier).due().equals(clock.due())) {
			return capped.apply(earlier);
		}
		CaseClock kept = capped.apply(clock.due());
		long fits = clock.entries().get(0).at().toEpochMilli();
		long most = clock.due().toEpochMilli();
		while (!kept.due().equals(clock.due()) && most - fits > 1) {
			long middle = fits + (most - fits) / 2;
			CaseClock tried = capped.apply(Instant.ofEpochMilli(middle));
			if (tried.due().isAfter(clock.due())) {
				most = middle;
			}
			else {
				fits = middle;
				kept = tried;
			}
		}
		return kept;
	}

	private static Change change(Allowance allowance, Instant notAfter) {
		return new Change(null, allowance, null, notAfter, null, null);
	}

}
