package feedbackloop.deadlines;

import java.util.Map;
import java.util.function.UnaryOperator;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.Stages;

import org.springframework.stereotype.Component;

/**
 * Says when cases would be due, or would have been, by rules that are not live.
 */
@Component
public class WhatIfRules {

	private final Ledger ledger;

	private final WorkingCalendars live;

	WhatIfRules(Ledger ledger, WorkingCalendars live) {
		this.ledger = ledger;
		this.live = live;
	}

	/**
	 * Deadlines by these rules.
	 * @param timeLimits what the table of that name answers for a stage and a level
	 * @param stages what that table says of stages as a whole
	 * @param calendar the text of a calendar file, null for the calendar that is live
	 * @param catalogue says by which calendar its teams work
	 * @throws Unreadable if something is wrong in the calendar
	 */
	public WhatIfDeadlines by(UnaryOperator<Map<String, Object>> timeLimits, Stages stages, String calendar,
			CatalogueFile catalogue) {
		return new WhatIfDeadlines(this.ledger, new Limits(timeLimits, () -> stages),
				(calendar != null) ? CalendarFile.read(calendar).with(catalogue) : this.live);
	}

}
