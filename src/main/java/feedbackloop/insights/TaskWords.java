package feedbackloop.insights;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the customer of an open task's case wrote, in one line.
 *
 * @param task the id of the task
 * @param words the heading, or the first line of the text without one; masked
 */
@Schema(name = "TaskWords")
record TaskWords(String task, String words) {

}
