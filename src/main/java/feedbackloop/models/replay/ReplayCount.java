package feedbackloop.models.replay;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.deadlines.WhatIfDeadlines.Due;
import feedbackloop.models.replay.ReplaySummary.Deadlines;
import feedbackloop.models.replay.ReplaySummary.Load;
import feedbackloop.models.replay.ReplaySummary.Team;

/**
 * Counts what a replay finds, case by case, on top of what was found before.
 */
final class ReplayCount {

	/** What may become of a deadline that moves, each as it counts. */
	private static final Map<String, Deadlines> EFFECTS = Map.of("earlier", new Deadlines(1, 0, 0, 0, 0), "later",
			new Deadlines(0, 1, 0, 0, 0), "overdue", new Deadlines(1, 0, 1, 0, 0), "missed",
			new Deadlines(0, 0, 0, 1, 0), "met", new Deadlines(0, 0, 0, 0, 1));

	private final List<String> grades;

	private final ZoneId zone;

	private final Map<String, Map<String, Integer>> matrix = new LinkedHashMap<>();

	private final Map<String, Load> open = new TreeMap<>();

	private final Map<String, Map<String, Load>> months = new TreeMap<>();

	private final Map<String, Deadlines> deadlines;

	private int regraded;

	private int rerouted;

	private int unanswered;

	ReplayCount(ReplaySummary before, ZoneId zone) {
		this.grades = before.grades();
		this.zone = zone;
		before.matrix().forEach((grade, row) -> this.matrix.put(grade, new LinkedHashMap<>(row)));
		before.teams().forEach((team) -> {
			this.open.put(team.name(), team.open());
			this.months.put(team.name(), new TreeMap<>(team.months()));
		});
		this.deadlines = new LinkedHashMap<>(before.deadlines());
		this.regraded = before.regraded();
		this.rerouted = before.rerouted();
		this.unanswered = before.unanswered();
	}

	void add(PastCase past, NewGrading now) {
		this.matrix.computeIfAbsent(past.grade(), (grade) -> new LinkedHashMap<>())
			.merge(now.gradeName(), 1, Integer::sum);
		this.unanswered += (now.problem() != null) ? 1 : 0;
		this.regraded += (now.problem() == null && now.regrades(past)) ? 1 : 0;
		this.rerouted += now.reroutes(past) ? 1 : 0;
		String month = YearMonth.from(past.receivedAt().atZone(this.zone)).toString();
		load(past, month, past.route().team(), new Load(1, 0));
		if (now.route() != null) {
			load(past, month, now.route().team(), new Load(0, 1));
		}
	}

	private void load(PastCase past, String month, String team, Load load) {
		this.open.merge(team, past.ended() ? new Load(0, 0) : load, Load::plus);
		this.months.computeIfAbsent(team, (name) -> new TreeMap<>()).merge(month, load, Load::plus);
	}

	void add(String stage, String effect) {
		this.deadlines.merge(stage, EFFECTS.get(effect), Deadlines::plus);
	}

	/**
	 * What becomes of a deadline that moves, or null if nothing comes of it.
	 * @param now when the other tables would go live
	 */
	static String effect(Due due, Instant now) {
		if (due.after().equals(due.before())) {
			return null;
		}
		if (due.closedAt() == null) {
			boolean overdue = due.after().isBefore(now) && !due.before().isBefore(now);
			return overdue ? "overdue" : due.after().isBefore(due.before()) ? "earlier" : "later";
		}
		boolean wasMissed = due.closedAt().isAfter(due.before());
		boolean wouldBeMissed = due.closedAt().isAfter(due.after());
		return (wasMissed == wouldBeMissed) ? null : wouldBeMissed ? "missed" : "met";
	}

	ReplaySummary summary() {
		List<Team> teams = this.months.entrySet()
			.stream()
			.map((team) -> new Team(team.getKey(), this.open.get(team.getKey()), team.getValue()))
			.toList();
		return new ReplaySummary(this.grades, this.matrix, this.regraded, this.rerouted, this.unanswered, teams,
				this.deadlines, List.of());
	}

}
