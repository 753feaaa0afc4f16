package feedbackloop.models.replay;

import java.util.List;
import java.util.Map;

import feedbackloop.grading.GradingFacts;
import feedbackloop.grading.Priority;
import feedbackloop.grading.Priority.Grade;
import feedbackloop.grading.Priority.Route;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A case that was put together by hand, by the live tables and by edited ones.
 *
 * @param edited null where no file is edited
 */
@Schema(name = "TriedCase")
record TrialCase(GradingFacts facts, Answer live, Answer edited) {

	/**
	 * What tables make of the case.
	 *
	 * @param grade null where the tables have no answer
	 * @param route null where the tables have no answer
	 * @param problem what a table that has no answer says, null where all answer
	 * @param tables those that were asked, with the rules that match
	 * @param limits how long each stage may take at that grade, by stage
	 * @param higher the smallest changes of the three scores that raise the grade
	 * @param lower the smallest changes of the three scores that lower the grade
	 */
	record Answer(Grade grade, Route route, String problem, List<ExplainedTable> tables, Map<String, Limit> limits,
			List<Nearby> higher, List<Nearby> lower) {

		/**
		 * The score as people read it.
		 */
		public String score() {
			return (this.grade != null) ? Priority.decimal(this.grade.score()) : null;
		}

		/**
		 * The table of that key as the facts met it, or null if it was not asked.
		 */
		public ExplainedTable table(String key) {
			return this.tables.stream().filter((table) -> table.key().equals(key)).findFirst().orElse(null);
		}

	}

	/**
	 * How long a stage may take.
	 *
	 * @param unit hours, days, cycle or none
	 * @param natural whether nights, weekends and holidays count
	 * @param capped whether it is due by the end of the next day at the latest
	 */
	record Limit(int amount, String unit, boolean natural, boolean capped) {

		static Limit of(Map<String, Object> row) {
			return "none".equals(row.get("unit")) ? null
					: new Limit(((Number) row.get("amount")).intValue(), row.get("unit").toString(),
							"natural".equals(row.get("calendar")), "endOfTomorrow".equals(row.get("cap")));
		}

	}

	/**
	 * Scores near those of the case that have another grade.
	 *
	 * @param steps by how much they differ in all
	 */
	record Nearby(int affected, int severity, int urgency, String grade, int steps) {

	}

}
