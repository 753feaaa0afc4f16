package feedbackloop.security;

import java.util.List;
import java.util.function.UnaryOperator;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A list of tasks shows a person those of their groups and those assigned to them, and
 * nothing else, however it is asked for.
 */
@CaseTest
class WorkListsTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskService tasks;

	@Autowired
	private IdentityService identities;

	private String triage;

	private String contribution;

	@BeforeEach
	void offerATaskToSupportAndOneToEngineering() {
		this.triage = this.work.task(this.work.submit(), "triage").getId();
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.contribution = this.work.tasks(number, "contribute")
			.stream()
			.filter((task) -> offeredTo(task, "engineering"))
			.findFirst()
			.orElseThrow()
			.getId();
	}

	@AfterEach
	void signOut() {
		this.identities.clearAuthentication();
	}

	@Test
	void everybodySeesTheTasksOfTheirGroupsOnly() {
		assertThat(seen("support", "support")).containsExactly(this.triage);
		assertThat(seen("engineering", "engineering")).containsExactly(this.contribution);
		assertThat(seen("somebody", "support", "engineering")).containsExactly(this.triage, this.contribution);
		assertThat(seen("auditor", "auditor")).isEmpty();
		assertThat(seen("somebody")).isEmpty();
	}

	@Test
	void managersAndAdministratorsSeeAll() {
		assertThat(seen("manager", "manager")).containsExactly(this.triage, this.contribution);
		assertThat(seen("admin", "camunda-admin")).containsExactly(this.triage, this.contribution);
	}

	@Test
	void aTaskThatSomebodyElseClaimedStaysVisibleToItsGroup() {
		this.tasks.setAssignee(this.triage, "support2");
		assertThat(seen("support", "support")).containsExactly(this.triage);
		assertThat(seen("support2")).containsExactly(this.triage);
	}

	@Test
	void aQueryForAnothersTasksShowsNothingMore() {
		this.tasks.setAssignee(this.contribution, "engineering2");
		String[] nobody = {};
		assertThat(seen("support", List.of("support"), (query) -> query.taskCandidateGroup("engineering")))
			.containsExactly(nobody);
		assertThat(seen("support", List.of("support"), (query) -> query.taskAssignee("engineering2")))
			.containsExactly(nobody);
		assertThat(seen("support", List.of("support"),
				(query) -> query.or().taskCandidateGroup("engineering").taskAssignee("engineering2").endOr()))
			.containsExactly(nobody);
		assertThat(seen("support", List.of("support"),
				(query) -> query.taskCandidateGroupIn(List.of("support", "engineering"))))
			.containsExactly(this.triage);
	}

	private List<String> seen(String userId, String... groupIds) {
		return seen(userId, List.of(groupIds), UnaryOperator.identity());
	}

	/**
	 * Which of the two tasks the person sees, in the order support's, engineering's.
	 */
	private List<String> seen(String userId, List<String> groupIds, UnaryOperator<TaskQuery> asked) {
		this.identities.setAuthentication(userId, groupIds);
		List<String> all = asked.apply(this.tasks.createTaskQuery())
			.listPage(0, 2000)
			.stream()
			.map(Task::getId)
			.toList();
		assertThat(asked.apply(this.tasks.createTaskQuery()).count()).isEqualTo(all.size());
		this.identities.clearAuthentication();
		return List.of(this.triage, this.contribution).stream().filter(all::contains).toList();
	}

	private boolean offeredTo(Task task, String groupId) {
		return this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.anyMatch((link) -> groupId.equals(link.getGroupId()));
	}

}
