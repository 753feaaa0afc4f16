package feedbackloop.security;

import java.util.List;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;

/**
 * The engine's filter service, which stores only filters with expressions of our list. A
 * query that narrows a filter may hold none. It counts up to a bound.
 */
class GuardedFilterService extends FilterServiceImpl {

	@Override
	public Filter saveFilter(Filter filter) {
		StoredExpressions.refuseOthers(filter.getQuery());
		return super.saveFilter(filter);
	}

	@Override
	public <T, Q extends Query<?, T>> List<T> list(String filterId, Q narrowing) {
		StoredExpressions.refuseAll(narrowing);
		return super.list(filterId, narrowing);
	}

	@Override
	public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q narrowing, int firstResult, int maxResults) {
		StoredExpressions.refuseAll(narrowing);
		return super.listPage(filterId, narrowing, firstResult, maxResults);
	}

	@Override
	public <T, Q extends Query<?, T>> T singleResult(String filterId, Q narrowing) {
		StoredExpressions.refuseAll(narrowing);
		return super.singleResult(filterId, narrowing);
	}

	@Override
	public Long count(String filterId, Query<?, ?> narrowing) {
		StoredExpressions.refuseAll(narrowing);
		return this.commandExecutor.execute(new BoundedFilterCount(filterId, narrowing));
	}

	@Override
	public Long count(String filterId) {
		return this.commandExecutor.execute(new BoundedFilterCount(filterId, null));
	}

}
