package feedbackloop.security;

import java.util.List;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;

/**
 * The engine's filter service, which stores only filters with expressions of our list. A
 * query that narrows a filter may hold none; its order goes before that of the filter. It
 * counts up to a bound.
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
		return tasks(
				this.commandExecutor.execute(new FilterInChosenOrder(filterId, narrowing, firstResult, maxResults)));
	}

	@SuppressWarnings("unchecked")
	private static <T> List<T> tasks(List<?> found) {
		return (List<T>) found;
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

	/**
	 * How many tasks each of these filters has, as far as that number is of interest.
	 * @param most where counting ends
	 */
	List<Long> counts(List<Filter> counted, int most) {
		return this.commandExecutor
			.execute((engine) -> counted.stream().map((filter) -> BoundedFilterCount.of(filter, most)).toList());
	}

	@Override
	public Long count(String filterId) {
		return this.commandExecutor.execute(new BoundedFilterCount(filterId, null));
	}

}
