package feedbackloop.deadlines;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import feedbackloop.deadlines.CaseClock.Kind;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Stages;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How long a stage may take: what the table {@code timeLimits} says.
 */
@Component
class Limits {

	private final UnaryOperator<Map<String, Object>> table;

	private final Supplier<Stages> stages;

	@Autowired
	Limits(DecisionTables tables) {
		this((facts) -> tables.lookUp(Decisions.TIME_LIMITS, facts), tables.kept(Decisions.TIME_LIMITS, Stages::of));
	}

	/**
	 * Limits of another version of the table.
	 * @param table what it answers for a stage and a level
	 * @param stages what it says of stages as a whole
	 */
	Limits(UnaryOperator<Map<String, Object>> table, Supplier<Stages> stages) {
		this.table = table;
		this.stages = stages;
	}

	/**
	 * What the table says of stages as a whole.
	 */
	Stages stages() {
		return this.stages.get();
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

	private boolean goesByMark(String stage) {
		return stages().goesByMark(stage);
	}

	/**
	 * The stage that the one of that clock lies in or leads to, and is due no later than.
	 * The case as a whole lies in none.
	 */
	Optional<String> around(CaseClock clock) {
		return clock.ofCase() ? Optional.empty() : stages().around(clock.stage(), clock.kind() == Kind.OUTER);
	}

	/**
	 * The limit of that stage at that level.
	 * @throws IllegalStateException if the table gives none
	 */
	Limit get(String stage, String level) {
		return find(stage, level).or(() -> Stages.levelInstead(stage).flatMap((other) -> find(stage, other)))
			.orElseThrow(() -> new IllegalStateException(
					"The table timeLimits has no limit for stage " + stage + " at level " + level));
	}

	/**
	 * The limit of that stage at that level, if it has one.
	 */
	Optional<Limit> find(String stage, String level) {
		Map<String, Object> row = this.table.apply(Map.of("stage", stages().askedAs(stage), "level", level));
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
		Stages now = stages();
		return new Limits((facts) -> known.computeIfAbsent(facts, this.table), () -> now);
	}

	/**
	 * How long, and from when it counts.
	 */
	record Limit(Allowance allowance, Kind kind) {

	}

}
