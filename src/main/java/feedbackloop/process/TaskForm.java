package feedbackloop.process;

import java.util.Date;
import java.util.Map;

import feedbackloop.notation.FormModel;

/**
 * An open task of a case with the form that is live for it.
 *
 * @param key the task's key in the model
 * @param name as the model says it, in both languages
 * @param caseNumber the case that it belongs to; that which founded an improvement
 * @param assignee who has claimed it, or null
 * @param due when it is due, or null
 * @param facts the variables that the task sees, from which a form begins
 */
public record TaskForm(String id, String key, String name, String caseNumber, String assignee, Date due, FormModel form,
		Map<String, Object> facts) {

}
