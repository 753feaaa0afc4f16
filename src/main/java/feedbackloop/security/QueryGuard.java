package feedbackloop.security;

import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses every query that holds an expression, whoever sends it and whichever way,
 * before the engine evaluates it. Stored filters run inside another command and have been
 * checked by {@link GuardedFilterService}.
 */
class QueryGuard extends CommandInterceptor {

	@Override
	public <T> T execute(Command<T> command) {
		if (command instanceof AbstractQuery<?, ?> query) {
			StoredExpressions.refuseAll(query);
		}
		return this.next.execute(command);
	}

}
