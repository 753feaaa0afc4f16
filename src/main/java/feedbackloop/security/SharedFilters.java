package feedbackloop.security;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

import org.springframework.stereotype.Component;

/**
 * The work lists that Tasklist shows everybody. A filter is known by its name; what an
 * administrator changes in one of these is set back at the next start, filters of other
 * names are left alone. Everybody sees in them only tasks that they may see anyway.
 */
@Component
class SharedFilters {

	private static final List<Map<String, String>> COLUMNS = List.of(
			Map.of("name", Variables.FEEDBACK_NUMBER, "label", "编号 Number"),
			Map.of("name", Variables.GRADE, "label", "等级 Grade"));

	private static final List<Shared> FILTERS = List.of(
			new Shared("我的任务 My tasks", "由我认领的任务 Tasks that I claimed", 10, "#1f6feb",
					(tasks) -> tasks.taskAssigneeExpression(StoredExpressions.CURRENT_USER)),
			new Shared("我团队的队列 My teams' queue", "我所在部门的任务，含已认领的 Tasks of my teams, claimed or not", 20, "#2e7d32",
					(tasks) -> tasks.taskCandidateGroupInExpression(StoredExpressions.CURRENT_USER_GROUPS)
						.includeAssignedTasks()),
			new Shared("逾期 Overdue", "已超过期限的任务 Tasks past their due date", 30, "#c62828",
					(tasks) -> tasks.dueBeforeExpression(StoredExpressions.NOW)),
			new Shared("紧急与高 Urgent and high", "等级为紧急或高的任务 Tasks graded urgent or high", 40, "#ef6c00",
					(tasks) -> tasks.or()
						.processVariableValueEquals(Variables.GRADE, "urgent")
						.processVariableValueEquals(Variables.GRADE, "high")
						.endOr()));

	private final FilterService filters;

	private final TaskService tasks;

	private final AuthorizationService authorizations;

	SharedFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
		this.filters = filters;
		this.tasks = tasks;
		this.authorizations = authorizations;
	}

	void bringUpToDate() {
		FILTERS.forEach(this::bringUpToDate);
	}

	private void bringUpToDate(Shared shared) {
		Filter filter = this.filters.createTaskFilterQuery().filterName(shared.name()).singleResult();
		if (filter == null) {
			filter = this.filters.newTaskFilter(shared.name());
		}
		filter.setQuery(
				shared.query().apply(this.tasks.createTaskQuery()).orderByTaskPriority().desc().orderByDueDate().asc());
		filter.setProperties(Map.of("description", shared.description(), "priority", shared.place(), "color",
				shared.color(), "refresh", true, "showUndefinedVariable", false, "variables", COLUMNS));
		this.filters.saveFilter(filter);
		everybodyReads(filter.getId());
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

	/**
	 * @param place the lower, the further up in Tasklist
	 */
	private record Shared(String name, String description, int place, String color, UnaryOperator<TaskQuery> query) {

	}

}
