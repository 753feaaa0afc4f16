package feedbackloop.insights;

import java.time.OffsetDateTime;
import java.util.List;

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
 * @param markText how soon somebody must look, in words; null where there is a grade
 * @param states what is new in the case
 * @param others who else has the task open
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "TaskCard")
record TaskCard(String task, String number, String grade, String gradeText, String channelText, String product,
		OffsetDateTime due, String markText, List<State> states, List<Other> others) {

	/**
	 * Something new.
	 *
	 * @param key replied, disputed or reopened
	 */
	@Schema(name = "TaskCardState")
	record State(String key, String text) {

	}

	/**
	 * Somebody else at the task.
	 *
	 * @param writing whether they filled in the form within the last minutes
	 * @param text who does what, in words
	 */
	@Schema(name = "TaskCardOther")
	record Other(String user, boolean writing, String text) {

	}

}
