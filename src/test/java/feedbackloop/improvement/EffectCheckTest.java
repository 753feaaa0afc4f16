package feedbackloop.improvement;

import java.time.Duration;
import java.time.Instant;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Some time after an improvement landed the system looks whether it worked: as many cases
 * as before reopen it, none confirms it.
 */
@CaseTest
class EffectCheckTest {

	/** Of a medium improvement, as shipped. */
	private static final Duration UNTIL_CHECK = Duration.ofDays(60);

	@Autowired
	private CaseWork work;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	void withoutNewCasesItWorked() {
		String number = landed("温室卷帘半夜自己升起");
		summedUp(number);
		assertThat(effect(number)).isEqualTo("landed");

		afterDays(61);
		check(number);

		assertThat(effect(number)).isEqualTo("landed confirmed 0 of 1");
		assertThat(this.work.path(checkOf(number))).contains("end_confirmed");
		assertThat(this.work.page("support", "/cases/" + number)).containsSubsequence("效果检查: ", "有效", "落地后新案件 0 件");
		assertThat(this.work.hasEnded(this.work.improvementOf(number))).isTrue();
		assertThat(counted(number)).isEqualTo("是");
	}

	@Test
	void asManySimilarCasesAsBeforeReopenTheImprovementAndNotTheCase() {
		String text = "鱼塘增氧机遥控失灵停摆";
		String number = landed(text);
		summedUp(number);
		afterDays(30);
		String similar = this.work.submit(Answers.of("description", text));
		this.work.completes("support", similar, "triage", Answers.mediumDefect());

		afterDays(61);
		check(number);

		String improvement = this.work.improvementOf(number);
		assertThat(effect(number)).isEqualTo("open reopened 1 of 1");
		assertThat(counted(number)).isEqualTo("否");
		assertThat(this.work.status(number)).isEqualTo("closed");
		assertThat(this.work.openTasks(number)).contains("contribute");
		assertThat(this.work.told(improvement)).contains("effectReopened group:product", "effectReopened user:product");
		assertThat(this.work.page("support", "/cases/" + number)).containsSubsequence("效果检查: ", "没有改善，已重开");

		carriedOut(number, 71);
		summedUp(number);
		assertThat(effect(number)).as("the second time").isEqualTo("landed");
		afterDays(122);
		check(number);
		assertThat(effect(number)).isEqualTo("landed confirmed 0 of 1");
	}

