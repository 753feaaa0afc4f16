package feedbackloop.teamwork;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * New tasks that belong to a person at once, by the table {@code assignment}.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class AssignmentTest {

	private static final String TABLE = "processes/assignment.dmn";

	private static final Change OWNER = new Change("owner", Source.PAGE, "another assignment", null);

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private TaskService tasks;

	@Autowired
	private HistoryService history;

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private JdbcClient database;

	@BeforeEach
	@AfterEach
	void everybodyIsThereAndHasNothingToDo() {
		ClockUtil.reset();
		this.database.sql("delete from absence where stated_by = 'test'").update();
		this.database.sql("delete from assignment").update();
		this.database
			.sql("update act_id_user set lock_exp_time_ = null, attempts_ = 0 where lock_exp_time_ is not null")
			.update();
		this.database.sql("update act_ru_task set assignee_ = null where assignee_ is not null").update();
	}

	@Test
	void aMeasureStandsInTheTasksOfItsOwnerWhoIsToldOnce() {
		String number = planned();
		Task fix = this.work.task(number, "fix");

		assertThat(fix.getAssignee()).isEqualTo("engineering2");
		assertThat(this.work.page("engineering2", "/tasks?list=mine")).contains(fix.getId());
		assertThat(this.work.page("engineering", "/tasks?list=mine")).doesNotContain(fix.getId());
		assertThat(told(number)).containsExactly("measureOwner user:engineering2");
		assertThat(trail("zh-CN", number)).contains("任务（实施）按“指派”规则表第 1 条归 研发 (engineering2)");
		assertThat(trail("en", number)).contains("Task (Fix) assigned to")
			.contains("by rule 1 of the table Assignment");
		HistoricDecisionInstance decision = this.history.createHistoricDecisionInstanceQuery()
			.decisionDefinitionKey("assignment")
			.processInstanceId(fix.getProcessInstanceId())
			.includeOutputs()
			.singleResult();
		assertThat(decision.getOutputs()).extracting((output) -> output.getValue()).containsExactly("named");
	}

	@Test
	void whileTheOwnerIsAbsentTheSubstituteGetsIt() {
		absent("engineering2", 1, 2, "engineering");
		Task today = this.work.task(planned(), "fix");
		ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() + Duration.ofDays(1).toMillis()));
		String number = planned();

		assertThat(today.getAssignee()).isEqualTo("engineering2");
		assertThat(this.work.task(number, "fix").getAssignee()).isEqualTo("engineering");
		assertThat(told(number)).containsExactlyInAnyOrder("measureOwner user:engineering2",
				"measureOwner user:engineering");
	}

	@Test
	void withNobodyWhoMayTheTeamHasItAsBefore() {
		absent("engineering2", 0, 1, "engineering");
		absent("engineering", 0, 1, "engineering2");
		String number = planned();
		assertThat(this.work.task(number, "fix").getAssignee()).isNull();
		assertThat(told(number)).containsExactlyInAnyOrder("measureOwner user:engineering2",
				"measureOwner user:engineering");
		this.work.claims("engineering", number, "fix");
	}

	@Test
	void urgentWorkGoesToWhoHasLeastOpenAndIsThere() {
		this.work.claims("support", this.work.submit(), "triage");
		assertThat(urgent("support2").getAssignee()).isEqualTo("support2");

		this.work.claims("support2", this.work.submit(), "triage");
		this.work.claims("support2", this.work.submit(), "triage");
		assertThat(urgent("support2").getAssignee()).isEqualTo("support");

		absent("support", 0, 0, "support2");
		assertThat(urgent("support2").getAssignee()).isEqualTo("support2");
	}

	@Test
	void aLockedAccountAndWhomTheCaseIsAboutAreNeverChosen() {
		this.work.claims("support2", this.work.submit(), "triage");
		this.database
			.sql("update act_id_user set lock_exp_time_ = localtimestamp + interval '1 hour' where id_ = 'support'")
			.update();
		assertThat(urgent("manager").getAssignee()).isEqualTo("support2");
		this.database.sql("update act_id_user set lock_exp_time_ = null where id_ = 'support'").update();

		goesLive("\"nobody\"</text>", "\"leastBusy\"</text>");
		this.tasks.setAssignee(this.work.task(submit(), "triage").getId(), "lead");
		String number = submit();
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("service", 3, 3, 3), "aboutUser", "lead2"));
		Task task = this.work.task(number, "firstResponse");
		assertThat(task.getAssignee()).isEqualTo("lead");
	}

	@Test
	void fourEyesComeFirst() {
		goesLive("\"nobody\"</text>", "\"leastBusy\"</text>");
		String number = planned();
		this.work.completes("engineering2", number, "fix", Answers.systemFix());
		this.work.completes("quality", number, "test", Answers.test(true));
		this.work.completes("engineering", number, "pilot", Answers.pilot(true));
		this.database.sql(
				"insert into act_id_membership select 'engineering2', 'quality' where not exists (select from act_id_membership where user_id_ = 'engineering2' and group_id_ = 'quality')")
			.update();
		absent("quality", 0, 0, "quality2");
		absent("quality2", 0, 0, "quality");
		try {
			this.work.completes("operations", number, "release", Answers.release(true));
			assertThat(this.work.task(number, "verification").getAssignee()).isNull();
		}
		finally {
			this.database.sql("delete from act_id_membership where user_id_ = 'engineering2' and group_id_ = 'quality'")
				.update();
		}
	}

	@Test
	void aChangedRowLetsThemTakeTurns() {
		goesLive("\"leastBusy\"</text>", "\"roundRobin\"</text>");
		String first = urgent("support2").getAssignee();
		String second = urgent("support2").getAssignee();
		String third = urgent("support2").getAssignee();
		assertThat(List.of(first, second)).containsExactlyInAnyOrder("support", "support2");
		assertThat(third).isEqualTo(first);
	}

	@Test
	void whoAnsweredTheCustomerBeforeAnswersAgainUnlessAbsent() {
		String email = UUID.randomUUID() + "@example.com";
		String earlier = submit(email);
		this.work.completes("support", earlier, "triage", Answers.mediumDefect());
		assertThat(this.work.task(earlier, "firstResponse").getAssignee()).isNull();
		this.work.completes("support2", earlier, "firstResponse", Answers.answer());

		String later = submit(email);
		this.work.completes("support", later, "triage", Answers.mediumDefect());
		assertThat(this.work.task(later, "firstResponse").getAssignee()).isEqualTo("support2");
		assertThat(trail("zh-CN", later)).contains("第 2 条归 客服 (support2)");

		absent("support2", 0, 0, "support");
		String third = submit(email);
		this.work.completes("support", third, "triage", Answers.mediumDefect());
		assertThat(this.work.task(third, "firstResponse").getAssignee()).isNull();
	}

	@Test
	void whoGetsATaskMayGiveItBackAndItIsNotGivenAgain() {
		String number = planned();
		Task fix = this.work.task(number, "fix");
		this.work.fillsIn("engineering2", "/cases/" + number + "/tasks/" + fix.getId() + "/giveBack",
				Map.of("confirmed", "true"));
		assertThat(this.work.task(number, "fix").getAssignee()).isNull();
		this.work.completes("engineering", number, "fix", Answers.systemFix());
		assertThat(told(number)).containsExactly("measureOwner user:engineering2");
	}

	@Test
	void nobodyIsToldOfWhatTheyDidThemselves() {
		String number = this.work.atPlan();
		this.work.completes("manager", number, "plan",
				Answers.with(Answers.plan(Answers.with(Answers.measure("process", "operations"), "owner", "manager")),
						"oneKindReason", "只改流程"));
		assertThat(this.work.task(number, "fix").getAssignee()).isEqualTo("manager");
		assertThat(told(number)).isEmpty();
	}

	@Test
	void twoTasksAtOnceGoToTwoPeople() throws Exception {
		ExecutorService two = Executors.newFixedThreadPool(2);
		try {
			for (int i = 0; i < 5; i++) {
				this.database.sql("update act_ru_task set assignee_ = null where assignee_ is not null").update();
				List<Task> triages = List.of(claimed(), claimed());
				List<Callable<Void>> completions = triages.stream().<Callable<Void>>map((triage) -> () -> {
					this.work.as("manager", () -> this.tasks.complete(triage.getId(), urgentDefect()));
					return null;
				}).toList();
				for (Future<Void> done : two.invokeAll(completions)) {
					done.get();
				}
				assertThat(triages.stream().map((triage) -> answering(triage).getAssignee()))
					.containsExactlyInAnyOrder("support", "support2");
			}
		}
		finally {
			two.shutdownNow();
		}
	}

	private Task claimed() {
		return this.work.claims("manager", submit(), "triage");
	}

	private Task answering(Task triage) {
		return this.tasks.createTaskQuery()
			.processInstanceId(triage.getProcessInstanceId())
			.taskDefinitionKey("firstResponse")
			.singleResult();
	}

	/** The first response of an urgent case that somebody triaged. */
	private Task urgent(String triagedBy) {
		String number = submit();
		this.work.completes(triagedBy, number, "triage", urgentDefect());
		return this.work.task(number, "firstResponse");
	}

	private static Map<String, Object> urgentDefect() {
		return Answers.valid("defect", 5, 5, 5);
	}

	/** A case with one measure, planned for engineering2. */
	private String planned() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.with(Answers.plan(Answers.measure("product", "engineering")), "oneKindReason", "只改系统"));
		return number;
	}

	private String submit() {
		return submit(UUID.randomUUID() + "@example.com");
	}

	private String submit(String email) {
		return this.work.submit(Answers.of("customer", Answers.of("name", "李雷", "email", email)));
	}

	private void goesLive(String part, String replacement) {
		this.deployments.deploy(List.of(this.live.with(TABLE, part, replacement)), OWNER);
	}

	private void absent(String userId, int from, int to, String substitute) {
		LocalDate today = LocalDate.now();
		this.database.sql("""
				insert into absence (user_id, first_day, last_day, substitute, stated_by, stated_at)
				values (?, ?, ?, ?, 'test', now())""")
			.params(userId, today.plusDays(from), today.plusDays(to), substitute)
			.update();
	}

	private List<String> told(String number) {
		return this.work.told(number, this.work.improvementOf(number))
			.stream()
			.filter((told) -> told.contains(" user:"))
			.toList();
	}

	private String trail(String language, String number) {
		return this.rest.program("auditor")
			.with("Accept-Language", language)
			.get("/api/cases/" + number + "/trail")
			.body();
	}

}
