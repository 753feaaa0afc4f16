package feedbackloop.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.filter.FilterQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.query.Query;

/**
 * The engine's filter service, which stores only filters with expressions of our list. A
 * query that narrows a filter may hold none; its order goes before that of the filter. It
 * counts up to a bound.
 */
class GuardedFilterService extends FilterServiceImpl {

	/** Each is counted for its owner all the time. */
	private static final int MOST_OWN = 20;

	@Override
	public FilterQuery createFilterQuery() {
		return new VisibleFilters(this.commandExecutor);
	}

	@Override
	public FilterQuery createTaskFilterQuery() {
		return createFilterQuery().filterResourceType(EntityTypes.TASK);
	}

	/**
	 * Who is no administrator keeps filters for themselves only, and a few.
	 */
	@Override
	public Filter saveFilter(Filter filter) {
		StoredExpressions.refuseOthers(filter.getQuery());
		Authentication person = this.commandExecutor.execute(CommandContext::getAuthentication);
		if (person != null) {
			own(filter, person);
		}
		return super.saveFilter(filter);
	}

	/** Tasklist names no owner, neither of a new filter nor of one that it changes. */
	private void own(Filter filter, Authentication person) {
		boolean administers = person.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
		if (filter.getOwner() != null && !administers && !filter.getOwner().equals(person.getUserId())) {
			throw new BadUserRequestException("过滤器只能为自己保存。 You can save a filter for yourself only.");
		}
		if (filter.getId() != null) {
			filter.setOwner((filter.getOwner() != null) ? filter.getOwner() : getFilter(filter.getId()).getOwner());
		}
		else if (!administers) {
			filter.setOwner(person.getUserId());
			standsBehindShipped(filter);
			if (createTaskFilterQuery().filterOwner(person.getUserId()).count() >= MOST_OWN) {
				throw new BadUserRequestException(
						"您已有 %1$d 个过滤器，请先删除一个。 You have %1$d filters; delete one first.".formatted(MOST_OWN));
			}
		}
	}

	/** Tasklist gives a new list the place 0, before all. */
	private static void standsBehindShipped(Filter filter) {
		Map<String, Object> properties = new HashMap<>(
				(filter.getProperties() != null) ? filter.getProperties() : Map.of());
		boolean isBehind = properties.get(SharedFilters.PLACE) instanceof Number place
				&& place.intValue() >= SharedFilters.LAST_PLACE;
		if (!isBehind) {
			properties.put(SharedFilters.PLACE, SharedFilters.LAST_PLACE);
			filter.setProperties(properties);
		}
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