	@Test
	void aNewRoundLeavesTheMitigationOfTheOneBefore() {
		String text = "码头吊机称重传感器归零";
		String number = reopened(text);
		assertThat(liftings(number)).isOne();

		carriedOut(number, 71);
		assertThat(effect(number)).isEqualTo("landed");
		assertThat(liftings(number)).isOne();
		assertThat(this.database.sql("""
				select mitigation_lifted_at < last_landed_at - interval '60 days' from improvement where number = ?""")
			.param(this.work.improvementOf(number))
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void measuresOfTheRoundBeforeAreNotCarriedOutAgain() {
		String number = reopened("登机口闸机识别慢半拍");
		planned(number, 71);
		this.work.carriesOut(number);
		this.work.completes("quality2", number, "verification", Answers.failedVerification("fix"));
		assertThat(this.work.tasks(number, "fix")).hasSize(2);
		assertThat(this.database.sql("""
				select m.number from measure m join improvement i on i.id = m.improvement_id
				where i.number = ? and m.state = 'landed' order by m.number""")
			.param(this.work.improvementOf(number))
			.query(Integer.class)
			.list()).containsExactly(1, 2);
	}

	/** Landed with a mitigation, and reopened because there was another such case. */
	/**
	 * Whether it is among those that worked, as the figure's page says beside the case.
	 */
	private String counted(String number) {
		String page = this.work.page("manager", "/insights/figures/worked?days=7");
		return page.substring(page.indexOf(">" + number + "<")).replaceAll("(?s)<[^>]*>", " ").strip().split("\\s+")[4];
	}

	private String reopened(String text) {
		String number = this.work.submit(Answers.of("description", text));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		String joined = this.work.submit(Answers.of("description", "另有一处也坏了"));
		this.work.completes("support", joined, "triage",
				Answers.with(Answers.valid("defect", 3, 3, 5), "improvementNumber", this.work.improvementOf(number)));
		this.work.completes("engineering", number, "mitigation", Answers.mitigation(true));
		this.work.runsJobs();
		carriedOut(number, 10);
		this.work.confirms(number);
		summedUp(number);
		afterDays(30);
		String similar = this.work.submit(Answers.of("description", text));
		this.work.completes("support", similar, "triage", Answers.mediumDefect());
		afterDays(61);
		check(number);
		assertThat(effect(number)).startsWith("open reopened");
		return number;
	}

	private long liftings(String number) {
		return this.database.sql("select count(*) from timeline where number = ? and kind = 'mitigationLifted'")
			.param(this.work.improvementOf(number))
			.query(Long.class)
			.single();
	}

	@Test
	void aNewRoundWaitsUntilTheOneBeforeIsSummedUp() {
		String number = landed("缆车闸门读卡器反复报错");
		afterDays(20);
		String duplicate = this.work.submit();
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", number));
		afterDays(61);

		check(number);
		assertThat(effect(number)).isEqualTo("landed");
		summedUp(number);
		this.work.fires(checkOf(number), "event_waitForClosure");

		assertThat(effect(number)).isEqualTo("open reopened 1 of 1");
	}

	@Test
	void aCustomerWhoCameBackCountsAlsoWhenAnotherImprovementServesTheCaseNow() {
		String number = landed("冷库温控探头读数漂移");
		summedUp(number);
		String improvement = this.work.improvementOf(number);
		afterDays(10);
		this.work.reopens(number, "探头又漂了");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		assertThat(this.database.sql("select improvement_number from feedback where number = ?")
			.param(number)
			.query(String.class)
			.single()).isNotEqualTo(improvement);

		afterDays(61);
		checkImprovement(improvement);
		assertThat(effectOf(improvement)).isEqualTo("open reopened 1 of 1");
	}

	@Test
	void theDayOfTheCheckFollowsTheGrade() {
		String number = landed("滑雪镜租赁押金退不回来");
		assertThat(timer(number).getDuedate().toInstant()).isBetween(Instant.now().plus(UNTIL_CHECK).minusSeconds(120),
				Instant.now().plus(UNTIL_CHECK).plusSeconds(5));
	}

	private String landed(String text) {
		String number = this.work.submit(Answers.of("description", text));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		carriedOut(number, 10);
		this.work.confirms(number);
		return number;
	}

	private void carriedOut(String number, int dueInDays) {
		planned(number, dueInDays);
		this.work.carriesOut(number);
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
	}

	private void planned(String number, int dueInDays) {
		String due = Answers.inDays(dueInDays);
		this.work.contributesAndAnalyses(number);
		this.work.completes("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "engineering"), "due", due),
						Answers.with(Answers.measure("communication", "support"), "due", due)));
	}

	private void summedUp(String number) {
		this.work.completes("support2", number, "closure", Answers.closure());
	}

	private static void afterDays(int days) {
		ClockUtil.offset(Duration.ofDays(days).toMillis());
	}

	private void check(String number) {
		checkImprovement(this.work.improvementOf(number));
	}

	private void checkImprovement(String improvement) {
		Job timer = timerOf(improvement);
		assertThat(timer.getDuedate()).isBefore(ClockUtil.getCurrentTime());
		this.jobs.executeJob(timer.getId());
	}

	private Job timer(String number) {
		return timerOf(this.work.improvementOf(number));
	}

	private Job timerOf(String improvement) {
		return this.jobs.createJobQuery()
			.processDefinitionKey("effectCheck")
			.activityId("event_effectDue")
			.list()
			.stream()
			.filter((job) -> (improvement + "-effect").equals(keyOf(job)))
			.findFirst()
			.orElseThrow();
	}

	private String keyOf(Job job) {
		return this.database.sql("select business_key_ from act_hi_procinst where id_ = ?")
			.param(job.getProcessInstanceId())
			.query(String.class)
			.single();
	}

	private String checkOf(String number) {
		return this.work.improvementOf(number) + "-effect";
	}

	/** Its state and, once it was looked at, what came of that. */
	private String effect(String number) {
		return effectOf(this.work.improvementOf(number));
	}

	private String effectOf(String improvement) {
		return this.database.sql("""
				select concat_ws(' ', state, effect_result, case when effect_checked_at is not null
				  then effect_new_cases || ' of ' || effect_cases_before end)
				from improvement where number = ? and last_landed_at is not null""")
			.param(improvement)
			.query(String.class)
			.single();
	}

}
