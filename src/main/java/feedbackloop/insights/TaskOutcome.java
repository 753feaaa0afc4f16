package feedbackloop.insights;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What came of a form that was submitted.
 *
 * @param number of the case; null if the caller did not submit it
 * @param happened since then, and what is due next, in the reader's language
 */
@Schema(name = "TaskOutcome")
record TaskOutcome(String number, List<String> happened) {

}
