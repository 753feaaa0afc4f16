package feedbackloop.security;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.filter.FilterQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/**
 * Finds shared filters, and the person's own. Administrators may read all, but those of
 * everybody would fill their Tasklist.
 */
class VisibleFilters extends FilterQueryImpl {

	private static final long serialVersionUID = 1L;

	VisibleFilters(CommandExecutor commands) {
		super(commands);
	}

	@Override
	public List<Filter> executeList(CommandContext engine, Page page) {
		String reader = Optional.ofNullable(engine.getAuthentication()).map(Authentication::getUserId).orElse(null);
		return super.executeList(engine, page).stream()
			.filter((filter) -> reader == null || filter.getOwner() == null || filter.getOwner().equals(reader))
			.toList();
	}

	@Override
	public long executeCount(CommandContext engine) {
		return executeList(engine, null).size();
	}

}
