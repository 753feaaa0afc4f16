package feedbackloop.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import feedbackloop.words.HouseTime;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One line of the list of cases.
 *
 * @param priorityScore a decimal string, or null while ungraded
 * @param due when the next open task of the case or its improvement is due; null when
 * none is open
 * @param working the teams that these tasks are offered to
 * @param states what is new: replied, disputed, reopened
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CaseRow")
record CaseRow(String number, String status, String grade, String priorityScore, String feedbackType, String mark,
		String channel, String product, String module, String region, String customerGroup, String summary, String team,
		String caseOwner, String improvementNumber, OffsetDateTime receivedAt, OffsetDateTime due, List<String> working,
		List<String> states) {

	static CaseRow of(ResultSet row, HouseTime time) throws SQLException {
		return new CaseRow(row.getString("number"), row.getString("status"), row.getString("grade"),
				Scores.decimal(row.getBigDecimal("priority_score")), row.getString("feedback_type"),
				row.getString("mark"), row.getString("channel"), row.getString("product"), row.getString("module"),
				row.getString("region"), row.getString("customer_group"), row.getString("summary"),
				row.getString("team"), row.getString("case_owner"), row.getString("improvement_number"),
				time.at(row, "received_at"), null, List.of(), CaseStates.of(row));
	}

	CaseRow with(OffsetDateTime due, List<String> working) {
		return new CaseRow(this.number, this.status, this.grade, this.priorityScore, this.feedbackType, this.mark,
				this.channel, this.product, this.module, this.region, this.customerGroup, this.summary, this.team,
				this.caseOwner, this.improvementNumber, this.receivedAt, due, working, this.states);
	}

}
