package feedbackloop.deadlines;

import java.time.Instant;
import java.util.List;

import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static feedbackloop.deadlines.PassingTime.at;
import static feedbackloop.deadlines.PassingTime.time;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is told when a task gets late, when that is, and what is done about it. Monday 23
 * November 2026 is a working day from 9:00 to 18:00.
 */
@CaseTest
class EscalationTest {

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private TaskService tasks;

	@Autowired
	private HistoryService history;

	@Autowired
	private Reminders reminders;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
	}

	@Test
	void anUrgentTaskReachesEachLevelOnceAndMoreAndMorePeople() {
		at("2026-11-23T09:00");
		String number = this.work.submit(Answers.of("mark", "urgent", "coreBlocked", "yes"));
		Task triage = this.work.task(number, "triage");

		runsUntil(triage, "2026-11-23T09:59");
		assertThat(levels(number)).isEmpty();
		runsUntil(triage, "2026-11-23T10:00");
		assertThat(levels(number)).containsExactly("50 % now group:support");
		runsUntil(triage, "2026-11-23T10:36");
		assertThat(levels(number)).last().isEqualTo("80 % now group:support");
		runsUntil(triage, "2026-11-23T11:00");
		assertThat(levels(number)).last().isEqualTo("100 % now group:manager,group:lead");
		runsUntil(triage, "2026-11-23T12:00");
		assertThat(levels(number)).last().isEqualTo("150 % now group:manager reassign");
		runsUntil(triage, "2026-11-23T14:30");
		assertThat(levels(number)).last().isEqualTo("200 % now group:manager propose");

		runsUntil(triage, "2026-12-23T09:00");
		assertThat(levels(number)).hasSize(5);
		assertThat(decided(triage)).as("in the history of the case").isEqualTo(5);
		assertThat(notices(number)).containsExactly("reminder group:support", "reminder group:support",
				"escalation group:manager", "escalation group:lead", "escalation group:manager",
				"escalation group:manager");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
	}

	@Test
	void aHighTaskIsRaisedAndANewDateIsProposedToTheCustomerOnce() {
		at("2026-11-23T09:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
		assertThat(this.work.fact(number, "grade")).isEqualTo("high");
		Task answer = this.work.task(number, "firstResponse");
		int priority = answer.getPriority();

		runsUntil(answer, "2026-11-26T09:00");

		assertThat(levels(number)).containsExactly("50 % off", "80 % off", "100 % now group:manager",
				"150 % now group:manager,group:lead raise,propose", "200 % now group:manager propose");
		assertThat(this.work.task(number, "firstResponse").getPriority()).isEqualTo(priority + 10);
		assertThat(drafts(number)).isOne();
		assertThat(kinds(number)).contains("overdue.firstResponse", "escalated", "escalation.raise",
				"escalation.propose", "drafted.promiseMoved");
		assertThat(casePage(number)).contains("id=\"escalation\"", "data-percent=\"150\"", "id=\"drafts\"");
	}

	@Test
	void whoeverHasTheTaskIsRemindedInPersonAndTheTeamBeforeTheEnd() {
		at("2026-11-23T09:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
		Task answer = this.work.task(number, "firstResponse");
		this.tasks.setAssignee(answer.getId(), "support2");

		runsUntil(answer, "2026-11-23T14:00");
		runsUntil(answer, "2026-11-23T17:00");

		assertThat(levels(number)).containsExactly("50 % now user:support2", "80 % now user:support2,group:support");
		assertThat(notices(number)).containsExactly("reminder user:support2", "reminder user:support2",
				"reminder group:support");
	}

	@Test
	void whereNobodyStandsInForTheAbsentTheLeadHears() {
		at("2026-11-23T09:00");
		absent("support2", "support");
		absent("support", "support2");
		try {
			String number = this.work.submit();
			this.work.completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
			Task answer = this.work.task(number, "firstResponse");
			this.tasks.setAssignee(answer.getId(), "support2");
			runsUntil(answer, "2026-11-23T15:00");
			assertThat(levels(number)).containsExactly("50 % now user:support2,group:lead");

			this.database.sql("update absence set ended_at = now() where user_id = 'support' and stated_by = 'test'")
				.update();
			runsUntil(answer, "2026-11-23T17:00");
			assertThat(levels(number)).last().isEqualTo("80 % now user:support2,user:support,group:support");
		}
		finally {
			this.database.sql("delete from absence where stated_by = 'test'").update();
		}
	}

	private void absent(String userId, String substitute) {
		this.database.sql("""
				insert into absence (user_id, first_day, last_day, substitute, stated_by, stated_at)
				values (?, date '2026-11-23', date '2026-11-23', ?, 'test', now())""")
			.params(userId, substitute)
			.update();
	}

	@Test
	void anUrgentTaskThatNobodyTouchesGoesBackToItsTeamAndThenToTheLead() {
		at("2026-11-23T09:00");
		String number = this.work.submit(Answers.of("mark", "urgent", "coreBlocked", "yes"));
		Task triage = this.work.task(number, "triage");
		this.tasks.setAssignee(triage.getId(), "support");

		runsUntil(triage, "2026-11-23T11:00");
		assertThat(this.work.task(number, "triage").getAssignee()).isNull();
		assertThat(kinds(number)).contains("escalation.unclaim");

		this.tasks.setAssignee(triage.getId(), "support");
		runsUntil(triage, "2026-11-23T12:00");
		assertThat(this.work.task(number, "triage").getAssignee()).isNull();
		assertThat(this.tasks.getIdentityLinksForTask(triage.getId())).extracting(IdentityLink::getGroupId)
			.containsExactlyInAnyOrder("support", "lead");
		this.work.completes("lead", number, "triage", Answers.mediumDefect());
	}

	@Test
	void aTaskThatSomebodyJustClaimedStaysWithThem() {
		at("2026-11-23T09:00");
		String number = this.work.submit(Answers.of("mark", "urgent", "coreBlocked", "yes"));
		Task triage = this.work.task(number, "triage");
		at("2026-11-23T09:30");
		this.tasks.setAssignee(triage.getId(), "support");

		runsUntil(triage, "2026-11-23T11:00");
		assertThat(this.work.task(number, "triage").getAssignee()).isEqualTo("support");
	}

	@Test
	void outsideWorkingHoursANoticeWaitsForTheOpeningUnlessTheTableSaysOtherwise() {
		at("2026-11-27T17:30");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
		Task answer = this.work.task(number, "firstResponse");
		at("2026-11-28T22:00");
		this.reminders.tell(answer.getId(), 50);
		assertThat(notBefore(number)).isEqualTo(time("2026-11-30T09:00").toInstant());

		at("2026-11-27T17:30");
		String urgent = this.work.submit(Answers.of("mark", "urgent", "coreBlocked", "yes"));
		Task triage = this.work.task(urgent, "triage");
		at("2026-11-27T22:00");
		this.reminders.tell(triage.getId(), 80);
		assertThat(notBefore(urgent)).isEqualTo(time("2026-11-27T22:00").toInstant());
	}

	@Test
	void aRoundOfContributionsIsRemindedTeamByTeamAndEndsWithOneEntry() {
		at("2026-11-23T09:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		String improvement = this.work.improvementOf(number);
		Task contribution = this.work.task(number, "contribute");
		int teams = this.work.tasks(number, "contribute").size();

		runsUntil(contribution, "2026-11-25T16:00");
		assertThat(levels(improvement)).filteredOn((level) -> level.startsWith("80 % digest group:")).hasSize(teams);
		runsUntil(contribution, "2026-11-26T09:00");
		assertThat(levels(improvement)).filteredOn((level) -> level.startsWith("100 %"))
			.containsExactly("100 % digest group:manager");
	}

	private void runsUntil(Task task, String time) {
		new PassingTime(this.application).until(task.getProcessInstanceId(), time);
	}

	private long decided(Task task) {
		return this.history.createHistoricDecisionInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.decisionDefinitionKey("escalation")
			.count();
	}

	private List<String> levels(String number) {
		return this.database
			.sql("select percent, how, told, actions from escalation where number = ? order by at, percent, told")
			.param(number)
			.query((row, index) -> "%d %% %s %s %s"
				.formatted(row.getInt(1), row.getString(2), row.getString(3), row.getString(4))
				.strip())
			.list();
	}

	private List<String> notices(String number) {
		return this.database.sql("""
				select event || ' ' || recipient from outbox
				where number = ? and event in ('reminder', 'escalation') order by id""")
			.param(number)
			.query(String.class)
			.list();
	}

	private Instant notBefore(String number) {
		return this.database.sql("select max(next_attempt_at) from outbox where number = ? and event = 'reminder'")
			.param(number)
			.query((row, index) -> row.getTimestamp(1).toInstant())
			.single();
	}

	private long drafts(String number) {
		return this.database
			.sql("select count(*) from outbox where number = ? and event = 'promiseMoved' and state = 'draft'")
			.param(number)
			.query(Long.class)
			.single();
	}

	private List<String> kinds(String number) {
		return this.database.sql("select kind from timeline where number = ?").param(number).query(String.class).list();
	}

	private String casePage(String number) {
		Caller manager = this.rest.tasklist("manager");
		return manager.with("Accept", "text/html").get("/cases/" + number).body();
	}

}
