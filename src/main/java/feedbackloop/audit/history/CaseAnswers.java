package feedbackloop.audit.history;

import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import feedbackloop.insights.GradeExplanation;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What somebody in a hurry asks of a case: why it got its grade, whether it was in time,
 * who decided what. Masked.
 *
 * @param explanation null while it has no grade
 * @param graded each time that the grade was decided, with the rule
 * @param inTime whether no deadline of the case or its cause passed before it was met
 * @param instances of the case, its improvement and its measures
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "HistoryAnswers")
record CaseAnswers(String number, Named status, Named grade, String gradeReason, String summary, Named team,
		OffsetDateTime receivedAt, OffsetDateTime closedAt, GradeExplanation explanation,
		List<InstanceStory.Decision> graded, List<InstanceStory.Clock> clocks, boolean inTime,
		List<InstanceStory.Form> decided, List<InstanceStory.Related> instances) {

}
