package feedbackloop.models.replay;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.deadlines.OtherDeadlines.Due;
import feedbackloop.models.replay.Summary.Deadlines;
import feedbackloop.models.replay.Summary.Load;
import feedbackloop.models.replay.Summary.Team;

/**
 * Counts what a replay finds, case by case.
 */
final class Tally {

	static final String OVERDUE = "overdue";

	private static final List<String> STAGES = List.of("firstResponse", "resolution");

	private final List<String> grades;

	private final ZoneId zone;

	private final Map<String, Map<String, Integer>> matrix = new LinkedHashMap<>();

	private final Map<String, Load> open = new TreeMap<>();

	private final Map<String, Map<String, Load>> months = new TreeMap<>();

	private final Map<String, Map<String, Integer>> effects = new LinkedHashMap<>();

	private int regraded;

	private int rerouted;

	private int unanswered;

	/**
	 * Counts from zero.
	 * @param grades the grades, from the top
	 */
	Tally(List<String> grades, ZoneId zone) {
		this.grades = grades;
		this.zone = zone;
		STAGES.forEach((stage) -> this.effects.put(stage, new TreeMap<>()));
	}

	void add(PastCase past, Outcome outcome) {
		this.matrix.computeIfAbsent(past.grade(), (grade) -> new LinkedHashMap<>())
			.merge(outcome.gradeName(), 1, Integer::sum);
		this.unanswered += (outcome.problem() != null) ? 1 : 0;
		this.regraded += (outcome.problem() == null && outcome.regrades(past)) ? 1 : 0;
		this.rerouted += outcome.reroutes(past) ? 1 : 0;
		String month = YearMonth.from(past.receivedAt().atZone(this.zone)).toString();
		load(past, month, past.route().team(), new Load(1, 0));
		if (outcome.route() != null) {
			load(past, month, outcome.route().team(), new Load(0, 1));
		}
	}

	private void load(PastCase past, String month, String team, Load load) {
		this.open.merge(team, past.ended() ? new Load(0, 0) : load, Load::plus);
		this.months.computeIfAbsent(team, (name) -> new TreeMap<>()).merge(month, load, Load::plus);
	}

	/**
	 * What becomes of a deadline that moves, or null if nothing comes of it.
	 * @param now when the other tables would go live
	 */
	String add(Due due, Instant now) {
		String effect = effect(due, now);
		if (effect != null) {
			this.effects.get(due.stage()).merge(effect, 1, Integer::sum);
		}
		return effect;
	}

	private static String effect(Due due, Instant now) {
		if (due.after().equals(due.before())) {
			return null;
		}
		if (due.closedAt() == null) {
			boolean overdue = due.after().isBefore(now) && !due.before().isBefore(now);
			return overdue ? OVERDUE : due.after().isBefore(due.before()) ? "earlier" : "later";
		}
		boolean wasMissed = due.closedAt().isAfter(due.before());
		boolean wouldBeMissed = due.closedAt().isAfter(due.after());
		return (wasMissed == wouldBeMissed) ? null : wouldBeMissed ? "missed" : "met";
	}

	Summary summary() {
		List<Team> teams = this.months.entrySet()
			.stream()
			.map((team) -> new Team(team.getKey(), this.open.get(team.getKey()), team.getValue()))
			.toList();
		Map<String, Deadlines> deadlines = new LinkedHashMap<>();
		this.effects.forEach((stage, counts) -> deadlines.put(stage,
				new Deadlines(counts.getOrDefault("earlier", 0) + counts.getOrDefault(OVERDUE, 0),
						counts.getOrDefault("later", 0), counts.getOrDefault(OVERDUE, 0),
						counts.getOrDefault("missed", 0), counts.getOrDefault("met", 0))));
		return new Summary(this.grades, this.matrix, this.regraded, this.rerouted, this.unanswered, teams, deadlines);
	}

}
