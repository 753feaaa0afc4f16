package feedbackloop.security;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterCountCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.query.Query;

/**
 * Counts the tasks of a filter, as far as somebody looks. Tasklist asks for it with each
 * page of each list.
 */
class BoundedFilterCount extends ExecuteFilterCountCmd {

	/** As many as one page of any list has at most. */
	static final int MOST = 2000;

	private static final long serialVersionUID = 1L;

	BoundedFilterCount(String filterId, Query<?, ?> narrowing) {
		super(filterId, narrowing);
	}

	@Override
	public Long execute(CommandContext engine) {
		return of(getFilter(engine), MOST);
	}

	static long of(Filter filter, int most) {
		Query<?, ?> query = filter.getQuery();
		if (query instanceof TaskQueryImpl tasks) {
			tasks.setMaxResults(most);
		}
		return query.count();
	}

}
