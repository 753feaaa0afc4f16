package feedbackloop.deadlines;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import feedbackloop.deadlines.CaseClock.Kind;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Stages;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How long a stage may take: what the table {@code timeLimits} says.
 */
@Component
class Limits {

	private final UnaryOperator<Map<String, Object>> table;

	@Autowired
	Limits(DecisionTables tables) {
		this((facts) -> tables.evaluate(Decisions.TIME_LIMITS, facts));
	}

	/**
	 * Limits of another version of the table.
	 * @param table what it answers for a stage and a level
	 */
	Limits(UnaryOperator<Map<String, Object>> table) {
		this.table = table;
	}

	/**
	 * The level that counts: the mark where the stage goes by it, else the grade. A case
	 * that nobody graded yet counts as urgent when it is marked so, else as medium.
	 * @param grade null while ungraded
	 */
	String level(String stage, String mark, String grade) {
		if (goesByMark(stage)) {
			return mark;
		}
		if (grade != null) {
			return grade;
		}
		return "urgent".equals(mark) ? "urgent" : "medium";
	}

	/**
	 * True when the level of the stage only counts until somebody graded the case, else
	 * null.
	 * @param grade null while ungraded
	 */
	Boolean ungraded(String stage, String grade) {
		return (grade == null && !goesByMark(stage)) ? true : null;
	}

	boolean goesByMark(String stage) {
		return Stages.BY_MARK.contains(stage);
	}

	/**
	 * The limit of that stage at that level.
	 * @throws IllegalStateException if the table gives none
	 */
	Limit get(String stage, String level) {
		return find(stage, level).orElseThrow(() -> new IllegalStateException(
				"The table timeLimits has no limit for stage " + stage + " at level " + level));
	}

	/**
	 * The limit of that stage at that level, if it has one.
	 */
	Optional<Limit> find(String stage, String level) {
		Map<String, Object> row = this.table.apply(Map.of("stage", stage, "level", level));
		return Optional.ofNullable(Allowance.of(row))
			.map((allowance) -> new Limit(allowance, Kind.of(row.get("clock").toString())));
	}

	/**
	 * How long that clock may take at that level. A planned day stays, and so does the
	 * limit of a stage that the table gives none.
	 */
	Allowance allowance(CaseClock clock, String level) {
		Allowance before = clock.last().allowance();
		return (before.planned() != null) ? before : find(clock.stage(), level).map(Limit::allowance).orElse(before);
	}

	/**
	 * The same limits, for one thread that asks for a few of them again and again.
	 */
	Limits remembering() {
		Map<Map<String, Object>, Map<String, Object>> known = new HashMap<>();
		return new Limits((facts) -> known.computeIfAbsent(facts, this.table));
	}

	/**
	 * How long, and from when it counts.
	 */
	record Limit(Allowance allowance, Kind kind) {

	}

}
