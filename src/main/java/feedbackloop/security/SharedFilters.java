package feedbackloop.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.TaskQuery;

import org.springframework.stereotype.Component;

/**
 * The work lists that Tasklist shows everybody, by priority and then by due date. What an
 * administrator changes in one of these stays until we ship another definition of it; one
 * that is gone comes back at the next start. Everybody sees in them only tasks that they
 * may see anyway.
 */
@Component
class SharedFilters {

	static final String MINE = "mine";

	/** By this property Tasklist orders the lists. */
	static final String PLACE = "priority";

	/** Behind all of ours. */
	static final int LAST_PLACE = 1000;

	static final String QUEUE = "queue";

	/** The engine's property with what was shipped last, behind it the filter's key. */
	private static final String SHIPPED = "feedback-loop.filter.";

	private static final List<Shared> FILTERS = List.of(
			new Shared(MINE, "我的任务 My tasks", "由我认领的任务 Tasks that I claimed", "#1f6feb",
					(tasks) -> tasks.taskAssigneeExpression(StoredExpressions.CURRENT_USER)),
			new Shared(QUEUE, "我部门的队列 My teams' queue", "我所在部门的任务，含已认领的 Tasks of my teams (claimed or not)", "#2e7d32",
					(tasks) -> tasks.taskCandidateGroupInExpression(StoredExpressions.CURRENT_USER_GROUPS)
						.includeAssignedTasks()),
			new Shared("overdue", "逾期 Overdue", "已超过期限的任务 Tasks past their due date", "#c62828",
					(tasks) -> tasks.dueBeforeExpression(StoredExpressions.NOW)),
			new Shared("today", "今天到期 Due today", "今天之内到期、尚未超期的任务 Tasks due before midnight (not overdue)", "#9a5300",
					(tasks) -> tasks.dueAfterExpression(StoredExpressions.NOW)
						.dueBeforeExpression(StoredExpressions.END_OF_TODAY)),
			new Shared("waiting", "等待客户 Waiting for the customer", "已设跟进日期的任务 Tasks with a follow-up date to come",
					"#52616c", (tasks) -> tasks.followUpAfterExpression(StoredExpressions.NOW)),
			graded("urgent", "紧急 Urgent", "#a61b1b"), graded("high", "高 High", "#9a5300"),
			graded("medium", "中 Medium", "#0b5cad"), graded("low", "低 Low", "#52616c"));

	private final FilterService filters;

	private final TaskService tasks;

	private final AuthorizationService authorizations;

	private final ManagementService management;

	private volatile Map<String, String> ids = Map.of();

	SharedFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations,
			ManagementService management) {
		this.filters = filters;
		this.tasks = tasks;
		this.authorizations = authorizations;
		this.management = management;
	}

	void bringUpToDate() {
		Map<String, String> shipped = this.management.getProperties();
		Map<String, String> ids = new HashMap<>();
		FILTERS.forEach((shared) -> ids.put(shared.key(), bringUpToDate(shared, shipped.get(SHIPPED + shared.key()))));
		this.ids = Map.copyOf(ids);
	}

	/**
	 * The ids of the filters by their keys.
	 */
	Map<String, String> ids() {
		return this.ids;
	}

	/**
	 * @param shipped the id of the filter and the definition that was shipped last,
	 * divided by a space; null if none was
	 * @return the id of the filter
	 */
	private String bringUpToDate(Shared shared, String shipped) {
		String definition = fingerprint(defined(this.filters.newTaskFilter(), shared));
		Filter filter = (shipped != null) ? this.filters.getFilter(shipped.split(" ")[0])
				: this.filters.createTaskFilterQuery().filterName(shared.name()).singleResult();
		if (filter == null) {
			filter = this.filters.newTaskFilter();
		}
		else if (shipped != null && shipped.endsWith(" " + definition)) {
			return filter.getId();
		}
		this.filters.saveFilter(defined(filter, shared));
		everybodyReads(filter.getId());
		this.management.setProperty(SHIPPED + shared.key(), filter.getId() + " " + definition);
		return filter.getId();
	}

	private Filter defined(Filter filter, Shared shared) {
		return filter.setName(shared.name())
			.setQuery(shared.query()
				.apply(this.tasks.createTaskQuery())
				.orderByTaskPriority()
				.desc()
				.orderByDueDate()
				.asc())
			.setProperties(Map.of("description", shared.description(), PLACE, 10 * (1 + FILTERS.indexOf(shared)),
					"color", shared.color(), "refresh", true, "showUndefinedVariable", false, "variables", List.of()));
	}

	private static String fingerprint(Filter filter) {
		String query = ((FilterEntity) filter).getQueryInternal();
		return Integer
			.toHexString(Objects.hash(filter.getName(), new TreeMap<>(filter.getProperties()).toString(), query));
	}

	private void everybodyReads(String filterId) {
		long grants = this.authorizations.createAuthorizationQuery()
			.authorizationType(Authorization.AUTH_TYPE_GLOBAL)
			.resourceType(Resources.FILTER)
			.resourceId(filterId)
			.count();
		if (grants == 0) {
			Authorization everybody = this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
			everybody.setResource(Resources.FILTER);
			everybody.setResourceId(filterId);
			everybody.addPermission(Permissions.READ);
			this.authorizations.saveAuthorization(everybody);
		}
	}

	private static Shared graded(String grade, String name, String color) {
		return new Shared(grade, name, "该等级的任务 Tasks of this grade", color,
				(tasks) -> tasks.processVariableValueEquals(Variables.GRADE, grade));
	}

	/**
	 * One of our filters; their order in the list is that in Tasklist.
	 */
	private record Shared(String key, String name, String description, String color, UnaryOperator<TaskQuery> query) {

	}

}
