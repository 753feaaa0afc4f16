package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Until when a task is due, and what happens when that passes.
 */
@CaseTest
class DeadlineTest {

	@Autowired
	private Deadlines deadlines;

	@Autowired
	private CaseWork work;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
	}

	/** A stage at a level: from when it counts, and when it is due. */
	private record Limit(String stage, String level, String due) {
	}

	/** Received on a Friday at 9:00; every stage starts an hour later. */
	static Stream<Limit> limits() {
		return Stream.of("""
				firstResponse | received | 11-20T14:30 | 11-23T09:00 | 11-24T09:00 | 11-27T09:00
				contribute    | stage    | 11-20T15:30 | 11-24T10:00 | 11-25T10:00 | 11-27T10:00
				analysis      | stage    | 11-23T10:00 | 11-25T10:00 | 11-27T10:00 | 12-04T10:00
				plan          | stage    | 11-23T10:00 | 11-24T10:00 | 11-25T10:00 | 11-27T10:00
				approval      | stage    | 11-20T15:30 | 11-23T10:00 | 11-24T10:00 | 11-24T10:00
				fix           | stage    | 11-25T10:00 | 12-04T10:00 | 12-18T10:00 | 12-21T09:00
				test          | stage    | 11-20T15:30 | 11-23T10:00 | 11-24T10:00 | 11-25T10:00
				pilot         | stage    | 11-20T15:30 | 11-25T10:00 | 11-27T10:00 | 12-04T10:00
				release       | stage    | 11-20T15:30 | 11-23T10:00 | 11-24T10:00 | 11-25T10:00
				verification  | stage    | 11-23T10:00 | 11-24T10:00 | 11-25T10:00 | 11-27T10:00
				closure       | stage    | 11-23T10:00 | 11-24T10:00 | 11-25T10:00 | 11-27T10:00
				dispute       | stage    | 11-20T15:30 | 11-23T10:00 | 11-24T10:00 | 11-25T10:00
				customerReply | stage    | 11-22T10:00 | 11-25T10:00 | 11-27T10:00 | 12-04T10:00
				confirmation  | stage    | 11-23T10:00 | 11-25T10:00 | 11-27T10:00 | 11-27T10:00
				""".split("\n"))
			.map((line) -> line.split("\\s*\\|\\s*"))
			.flatMap((cells) -> Stream.of(2, 3, 4, 5)
				.map((i) -> new Limit(cells[0], List.of("urgent", "high", "medium", "low").get(i - 2), cells[i])));
	}

	@ParameterizedTest
	@MethodSource("limits")
	void aStageIsDueWhenTheTableSays(Limit limit) {
		ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-20T01:00:00Z")));
		String number = this.work.submit();
		ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-20T02:00:00Z")));
		assertThat(due(limit.stage(), Map.of("grade", limit.level(), "feedbackNumber", number)))
			.isEqualTo(OffsetDateTime.parse("2026-" + limit.due() + ":00+08:00").toInstant());
	}

	@ParameterizedTest
	@CsvSource({ "urgent,2026-11-20T03:00:00Z", "general,2026-11-23T01:00:00Z", "longTerm,2026-11-25T01:00:00Z" })
	void triageIsDueByTheMarkAndNotByAnOlderGrade(String mark, Instant due) {
		Instant now = Instant.parse("2026-11-20T01:00:00Z");
		ClockUtil.setCurrentTime(Date.from(now));
		String number = this.work.submit();
		ClockUtil.setCurrentTime(Date.from(now.plus(Duration.ofHours(1))));
		assertThat(due("triage", Map.of("mark", mark, "grade", "low", "feedbackNumber", number))).isEqualTo(due);
	}

	@Test
	void aPlannedMeasureIsDueAtTheEndOfItsDay() {
		assertThat(
				due("fix", Map.of("grade", "high", "plannedDue", "2026-12-24", "feedbackNumber", this.work.submit())))
			.isEqualTo(Instant.parse("2026-12-24T10:00:00Z"));
	}

	@Test
	void anUrgentAnswerIsDueAtTheEndOfTomorrowAtTheLatest() {
		ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-20T15:30:00Z")));
		String number = this.work.submit();
		assertThat(due("firstResponse", Map.of("grade", "urgent", "feedbackNumber", number)))
			.as("18:00 of Saturday in Shanghai, where it is Friday 23:30; four working hours end on Monday")
			.isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
	}

	@Test
	void everyTaskAndItsTimerAreDueAtTheSameTime() {
		String number = this.work.submit();
		assertTimer(number, "triage");
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
		assertTimer(number, "firstResponse");
		assertTimer(number, "contribute");
		this.work.completes("support", number, "firstResponse", Answers.answer());
		this.work.contributes(number);
		assertTimer(number, "analysis");
		this.work.completes("product", number, "analysis", Answers.analysis());
		assertTimer(number, "plan");
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		assertTimer(number, "approval");
		this.work.completes("manager", number, "approval", Answers.of("approved", true));
		assertTimer(number, "fix");
		for (Task fix : this.work.tasks(number, "fix")) {
			boolean system = this.work.fixDepartment(fix).equals("engineering");
			this.work.completes(this.work.fixDepartment(fix), fix,
					system ? Answers.systemFix() : Answers.documentFix());
		}
		assertTimer(number, "check");
		this.work.checks(number);
		assertTimer(number, "test");
		this.work.completes("quality", number, "test", Answers.test(true));
		assertTimer(number, "pilot");
		this.work.completes("engineering", number, "pilot", Answers.pilot(true));
		assertTimer(number, "release");
		this.work.completes("operations", number, "release", Answers.release(true));
		assertTimer(number, "verification");
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		assertTimer(number, "closure");
		this.work.disputes(number);
		assertTimer(number, "dispute");
	}

	@Test
	void aDeadlineThatPassesIsToldOnce() {
		String number = this.work.submit();
		Task triage = this.work.task(number, "triage");
		Instant due = triage.getDueDate().toInstant();

		ClockUtil.setCurrentTime(Date.from(due.minusSeconds(60)));
		runDueTimers(triage);
		assertThat(overdue(number, "triage")).isZero();

		ClockUtil.setCurrentTime(Date.from(due.plusSeconds(60)));
		runDueTimers(triage);
		assertThat(overdue(number, "triage")).isOne();
		assertThat(escalations(number)).containsExactly("group:manager");
		assertThat(this.work.openTasks(number)).containsExactly("triage");

		runDueTimers(triage);
		ClockUtil.setCurrentTime(Date.from(due.plus(Duration.ofDays(30))));
		runDueTimers(triage);
		assertThat(overdue(number, "triage")).isOne();
		assertThat(escalations(number)).hasSize(1);
		this.work.completes("support", number, "triage", Answers.mediumDefect());
	}

	@Test
	void aTaskThatIsDoneInTimeIsNotEscalated() {
		String number = this.work.submit();
		Task triage = this.work.task(number, "triage");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		ClockUtil.setCurrentTime(Date.from(triage.getDueDate().toInstant().plusSeconds(60)));
		runDueTimers(triage);
		assertThat(overdue(number, "triage")).isZero();
	}

	@Test
	void eachMeasureIsToldByItself() {
		String number = this.work.atPlan();
		String improvement = this.work.improvementOf(number);
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		Instant due = this.work.task(number, "fix").getDueDate().toInstant();
		ClockUtil.setCurrentTime(Date.from(due.plusSeconds(60)));
		this.work.tasks(number, "fix").forEach(this::runDueTimers);
		this.work.tasks(number, "fix").forEach(this::runDueTimers);
		assertThat(overdue(improvement, "fix")).isEqualTo(2);
		assertThat(escalations(improvement)).containsExactly("group:manager", "group:manager");
	}

	@Test
	void aRoundOfContributionsThatIsOverIsToldOnceAndBlocksNobody() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		Task contribution = this.work.task(number, "contribute");
		ClockUtil.setCurrentTime(Date.from(contribution.getDueDate().toInstant().plusSeconds(60)));
		runDueTimers(contribution);
		runDueTimers(contribution);
		assertThat(overdue(this.work.improvementOf(number), "contribute")).isOne();
		assertThat(escalations(this.work.improvementOf(number))).containsExactly("group:manager");
		assertThat(this.work.openTasks(number)).contains("analysis").doesNotContain("contribute");
	}

	private void assertTimer(String number, String taskKey) {
		for (Task task : this.work.tasks(number, taskKey)) {
			List<Job> timers = this.jobs.createJobQuery()
				.processInstanceId(task.getProcessInstanceId())
				.activityId(taskKey.equals("contribute") ? "event_contributeOver" : "event_" + taskKey + "Overdue")
				.list();
			assertThat(timers).as(taskKey).hasSize(1);
			assertThat(task.getDueDate()).as(taskKey)
				.isEqualTo(timers.get(0).getDuedate())
				.isAfter(task.getCreateTime());
		}
		assertThat(this.work.tasks(number, taskKey)).isNotEmpty();
	}

	private void runDueTimers(Task task) {
		this.jobs.createJobQuery()
			.processInstanceId(task.getProcessInstanceId())
			.timers()
			.executable()
			.duedateLowerThan(ClockUtil.getCurrentTime())
			.list()
			.forEach((job) -> {
				// A timer that ends a round takes the others of the round with it.
				if (this.jobs.createJobQuery().jobId(job.getId()).count() > 0) {
					this.jobs.executeJob(job.getId());
				}
			});
	}

	private Instant due(String stage, Map<String, Object> variables) {
		DelegateExecution execution = mock();
		given(execution.getId()).willReturn("execution");
		given(execution.getProcessBusinessKey()).willReturn("%s-%s".formatted(variables.get("feedbackNumber"), stage));
		given(execution.getBpmnModelInstance()).willReturn(Bpmn.createEmptyModel());
		given(execution.getVariable(anyString())).willAnswer((call) -> variables.get(call.getArgument(0)));
		given(execution.getVariable("improvementNumber")).willReturn("IM-0");
		return this.deadlines.due(execution, stage).toInstant();
	}

	private long overdue(String number, String taskKey) {
		return this.database.sql("select count(*) from timeline where number = ? and kind = ?")
			.params(number, "overdue." + taskKey)
			.query(Long.class)
			.single();
	}

	private List<String> escalations(String number) {
		return this.database.sql("select told from escalation where number = ? and level = 3")
			.param(number)
			.query(String.class)
			.list();
	}

}
