package feedbackloop.deadlines;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The clocks of a case wait with it, follow its grade, and tasks and timers follow them.
 */
@CaseTest
class CaseClocksTest {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CaseWork work;

	@Autowired
	private Ledger ledger;

	@Autowired
	private WorkingCalendars calendars;

	@Autowired
	private Reminders reminders;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
	}

	@Test
	void aQuestionIsAFirstResponseAndTheAcknowledgementIsNot() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		CaseClock response = clock(number, "firstResponse");
		assertThat(response.state()).isEqualTo("running");
		assertThat(local(response.due())).as("medium until somebody graded it").isEqualTo("2026-11-24T16:30");
		assertThat(local(clock(number, "resolution").due())).as("35 working days").isEqualTo("2027-01-11T16:30");
		at("2026-11-20T17:00");
		asks(number);
		assertThat(clock(number, "firstResponse").state()).isEqualTo("met");
		assertThat(clock(number, "resolution").state()).isEqualTo("paused");
	}

	@Test
	void triageGoesOnWithWhatWasLeftWhenTheCustomerWasAsked() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		assertThat(due(number, "triage")).isEqualTo("2026-11-23T16:30");
		at("2026-11-20T17:00");
		asks(number);
		at("2026-11-23T10:00");
		this.work.writes(number, "订单号是 20261120-7");
		assertThat(due(number, "triage")).isEqualTo("2026-11-24T09:30");
		assertTimersFollow(number, number, "triage");
		assertThat(left(clock(number, "resolution"), "2026-11-23T10:00")).isEqualTo(35 * 450 - 30);
		assertThat(this.ledger.latest(number, "triage").orElseThrow().entries()).extracting(ClockEntry::what)
			.containsExactly(What.STARTED, What.PAUSED, What.RESUMED);
	}

	@Test
	void theStepsOfTheImprovementWaitWithTheirCaseAndNoTimerFiresMeanwhile() {
		String number = asksFromAContribution();
		String improvement = this.work.improvementOf(number);
		assertThat(due(number, "contribute")).as("should the answer take ten working days")
			.isEqualTo("2026-12-09T15:00");
		assertTimersFollow(improvement, number, "contribute");
		at("2026-11-26T10:00");
		assertThat(dueTimers(improvement)).isEmpty();
		assertThat(left(step(improvement, "contribute"), "2026-11-26T10:00")).isEqualTo(1230);
		this.work.writes(number, "已经提供截图");
		assertThat(due(number, "contribute")).isEqualTo("2026-11-30T17:00");
		assertTimersFollow(improvement, number, "contribute");
		assertThat(left(step(improvement, "contribute"), "2026-11-26T10:00")).isEqualTo(1230);
	}

	@Test
	void anImprovementThatServesAnotherCaseDoesNotWait() {
		at("2026-11-20T15:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		String improvement = this.work.improvementOf(number);
		String other = this.work.submit();
		this.work.completes("support", other, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", improvement));
		this.work.claims("engineering", this.work.contribution(number, "engineering"));
		this.work.asks("engineering", number, "请问用的是哪个浏览器？");
		assertThat(step(improvement, "contribute").state()).isEqualTo("running");
		assertThat(clock(number, "resolution").state()).isEqualTo("paused");
		assertThat(step(number, "firstResponse").state()).isEqualTo("paused");
	}

	@Test
	void aStepThatStartsWhileTheCaseWaitsWaitsFromItsStart() {
		String number = asksFromAContribution();
		at("2026-11-23T09:00");
		this.work.contributes(number);
		assertThat(step(this.work.improvementOf(number), "analysis").state()).isEqualTo("paused");
		at("2026-11-24T09:00");
		this.work.writes(number, "已经提供截图");
		assertThat(due(number, "analysis")).as("five working days after the answer").isEqualTo("2026-11-30T18:00");
		assertTimersFollow(this.work.improvementOf(number), number, "analysis");
	}

	@Test
	void aRegradeWhilePausedKeepsWhatWasUsed() {
		at("2026-11-20T15:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		at("2026-11-20T17:00");
		this.work.claims("support", number, "firstResponse");
		this.work.asks("support", number, "请问是哪一个订单？");
		regrade(number, Map.of("affected", 5, "severity", 5, "urgency", 4));
		assertThat(this.work.fact(number, "grade")).isEqualTo("high");
		assertThat(left(step(number, "firstResponse"), "2026-11-21T09:00")).as("one day less two hours").isEqualTo(330);
		at("2026-11-23T11:00");
		this.work.writes(number, "订单号是 20261120-8");
		assertThat(due(number, "firstResponse")).isEqualTo("2026-11-23T18:00");
		assertTimersFollow(number, number, "firstResponse");
	}

	@Test
	void aRegradeCountsFromTheReceiptAndEscalatesOnceWhenThatIsOver() {
		at("2026-11-20T15:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		String improvement = this.work.improvementOf(number);
		assertThat(due(number, "firstResponse")).isEqualTo("2026-11-24T15:00");
		assertThat(due(number, "contribute")).isEqualTo("2026-11-25T15:00");

		at("2026-11-23T09:30");
		regrade(number, Map.of("majorLossRisk", true));
		assertThat(due(number, "firstResponse")).as("four hours, but no later than tomorrow")
			.isEqualTo("2026-11-21T18:00");
		assertThat(due(number, "contribute")).as("four hours from its start").isEqualTo("2026-11-23T10:00");
		assertTimersFollow(number, number, "firstResponse");
		assertTimersFollow(improvement, number, "contribute");
		assertThat(this.work.page("support", "/cases/" + number))
			.contains("等级 中→紧急：首次答复期限 2026-11-24 15:00 → 2026-11-21 18:00")
			.contains("等级 中→紧急：协助分析期限 2026-11-25 15:00 → 2026-11-23 10:00");

		runDueTimers(number);
		runDueTimers(number);
		regrade(number, Map.of("majorLossRisk", false, "affected", 5, "severity", 5, "urgency", 4));
		regrade(number, Map.of("majorLossRisk", true));
		runDueTimers(number);
		assertThat(
				this.database.sql("select count(*) from timeline where number = ? and kind = 'overdue.firstResponse'")
					.param(number)
					.query(Long.class)
					.single())
			.isOne();
	}

	@Test
	void laterStagesOfAMeasureGoByTheNewGradeAndItsPlannedDateStays() {
		at("2026-11-20T15:00");
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		String planned = due(number, "fix");
		regrade(number, Map.of("majorLossRisk", true));
		assertThat(due(number, "fix")).isEqualTo(planned);
		this.work.completes("engineering",
				this.work.tasks(number, "fix")
					.stream()
					.filter((fix) -> this.work.fixDepartment(fix).equals("engineering"))
					.findFirst()
					.orElseThrow(),
				Answers.systemFix());
		assertThat(due(number, "test")).as("four working hours").isEqualTo("2026-11-23T10:00");
	}

	@Test
	void theResolutionIsMetWhenResolvedAndRunsOnWhenReopened() {
		at("2026-11-20T15:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "responseText", "已经恢复。", "resolvedAtFirstContact", true));
		assertThat(clock(number, "firstResponse").state()).isEqualTo("met");
		assertThat(clock(number, "resolution").state()).isEqualTo("met");
		at("2026-11-24T15:00");
		this.work.disputes(number);
		this.work.completes("lead", number, "dispute",
				Answers.of("disputeDecision", "reopen", "responseText", "我们重新处理。"));
		assertThat(clock(number, "resolution").state()).isEqualTo("running");
		assertThat(left(clock(number, "resolution"), "2026-11-24T15:00")).isEqualTo(35 * 450);
	}

	@ParameterizedTest
	@EnumSource
	void aSecondTriageCountsFromWhenItBegins(WayBack back) {
		at("2026-11-20T15:00");
		String number = this.work.submit();
		back.endIt.accept(this, number);
		at("2026-12-02T10:00");
		back.goBack.accept(this, number);

		assertThat(step(number, "triage").start()).isEqualTo(time("2026-12-02T10:00"));
		assertThat(due(number, "triage")).as("a working day, or before a first response that is due earlier")
			.isIn("2026-12-03T10:00", local(clock(number, "firstResponse").due()));
		assertTimersFollow(number, number, "triage");
		assertThat(this.work.page("auditor", "/cases/" + number + "/trail"))
			.containsPattern("(?s)2026-12-02 10:00.*初筛：开始");

		at("2026-12-02T11:00");
		asks(number);
		at("2026-12-02T15:00");
		this.work.writes(number, "订单号是 20261120-9");
		assertThat(step(number, "triage").start()).as("a question only interrupts it")
			.isEqualTo(time("2026-12-02T10:00"));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(due(number, "firstResponse")).as("two working days and the pause").isEqualTo("2026-12-04T14:00");
	}

	@ParameterizedTest
	@CsvSource({ "urgent, 2026-11-20T09:00", "urgent, 2026-11-20T17:30", "urgent, 2026-11-20T23:30",
			"urgent, 2026-11-21T12:00", "urgent, 2026-12-31T17:00", "general, 2026-11-20T23:30",
			"longTerm, 2026-11-20T09:00", "longTerm, 2026-11-20T23:30", "longTerm, 2026-12-31T17:00" })
	void triageIsNeverDueAfterTheFirstResponseThatFollowsIt(String mark, String received) {
		at(received);
		String number = this.work.submit(Map.of("mark", mark));
		assertThat(step(number, "triage").level()).isEqualTo(mark);
		assertThat(step(number, "triage").due()).isBeforeOrEqualTo(clock(number, "firstResponse").due());
		assertTimersFollow(number, number, "triage");
	}

	@Test
	void aClockNamesTheStageThatItIsDueNoLaterThanWhereThatMakesItDue() {
		at("2026-11-20T09:00");
		String wish = this.work.submit(Map.of("mark", "longTerm"));
		assertThat(this.work.page("support", "/cases/" + wish + "/clocks")).contains("3 个工作日，不晚于“首次答复”的期限");
		String number = this.work.submit();
		assertThat(this.work.page("support", "/cases/" + number + "/clocks")).contains("1 个工作日").doesNotContain("不晚于");
	}

	@Test
	void triageIsNotDueAfterTheFirstResponseWhenItWasInterruptedEither() {
		at("2026-11-20T09:00");
		String number = this.work.submit(Map.of("mark", "longTerm"));
		at("2026-11-20T11:00");
		asks(number);
		at("2026-11-30T11:00");
		this.work.writes(number, "订单号是 20261120-6");
		Instant triage = step(number, "triage").due();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(triage).isAfter(time("2026-11-30T11:00")).isBeforeOrEqualTo(step(number, "firstResponse").due());
	}

	@Test
	void aMergedCaseHasNoClockThatNobodyCanStopAndRunsOnWhenItIsUnlinked() {
		at("2026-11-20T15:00");
		String original = this.work.submit();
		String number = this.work.submit();
		at("2026-11-20T16:00");
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		assertThat(this.ledger.open(List.of(number))).isEmpty();
		assertThat(clock(number, "resolution").state()).isEqualTo("stopped");
		assertThat(this.work.asCustomer(number).get("promises")).isEmpty();
		at("2026-11-24T16:00");
		unlinks(number);
		assertThat(left(clock(number, "firstResponse"), "2026-11-24T16:00")).isEqualTo(2 * 450 - 60);
		assertThat(left(clock(number, "resolution"), "2026-11-24T16:00")).isEqualTo(35 * 450 - 60);
	}

	@Test
	void aMergedCaseThatIsDisputedRunsOnWithWhatWasLeft() {
		at("2026-11-20T15:00");
		String original = this.work.submit();
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		this.work.completes("support", original, "triage",
				Answers.with(Answers.mediumDefect(), "responseText", "已经恢复。", "resolvedAtFirstContact", true));
		assertThat(this.work.status(number)).isEqualTo("resolved");
		at("2026-11-24T15:00");
		this.work.disputes(number);
		this.work.completes("lead", number, "dispute",
				Answers.of("disputeDecision", "reopen", "responseText", "我们重新处理。"));
		assertThat(left(clock(number, "resolution"), "2026-11-24T15:00")).isEqualTo(35 * 450);
	}

	@Test
	void anUngradedCaseIsNotCalledMedium() {
		String number = this.work.submit();
		assertThat(this.work.page("support", "/cases/" + number + "/clocks")).contains("尚未定级 · 2 个工作日")
			.doesNotContain("中 ·", "(中)");
		assertThat(this.work.page("auditor", "/cases/" + number + "/trail")).doesNotContain("等级：中");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(this.work.page("support", "/cases/" + number + "/clocks")).contains("中 · 2 个工作日", "(中)")
			.doesNotContain("尚未定级");
	}

	@Test
	void naturalTimeIsNotCalledWorkingTime() {
		at("2026-11-20T09:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "responseText", "已经恢复。", "resolvedAtFirstContact", true));
		assertThat(this.work.page("support", "/cases/" + number)).contains("<th scope=\"col\">剩余时间</th>")
			.containsPattern("(?s)data-clock=\"confirmation\".*168 小时 0 分.*自然时间")
			.doesNotContain("剩余工作时间");
		String other = this.work.submit();
		assertThat(this.work.page("support", "/cases/" + other))
			.containsPattern("(?s)data-clock=\"triage\".*7 小时 30 分.*工作时间")
			.doesNotContain("自然时间");
	}

	private void ends(String number, Map<String, Object> triage) {
		this.work.completes("support", number, "triage", triage);
	}

	private void unlinks(String number) {
		this.work.fillsIn("lead", "/cases/" + number + "/unlink", Map.of("reason", "是另一个问题"));
	}

	private String asksFromAContribution() {
		at("2026-11-20T15:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		at("2026-11-20T17:00");
		this.work.claims("engineering", this.work.contribution(number, "engineering"));
		this.work.asks("engineering", number, "请问用的是哪个浏览器？");
		return number;
	}

	private void asks(String number) {
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪一个订单？"));
	}

	private void regrade(String number, Map<String, Object> facts) {
		this.runtime.createMessageCorrelation("Regraded")
			.processInstanceBusinessKey(number)
			.setVariables(facts)
			.correlate();
	}

	private void assertTimersFollow(String businessKey, String number, String stage) {
		String instance = this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(businessKey)
			.singleResult()
			.getId();
		List<Job> timers = this.jobs.createJobQuery()
			.processInstanceId(instance)
			.activityId(stage.equals("contribute") ? "event_contributeOver" : "event_" + stage + "Overdue")
			.list();
		assertThat(timers).extracting((timer) -> local(timer.getDuedate().toInstant()))
			.containsExactly(due(number, stage));
		assertThat(local(step(businessKey, stage).due())).isEqualTo(due(number, stage));
		assertThat(this.jobs.createJobQuery().processInstanceId(instance).activityId(stage).timers().list())
			.as("clocks remind, not timers of the task")
			.isEmpty();
		assertRemindersFollow(instance, step(businessKey, stage));
	}

	/**
	 * Once it has been looked at, the clock reminds next at the share that comes next.
	 */
	private void assertRemindersFollow(String instance, CaseClock clock) {
		new PassingTime(this.application).remind(instance);
		Instant now = ClockUtil.getCurrentTime().toInstant();
		Countdown countdown = clock.countdown(this.calendars);
		Instant next = this.reminders.shares()
			.stream()
			.map(countdown::reached)
			.filter((reached) -> reached.isAfter(now))
			.findFirst()
			.orElse(time("9999-01-01T08:00"));
		assertThat(this.database.sql("select remind_at from clock where id = ?")
			.param(clock.id())
			.query((row, index) -> row.getTimestamp(1).toInstant())
			.single()).isEqualTo(next);
	}

	private List<Job> dueTimers(String businessKey) {
		return this.jobs.createJobQuery()
			.processInstanceId(this.work.instance(businessKey).getId())
			.timers()
			.executable()
			.list();
	}

	private void runDueTimers(String businessKey) {
		dueTimers(businessKey).forEach((timer) -> this.jobs.executeJob(timer.getId()));
	}

	/** How a case comes back to triage. */
	private enum WayBack {

		DISPUTE((test, number) -> test.ends(number,
				Answers.with(Answers.mediumDefect(), "responseText", "已经恢复。", "resolvedAtFirstContact", true)),
				(test, number) -> {
					test.work.disputes(number);
					test.work.completes("lead", number, "dispute",
							Answers.of("disputeDecision", "retriage", "responseText", "我们重新判断。"));
				}),
		UNLINKED(
				(test, number) -> test.ends(number,
						Answers.of("verdict", "duplicate", "originalNumber", test.work.submit())),
				CaseClocksTest::unlinks),
		REINSTATED((test, number) -> test.ends(number, Answers.of("verdict", "spam", "reason", "广告")),
				(test, number) -> test.work.fillsIn("lead", "/screening/declined",
						Map.of("number", number, "reason", "不是广告")));

		private final BiConsumer<CaseClocksTest, String> endIt;

		private final BiConsumer<CaseClocksTest, String> goBack;

		WayBack(BiConsumer<CaseClocksTest, String> endIt, BiConsumer<CaseClocksTest, String> goBack) {
			this.endIt = endIt;
			this.goBack = goBack;
		}

	}

	private String due(String number, String task) {
		return local(this.work.task(number, task).getDueDate().toInstant());
	}

	private CaseClock clock(String number, String stage) {
		return this.ledger.ofCase(number, stage).orElseThrow();
	}

	private CaseClock step(String businessKey, String stage) {
		return this.ledger.latest(businessKey, stage).orElseThrow();
	}

	private long left(CaseClock clock, String time) {
		return clock.countdown(this.calendars).remaining(time(time)).toMinutes();
	}

	private static String local(Instant time) {
		return LocalDateTime.ofInstant(time, ZONE).toString();
	}

	private static void at(String time) {
		ClockUtil.setCurrentTime(Date.from(time(time)));
	}

	private static Instant time(String time) {
		return LocalDateTime.parse(time).atZone(ZONE).toInstant();
	}

}
