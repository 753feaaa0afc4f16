package feedbackloop.improvement;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import feedbackloop.testing.TaskRest.Door;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verification judges each measure, and what becomes of the improvement follows.
 */
@CaseTest
class VerdictsTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private JdbcClient database;

	@ParameterizedTest
	@EnumSource(Door.class)
	void allMeasuresReachedTheirTargetSoTheImprovementLands(Door door) throws Exception {
		String number = this.work.atVerification();
		Task task = claimed(number);
		assertPassed(this.rest.submits(door, "quality", "en", task.getId(),
				Map.of("verdicts", this.json.writeValueAsString(List.of(verdict(true), verdict(true))))));
		this.work.runsJobs();
		assertThat(this.work.status(number)).isEqualTo("resolved");
		assertThat(verdicts(number)).containsExactly("1 passed dataComparison 99.7%", "2 passed dataComparison 99.7%");
		assertThat(this.work.page("support", "/improvements/" + this.work.improvementOf(number)))
			.containsSubsequence("逐项结论", "达标", "数据对比", "实测值: 99.7%", "前后各四周");
		assertThat(this.work.page("support", "/improvements/" + this.work.improvementOf(number) + "/report"))
			.contains("实测值 99.7%");
	}

	@Test
	void onlyAMeasureThatFailedIsCarriedOutAgain() {
		String number = this.work.atVerification();
		this.rest.completes("quality", claimed(number).getId(), Answers.of("verdicts",
				List.of(Answers.with(verdict(false), "number", 2), Answers.with(verdict(true), "number", 1))));
		assertThat(this.work.tasks(number, "fix")).singleElement()
			.satisfies((fix) -> assertThat(this.work.fixDepartment(fix)).isEqualTo("support"));
		assertThat(verdicts(number)).containsExactly("1 passed dataComparison 99.7%", "2 failed dataComparison 99.7%");
		this.work.carriesOut(number);
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		assertThat(this.work.status(number)).isEqualTo("resolved");
		assertThat(verdicts(number)).as("One verdict is that of all")
			.containsExactly("1 passed dataComparison null", "2 passed dataComparison null");
	}

	@Test
	void whoVerifiesMaySendItBackFurther() {
		String number = this.work.atVerification();
		this.rest.completes("quality", claimed(number).getId(),
				Answers.of("verdicts", List.of(verdict(true), verdict(false)), "returnTo", "plan"));
		assertThat(this.work.openTasks(number)).contains("plan").doesNotContain("fix");
	}

	@Test
	void aMeasureThatANewPlanGivesUpIsNotVerifiedAgain() {
		String number = this.work.atVerification();
		this.rest.completes("quality", claimed(number).getId(),
				Answers.of("verdicts", List.of(verdict(true), verdict(false)), "returnTo", "plan"));
		this.work.completes("product", number, "plan",
				Answers.with(Answers.plan(Answers.measure("communication", "support")), "oneKindReason", "只影响内部页面"));
		this.work.carriesOut(number);
		Task again = claimed(number);
		assertThat(this.work.page("quality", "/tasks/" + again.getId())).contains("措施 1：", "措施 3：")
			.doesNotContain("措施 2：");
		assertRefused(again, Answers.of("verdicts", List.of(verdict(true), verdict(true), verdict(true))),
				"verdicts[3].number");
		this.rest.completes("quality", again.getId(), Answers.of("verdicts", List.of(verdict(true), verdict(true))));
		this.work.runsJobs();
		assertThat(this.work.status(number)).isEqualTo("resolved");
		assertThat(verdicts(number)).as("What was given up stays on record")
			.containsExactly("1 passed dataComparison 99.7%", "2 failed dataComparison 99.7%",
					"3 passed dataComparison 99.7%");
		assertThat(this.work.page("support", "/improvements/" + this.work.improvementOf(number))).contains("由新的计划取代");
	}

	@Test
	void aFormFromBeforeNamesWhatFailed() {
		String number = this.work.atVerification();
		this.work.completes("quality2", number, "verification",
				Answers.with(Answers.failedVerification("fix"), "failedMeasures", List.of(1)));
		assertThat(verdicts(number)).containsExactly("1 failed userTest null", "2 passed userTest null");
		assertThat(this.work.tasks(number, "fix")).hasSize(1);
	}

	@Test
	void eachMeasureHasOneVerdictAndNothingContradictsThem() {
		Task task = claimed(this.work.atVerification());
		assertRefused(task, Answers.of("verdicts", List.of(verdict(true))), "verdicts");
		assertRefused(task, Answers.of("verdicts", List.of(verdict(true), Answers.with(verdict(true), "number", 1))),
				"verdicts[2].number");
		assertRefused(task, Answers.of("verdicts", List.of(verdict(true), verdict(true), verdict(true))),
				"verdicts[3].number");
		assertRefused(task, Answers.of("verdicts", List.of(verdict(true), Answers.of("passed", true))),
				"verdicts[2].measured", "verdicts[2].verificationEvidence");
		assertRefused(task, Answers.of("verdicts", List.of(verdict(true), verdict(false)), "verificationPassed", true),
				"verificationPassed");
		assertRefused(task, Answers.of("verificationMethod", "review"), "verificationPassed");
	}

	@Test
	void theFormAsksForEachMeasureAndWhatTheTypeNeeds() {
		String page = this.work.page("quality", "/tasks/" + claimed(this.work.atVerification()).getId());
		assertThat(page).contains("功能恢复正常了吗", "措施 1：修正缓存", "措施 2：修正缓存", "订单页两秒内打开", "verdicts[2].passed")
			.doesNotContain("verdicts[3].passed");
	}

	private Task claimed(String number) {
		Task task = this.work.task(number, "verification");
		this.rest.claims("quality", task.getId());
		return task;
	}

	private static Map<String, Object> verdict(boolean passed) {
		return Answers.of("passed", passed, "verificationMethod", "dataComparison", "measured", "99.7%",
				"verificationEvidence", "前后各四周");
	}

	private List<String> verdicts(String number) {
		return this.database.sql("""
				select m.number || ' ' || m.verdict || ' ' || m.verdict_method || ' ' || coalesce(m.measured, 'null')
				from measure m join improvement i on i.id = m.improvement_id where i.number = ? order by m.number""")
			.param(this.work.improvementOf(number))
			.query(String.class)
			.list();
	}

	private static void assertPassed(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
	}

	private void assertRefused(Task task, Map<String, Object> values, String... words) {
		HttpResponse<String> answer = this.rest.submits("quality", task.getId(), values);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(this.rest.message(answer)).contains(words);
	}

}
