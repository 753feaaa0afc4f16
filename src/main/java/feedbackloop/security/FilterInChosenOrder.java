package feedbackloop.security;

import java.util.List;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListPageCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.query.Query;

/**
 * Reads a page of a filter in the order that was asked for. The engine would put that
 * behind the filter's own order, and Tasklist would show an order that is none.
 */
class FilterInChosenOrder extends ExecuteFilterListPageCmd {

	private static final long serialVersionUID = 1L;

	FilterInChosenOrder(String filterId, Query<?, ?> narrowing, int firstResult, int maxResults) {
		super(filterId, narrowing, firstResult, maxResults);
	}

	@Override
	protected Filter getFilter(CommandContext engine) {
		Filter filter = super.getFilter(engine);
		if (this.extendingQuery instanceof TaskQueryImpl asked && filter.getQuery() instanceof TaskQueryImpl query) {
			List<QueryOrderingProperty> both = query.getOrderingProperties();
			int chosen = asked.getOrderingProperties().size();
			if (chosen > 0 && chosen < both.size()) {
				both.subList(0, both.size() - chosen).clear();
			}
		}
		return filter;
	}

}
