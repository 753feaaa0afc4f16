package feedbackloop.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import feedbackloop.words.HouseTime;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One line of the list of improvements.
 *
 * @param product of the case that it began with
 * @param cause the root cause in words; until it is found, what the first case is about
 * @param causeFound whether the analysis has brought it
 * @param lead the team that leads
 * @param owner user id, or null
 * @param planned the latest day of all measures, or null while none is planned
 * @param firstPlanned the same as it was planned first
 * @param cases how many it serves or served that the reader may know of
 * @param customers how many people stand behind these
 * @param overdue whether a measure or a task is past its date
 * @param due when the next open task is due; null when none is open
 * @param tasks the keys of the open tasks
 * @param working the teams that these are offered to
 * @param conclusion watch or close where the last analysis did not find the cause, or
 * null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ImprovementRow")
record ImprovementRow(String number, String state, String grade, String feedbackType, String product, String cause,
		boolean causeFound, String lead, String owner, OffsetDateTime openedAt, OffsetDateTime finishedAt,
		LocalDate planned, LocalDate firstPlanned, int measures, int measuresLanded, int cases, int customers,
		boolean overdue, OffsetDateTime due, List<String> tasks, List<String> working, String conclusion,
		LocalDate watchUntil) {

	static ImprovementRow of(ResultSet row, HouseTime time) throws SQLException {
		String rootCause = row.getString("root_cause");
		return new ImprovementRow(row.getString("number"), row.getString("state"), row.getString("grade"),
				row.getString("feedback_type"), row.getString("product"),
				(rootCause != null) ? rootCause : row.getString("problem"), rootCause != null, row.getString("lead"),
				row.getString("owner"), time.at(row, "opened_at"), time.at(row, "finished_at"),
				row.getObject("planned", LocalDate.class), row.getObject("first_planned", LocalDate.class),
				row.getInt("measures"), row.getInt("measures_landed"), row.getInt("cases"), 0, row.getBoolean("late"),
				null, List.of(), List.of(), row.getString("conclusion"), row.getObject("watch_until", LocalDate.class));
	}

	ImprovementRow with(int customers, boolean overdue, OffsetDateTime due, List<String> tasks, List<String> working) {
		return new ImprovementRow(this.number, this.state, this.grade, this.feedbackType, this.product, this.cause,
				this.causeFound, this.lead, this.owner, this.openedAt, this.finishedAt, this.planned, this.firstPlanned,
				this.measures, this.measuresLanded, this.cases, customers, overdue, due, tasks, working,
				this.conclusion, this.watchUntil);
	}

	/** Whether the plan was put off. */
	public boolean moved() {
		return this.planned != null && !this.planned.equals(this.firstPlanned);
	}

}
