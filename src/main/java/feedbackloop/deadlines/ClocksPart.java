package feedbackloop.deadlines;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows on the case page how its two clocks stand, and those of all steps that are open.
 */
@Component
@Order(8)
class ClocksPart implements CasePart {

	private final Ledger ledger;

	private final ClockStates states;

	ClocksPart(Ledger ledger, ClockStates states) {
		this.ledger = ledger;
		this.states = states;
	}

	@Override
	public String name() {
		return "clocks";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.CLOCKS;
	}

	@Override
	public List<ClockRow> of(CaseLook look) {
		List<ClockRow> rows = clocks(look.feedback().numbers()).stream()
			.filter((clock) -> clock.ofCase() || clock.isOpen())
			.map((clock) -> new ClockRow(clock.businessKey(), clock.ofCase(), this.states.of(clock)))
			.toList();
		return rows.isEmpty() ? null : rows;
	}

	/**
	 * All clocks of cases and improvements, those of a case as a whole first.
	 */
	List<CaseClock> clocks(Collection<String> numbers) {
		return this.ledger.all(numbers).stream().sorted(Comparator.comparing(CaseClock::ofCase).reversed()).toList();
	}

	/**
	 * A clock with the case, improvement or measure it belongs to.
	 *
	 * @param ofCase whether it times the case as a whole
	 */
	record ClockRow(String businessKey, boolean ofCase, ClockState state) {

	}

}
