package feedbackloop.deadlines;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Cases;

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

	private final Cases cases;

	ClocksPart(Ledger ledger, ClockStates states, Cases cases) {
		this.ledger = ledger;
		this.states = states;
		this.cases = cases;
	}

	@Override
	public String name() {
		return "clocks";
	}

	@Override
	public List<Row> of(String number, String userId) {
		List<Row> rows = clocks(number).stream()
			.filter((clock) -> clock.ofCase() || clock.isOpen())
			.map((clock) -> new Row(clock.businessKey(), clock.ofCase(), this.states.of(clock)))
			.toList();
		return rows.isEmpty() ? null : rows;
	}

	/**
	 * The clocks of the case and its improvement, those of the case as a whole first.
	 */
	List<CaseClock> clocks(String number) {
		Optional<String> improvement = Optional.ofNullable(this.cases.get(number).improvementNumber());
		List<CaseClock> all = this.ledger.all(Stream.concat(Stream.of(number), improvement.stream()).toList());
		return Stream.concat(all.stream().filter(CaseClock::ofCase), all.stream().filter((clock) -> !clock.ofCase()))
			.toList();
	}

	/**
	 * A clock with the case, improvement or measure it belongs to.
	 *
	 * @param ofCase whether it times the case as a whole
	 */
	record Row(String businessKey, boolean ofCase, ClockState state) {

	}

}
