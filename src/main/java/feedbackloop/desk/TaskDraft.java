package feedbackloop.desk;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a person has typed into the form of a task.
 *
 * @param version another one after each saving
 * @param savedAt when it was saved
 * @param values the fields of the form, in clear
 */
record TaskDraft(long version, Instant savedAt, JsonNode values) {

}
