package feedbackloop.security;

import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.query.Query;

/**
 * The only expressions that a stored filter may hold; a query that somebody sends may
 * hold none (CVE-2026-109432: the engine checks the outer query only, not the
 * alternatives inside it).
 */
final class StoredExpressions {

	static final String CURRENT_USER = "${currentUser()}";

	static final String CURRENT_USER_GROUPS = "${currentUserGroups()}";

	static final String NOW = "${now()}";

	static final String END_OF_TODAY = "${" + EndOfToday.FUNCTION + "()}";

	private static final Set<String> ALLOWED = Set.of(CURRENT_USER, CURRENT_USER_GROUPS, NOW, END_OF_TODAY);

	private StoredExpressions() {
	}

	/**
	 * @throws BadUserRequestException when the query or an alternative in it holds any
	 * expression
	 */
	static void refuseAll(Query<?, ?> query) {
		refuse(query, Set.of(), "查询中不得使用表达式，请填写具体的值。 A query must not hold expressions; give the value itself.");
	}

	/**
	 * @throws BadUserRequestException when the query or an alternative in it holds an
	 * expression other than those of the list
	 */
	static void refuseOthers(Query<?, ?> query) {
		refuse(query, ALLOWED, "过滤器只能使用以下表达式 A filter may use these expressions only: " + CURRENT_USER + ", "
				+ CURRENT_USER_GROUPS + ", " + NOW + ", " + END_OF_TODAY);
	}

	private static void refuse(Query<?, ?> query, Set<String> allowed, String sentence) {
		// A task query and all its alternatives share one list, which holds them all.
		Stream<? extends Query<?, ?>> alternatives = (query instanceof TaskQueryImpl tasks)
				? tasks.getQueries().stream() : Stream.of(query);
		boolean others = alternatives.filter(AbstractQuery.class::isInstance)
			.flatMap((alternative) -> ((AbstractQuery<?, ?>) alternative).getExpressions().values().stream())
			.anyMatch((expression) -> !allowed.contains(expression));
		if (others) {
			throw new BadUserRequestException(sentence);
		}
	}

}
