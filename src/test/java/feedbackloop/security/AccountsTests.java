package feedbackloop.security;

import java.util.List;
import java.util.Map;

import feedbackloop.StartRefused;
import feedbackloop.process.StaffGroup;
import feedbackloop.testing.FeedbackLoopTest;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Groups, rights, accounts and shared filters as they stand after a start.
 */
@FeedbackLoopTest
class AccountsTests {

	private static final List<String> FILTERS = List.of("我的任务 My tasks", "我部门的队列 My teams' queue", "逾期 Overdue",
			"今天到期 Due today", "等待客户 Waiting for the customer", "紧急 Urgent", "高 High", "中 Medium", "低 Low");

	@Autowired
	private Accounts accounts;

	@Autowired
	private Administrator administrator;

	@Autowired
	private IdentityService identities;

	@Autowired
	private AuthorizationService authorizations;

	@Autowired
	private FilterService filters;

	@Autowired
	private TaskService tasks;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private JdbcTemplate database;

	@AfterEach
	void signOut() {
		this.identities.clearAuthentication();
		this.tasks.createTaskQuery().list().forEach((task) -> this.tasks.deleteTask(task.getId(), true));
	}

	@Test
	void everyGroupHasTwoDemoAccountsAndOnlyAdministratorsAdminister() {
		assertThat(StaffGroup.values()).extracting(StaffGroup::id)
			.containsExactlyInAnyOrder("support", "lead", "product", "engineering", "operations", "quality",
					"analytics", "legal", "privacy", "manager", "owner", "auditor", "admin");
		for (StaffGroup group : StaffGroup.values()) {
			assertThat(this.identities.createUserQuery().memberOfGroup(group.id()).list()).extracting(User::getId)
				.containsExactlyInAnyOrder(group.id(), group.id() + "2");
			Group stored = this.identities.createGroupQuery().groupId(group.id()).singleResult();
			assertThat(stored.getName()).isEqualTo(group.label());
		}
		assertThat(this.identities.createUserQuery().memberOfGroup("camunda-admin").list()).extracting(User::getId)
			.containsExactlyInAnyOrder("admin", "admin2");
		assertThat(this.identities.checkPassword("quality2", "feedback")).isTrue();
		assertThat(this.identities.createUserQuery().userId("quality2").singleResult().getEmail())
			.isEqualTo("quality2@feedback.example");
	}

	@Test
	void anotherStartChangesNothing() {
		Map<String, Object> before = counts();
		User changed = this.identities.createUserQuery().userId("legal2").singleResult();
		changed.setFirstName("Somebody");
		this.identities.saveUser(changed);
		this.accounts.afterSingletonsInstantiated();
		assertThat(counts()).isEqualTo(before);
		assertThat(this.identities.createUserQuery().userId("legal2").singleResult().getFirstName())
			.isEqualTo("Somebody");
	}

	private Map<String, Object> counts() {
		return this.database.queryForMap("select (select count(*) from act_id_user) users, "
				+ "(select count(*) from act_id_group) groups, (select count(*) from act_id_membership) memberships, "
				+ "(select count(*) from act_ru_authorization) authorizations, "
				+ "(select sum(perms_) from act_ru_authorization) permissions, (select count(*) from act_ru_filter) filters");
	}

