package feedbackloop.models.check;

import java.util.Set;

/**
 * What an expression may reach where it stands.
 *
 * @param tables what the decision tables know
 * @param facts what the facts of the process can be
 * @param variables the names of the process's variables
 * @param task whether it belongs to a listener of a task
 * @param listener whether it may note something for its own step
 * @param decision the table whose result it reads, empty without one
 */
record ExpressionScope(TableValues tables, FactValues facts, Set<String> variables, boolean task, boolean listener,
		String decision) {

}
