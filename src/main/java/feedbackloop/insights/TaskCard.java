package feedbackloop.insights;

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the card of an open task says about its case.
 *
 * @param task the id of the task
 * @param number of the case; for a task of an improvement of the case that founded it
 * @param grade the grade under which the task is worked; null while there is none
 * @param gradeText the grade in words
 * @param channelText the channel in words
 * @param product as the customer named it, masked
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "TaskCard")
record TaskCard(String task, String number, String grade, String gradeText, String channelText, String product,
		OffsetDateTime due) {

}