	@Test
	void aStartPutsRightsBackThatWereChanged() {
		String grant = "group_id_ = 'manager' and resource_type_ = " + Resources.PROCESS_DEFINITION.resourceType();
		this.database.update("update act_ru_authorization set perms_ = 0 where " + grant);
		this.database.update("delete from act_ru_authorization where group_id_ = 'auditor'");
		this.accounts.afterSingletonsInstantiated();
		assertThat(this.authorizations.createAuthorizationQuery().groupIdIn("auditor").count()).isGreaterThan(4);
		assertThat(this.database.queryForObject("select perms_ from act_ru_authorization where " + grant, Long.class))
			.isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "support", "engineering", "manager", "auditor", "owner", "privacy" })
	void nobodyHasMoreThanTwoGrantsThatMatchATaskQuery(String group) {
		assertThat(this.authorizations.createAuthorizationQuery()
			.groupIdIn(group)
			.list()
			.stream()
			.filter((grant) -> grant.getResourceType() == Resources.TASK.resourceType()
					|| grant.getResourceType() == Resources.PROCESS_DEFINITION.resourceType()))
			.hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void everybodyReadsTheSharedFilters() {
		assertThat(this.filters.createTaskFilterQuery().list()).extracting(Filter::getName)
			.containsExactlyInAnyOrderElementsOf(FILTERS);
		this.identities.setAuthentication("analytics", List.of("analytics"));
		assertThat(this.filters.createTaskFilterQuery().listPage(0, 50)).extracting(Filter::getName)
			.containsExactlyInAnyOrderElementsOf(FILTERS);
	}

	@Test
	void theSharedFiltersFindWhatTheirNamesSay() {
		task("mine", "support", "support", null, null);
		task("a colleague's", "support", "support2", null, null);
		task("nobody's", "support", null, null, "urgent");
		task("late", "support", null, new java.util.Date(0), "low");
		task("another team's", "quality", null, new java.util.Date(0), "high");

		this.identities.setAuthentication("support", List.of("support"));
		assertThat(names("我的任务 My tasks")).containsExactly("mine");
		assertThat(names("我部门的队列 My teams' queue")).containsExactlyInAnyOrder("mine", "a colleague's", "nobody's",
				"late");
		assertThat(names("逾期 Overdue")).containsExactly("late");
	}

	private void task(String name, String group, String assignee, java.util.Date due, String grade) {
		Task task = this.tasks.newTask();
		task.setName(name);
		task.setDueDate(due);
		this.tasks.saveTask(task);
		this.tasks.addCandidateGroup(task.getId(), group);
		if (assignee != null) {
			this.tasks.setAssignee(task.getId(), assignee);
		}
	}

	private List<String> names(String filterName) {
		Filter filter = this.filters.createTaskFilterQuery().filterName(filterName).listPage(0, 1).get(0);
		return this.filters.<Task>listPage(filter.getId(), 0, 50).stream().map(Task::getName).toList();
	}

	@Test
	void peopleMayChangeTheirAccountButNotDeleteIt() {
		this.identities.setAuthentication("legal", List.of("legal"));
		assertThat(this.authorizations.isUserAuthorized("legal", List.of("legal"),
				org.camunda.bpm.engine.authorization.Permissions.UPDATE, Resources.USER, "legal"))
			.isTrue();
		assertThatExceptionOfType(org.camunda.bpm.engine.AuthorizationException.class)
			.isThrownBy(() -> this.identities.deleteUser("legal"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "elevenchars", "Password1234567", "passwordpassword", "123456789012",
			"feedback2026!!", "aaaaaaaaaaaaa", "feedbackfeedback", "qwertyuiop12", "P@ssw0rd2026!!", "$unshine2026",
			"Dragon-Dragon-1", "1qaz2wsx3edc", "!@#$%^&*()!@#", "asdfghjkl;123", "20261122133000", "ＰＡＳＳＷＯＲＤ１２３４",
			"woaini5201314", "FeedbackLoopAdmin1", "adminpassword", "密码密码密码密码密码密码", "trustno1trustno1" })
	void aShortOrWellKnownPasswordIsRefused(String password) {
		assertThat(this.identities.checkPasswordAgainstPolicy(password).isValid()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "mauve teapot 17 walks", "沿着河边慢慢走回家吃晚饭", "kH8x-2pQ0-zz4T", "support the old teapot",
			"4711 ways to close it" })
	void aLongPasswordOfOnesOwnIsTaken(String password) {
		assertThat(this.identities.checkPasswordAgainstPolicy(password).isValid()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "zhang.wei and his tea", "xyz 4711 Zhang", "王小明喜欢在傍晚慢慢散步", "tea for ZHANG.WEI@corp.example" })
	void aPasswordThatNamesThePersonIsRefused(String password) {
		User user = this.identities.newUser("zhang.wei");
		user.setFirstName("王小明");
		user.setLastName("Zhang");
		user.setEmail("zhang.wei@corp.example");
		assertThat(this.identities.checkPasswordAgainstPolicy(password, user).isValid()).isFalse();
		assertThat(this.identities.checkPasswordAgainstPolicy("mauve teapot 17 walks", user).isValid()).isTrue();
	}

	@Test
	void withoutAnAdministratorTheStartIsRefused() {
		List<String> administrators = List.of("admin", "admin2");
		administrators.forEach((id) -> this.identities.deleteMembership(id, "camunda-admin"));
		try {
			assertThatExceptionOfType(StartRefused.class).isThrownBy(this.administrator::ensure);
			assertThatExceptionOfType(StartRefused.class).isThrownBy(administrator("root", "tooshort")::ensure);
			administrator("first", "mauve teapot 17 walks").ensure();
			assertThat(this.identities.createUserQuery().memberOfGroup("camunda-admin").singleResult().getId())
				.isEqualTo("first");
			assertThat(this.identities.checkPassword("first", "mauve teapot 17 walks")).isTrue();
			administrator("second", "mauve teapot 17 walks").ensure();
			assertThat(this.identities.createUserQuery().userId("second").count()).isZero();
		}
		finally {
			this.identities.deleteUser("first");
			administrators.forEach((id) -> this.identities.createMembership(id, "camunda-admin"));
		}
	}

	private Administrator administrator(String id, String password) {
		return new Administrator(this.identities, new Administrator.Settings(id, password));
	}

}
