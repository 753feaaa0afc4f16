package feedbackloop.models.check;

import java.util.Set;

import feedbackloop.models.files.ModelSet;

/**
 * What an expression may reach where it stands.
 *
 * @param variables the names of the process's variables
 * @param task whether it belongs to a listener of a task
 * @param listener whether it may note something for its own step
 * @param decision the table whose result it reads, empty without one
 */
record ExpressionScope(ModelSet models, Set<String> variables, boolean task, boolean listener, String decision) {

}
