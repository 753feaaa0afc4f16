package feedbackloop.insights;

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One line of the list of cases (S1-23).
 *
 * @param priorityScore a decimal string, or null while ungraded
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CaseRow")
record CaseRow(String number, String status, String grade, String priorityScore, String feedbackType, String mark,
		String channel, String summary, String team, String caseOwner, String improvementNumber,
		OffsetDateTime receivedAt) {

}
