package feedbackloop.deadlines;

import java.time.Instant;

import feedbackloop.deadlines.ClockEntry.What;

/**
 * An open clock with what the rules make of it now.
 *
 * @param before as its ledger says
 * @param byRules with the rules as they are now
 * @param promised whether its customer was told the deadline
 * @param kept with the rules as they are now, but due no later than it was before
 */
record ClockChange(CaseClock before, CaseClock byRules, boolean promised, CaseClock kept) {

	/**
	 * Whether the rules change anything.
	 */
	boolean isChange() {
		return !this.byRules.due().equals(this.before.due())
				|| !this.byRules.last().allowance().equals(this.before.last().allowance());
	}

	/**
	 * Whether a promise would move to a later time.
	 */
	boolean breaksPromise() {
		return this.promised && this.byRules.due().isAfter(this.before.due());
	}

	/**
	 * What changed: the limit, or else the calendar.
	 */
	What what() {
		return this.byRules.entries().get(this.byRules.entries().size() - 1).what();
	}

	/**
	 * The clock as it goes on.
	 * @param move whether a promise may move to a later time
	 */
	CaseClock after(boolean move) {
		return (breaksPromise() && !move) ? this.kept : this.byRules;
	}

	/**
	 * Whether the clock needs a new entry to go on like that.
	 */
	boolean isChange(CaseClock after) {
		Instant cap = this.before.last().notAfter();
		return !after.due().equals(this.before.due())
				|| !after.last().allowance().equals(this.before.last().allowance())
				|| (after.last().notAfter() != null && !after.last().notAfter().equals(cap));
	}

}
