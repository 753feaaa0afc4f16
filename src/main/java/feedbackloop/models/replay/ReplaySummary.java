package feedbackloop.models.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a replay found, in numbers.
 *
 * @param grades the grades, from the top
 * @param matrix how many cases had one grade and would have another, by old and new
 * grade; {@code none} where the tables have no answer
 * @param regraded how many would have another grade
 * @param rerouted how many would go another way or to another team
 * @param unanswered for how many the tables have no answer
 * @param teams the load of each team that answers
 * @param deadlines what would become of first response and resolution, by stage
 * @param asked what edited tables that decide no grade, way or limit would answer
 */
@Schema(name = "Summary")
record ReplaySummary(List<String> grades, Map<String, Map<String, Integer>> matrix, int regraded, int rerouted,
		int unanswered, List<Team> teams, Map<String, Deadlines> deadlines, List<AskedTable> asked) {

	ReplaySummary {
		// Those of earlier versions name none.
		asked = (asked != null) ? asked : List.of();
	}

	static final String NONE = "none";

	/**
	 * That of a replay that has looked at no case yet.
	 * @param grades the grades, from the top
	 */
	static ReplaySummary nothing(List<String> grades) {
		Deadlines none = new Deadlines(0, 0, 0, 0, 0);
		return new ReplaySummary(grades, Map.of(), 0, 0, 0, List.of(),
				Map.of("firstResponse", none, "resolution", none), List.of());
	}

	/**
	 * The same with what other tables would answer.
	 */
	ReplaySummary with(List<AskedTable> asked) {
		return new ReplaySummary(this.grades, this.matrix, this.regraded, this.rerouted, this.unanswered, this.teams,
				this.deadlines, asked);
	}

	/**
	 * How often another table would answer otherwise.
	 */
	public int answeredOtherwise() {
		return this.asked.stream().mapToInt(AskedTable::changed).sum();
	}

	/**
	 * The old grades, from the top.
	 */
	public List<String> befores() {
		return Stream.concat(this.grades.stream(), this.matrix.keySet().stream()).distinct().toList();
	}

	/**
	 * The new grades, from the top, and last no grade where there is one without.
	 */
	public List<String> afters() {
		return Stream
			.concat(befores().stream(), this.matrix.values().stream().flatMap((row) -> row.keySet().stream().sorted()))
			.distinct()
			.toList();
	}

	/**
	 * How many cases had that old and would have that new grade.
	 */
	public int count(String before, String after) {
		return this.matrix.getOrDefault(before, Map.of()).getOrDefault(after, 0);
	}

	/**
	 * How many cases a team has and would have.
	 *
	 * @param months by month of receipt, such as 2026-11, in order
	 */
	record Team(String name, Load open, Map<String, Load> months) {

		/**
		 * All cases, open or ended.
		 */
		public Load all() {
			return this.months.values().stream().reduce(new Load(0, 0), Load::plus);
		}

	}

	/**
	 * A number of cases as it is and as it would be.
	 */
	record Load(int before, int after) {

		Load plus(Load other) {
			return new Load(this.before + other.before, this.after + other.after);
		}

	}

	/**
	 * How many deadlines would move.
	 *
	 * @param earlier of open cases
	 * @param later of open cases
	 * @param overdue of open cases, over at once; counted among the earlier ones, too
	 * @param missed of ended clocks, which were met and would have been missed
	 * @param met of ended clocks, which were missed and would have been met
	 */
	record Deadlines(int earlier, int later, int overdue, int missed, int met) {

		Deadlines plus(Deadlines other) {
			return new Deadlines(this.earlier + other.earlier, this.later + other.later, this.overdue + other.overdue,
					this.missed + other.missed, this.met + other.met);
		}

	}

}
