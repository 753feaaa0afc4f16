package feedbackloop.improvement;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.ModelsBefore;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An analysis may end without a cause: its cases are watched until a day, or customers
 * are told so and it is closed, if another person approves.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class CauseNotFoundTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private TaskService tasks;

	@Autowired
	private Deployments deployments;

	@Autowired
	private JdbcClient database;

	@Autowired
	private Clock clock;

	@Test
	void whatIsWatchedIsAnalysedAgainOnTheDayWithWhatCameMeanwhile() {
		String number = atAnalysis();
		String improvement = this.work.improvementOf(number);
		this.work.completes("product", number, "analysis", watch(20));
		this.work.runsJobs();

		assertThat(this.work.openTasks(number)).isEmpty();
		assertThat(letter(number)).contains("到现在还没有找到").contains("再查一次");
		assertThat(this.work.status(number)).isEqualTo("inProgress");
		assertThat(this.work.page("support", "/improvements/" + improvement)).contains("原因未找到，观察中", "观察到 " + inDays(20),
				"日志里没有线索");
		assertThat(this.work.page("support", "/cases/" + number)).contains("原因未找到，观察中");
		assertThat(this.work.page("support", "/improvements?state=watched&size=200")).contains(improvement);

		String joined = this.work.submit();
		this.work.completes("support", joined, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", improvement));
		this.work.fires(improvement, "event_lookAgain");

		Task again = this.work.task(number, "analysis");
		assertThat(this.tasks.getVariable(again.getId(), "casesMeanwhile")).isEqualTo(1);
		assertThat(this.work.page("support", "/improvements?state=watched&size=200")).doesNotContain(improvement);
		this.work.completes("product", again, Answers.analysis());
		assertThat(this.work.openTasks(number)).contains("plan");
		assertThat(this.tasks.getVariable(this.work.task(number, "plan").getId(), "casesMeanwhile"))
			.as("Once the cause is found, a later analysis does not say that it was not")
			.isNull();
	}

	@Test
	void whatIsClosedWithoutACauseIsApprovedByAnotherAndCustomersReadTheTruth() {
		String number = atAnalysis();
		String improvement = this.work.improvementOf(number);
		this.work.completes("product", number, "analysis", close());

		assertThat(this.work.openTasks(number)).containsOnly("approval");
		assertThat(this.work.status(number)).isEqualTo("inProgress");
		this.work.completes("lead", number, "approval", Answers.of("approved", true));
		this.work.runsJobs();

		assertThat(this.work.status(number)).isEqualTo("declined");
		assertThat(letter(number)).contains("我们认真查找了问题的原因，但没有找到", "两周里没能重现").doesNotContain("决定不作进一步处理");
		assertThat(this.work.hasEnded(improvement)).isTrue();
		assertThat(this.work.page("support", "/improvements/" + improvement)).contains("不采取措施", "原因未找到");
		assertThat(this.work.page("support", "/improvements?state=unexplained&size=200")).contains(improvement);
	}

	@Test
	void whoSaysThatThereIsNoCauseDoesNotApproveIt() {
		String number = atAnalysis();
		Task analysis = this.work.task(number, "analysis");
		this.rest.claims("manager2", analysis.getId());
		assertThat(this.rest.submits("manager2", analysis.getId(), close()).statusCode()).isBetween(200, 204);
		Task approval = this.work.task(number, "approval");
		this.rest.claims("manager2", approval.getId());
		HttpResponse<String> own = this.rest.submits("manager2", approval.getId(), Answers.of("approved", true));
		assertThat(own.statusCode()).as(own.body()).isEqualTo(403);
	}

	@Test
	void aClosureThatIsNotApprovedIsAnalysedAgain() {
		String number = atAnalysis();
		this.work.completes("product", number, "analysis", close());
		this.work.completes("lead", number, "approval", Answers.of("approved", false, "reason", "先问问另外两家客户"));
		assertThat(this.work.openTasks(number)).containsOnly("analysis");
		this.work.completes("product", number, "analysis", Answers.analysis());
		assertThat(this.work.openTasks(number)).containsOnly("plan");
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		assertThat(this.work.openTasks(number)).contains("fix");
	}

	@Test
	void legalApprovesWhatHasAComplianceRisk() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "complianceRisk", true, "riskReason", "可能要报备"));
		this.work.completes("legal", number, "firstResponse", Answers.answer());
		this.work.contributes(number);
		this.work.completes("product", number, "analysis", close());
		assertThat(this.tasks.getIdentityLinksForTask(this.work.task(number, "approval").getId()))
			.anyMatch((link) -> "legal".equals(link.getGroupId()));
	}

	@Test
	void eachConclusionOwesWhatItNeeds() {
		Task analysis = this.work.task(atAnalysis(), "analysis");
		this.rest.claims("product", analysis.getId());
		assertRefused(analysis, Answers.of("conclusion", "watch"), "notFoundReason", "watchUntil");
		assertRefused(analysis, Answers.with(watch(20), "watchUntil", inDays(0)), "watchUntil");
		assertRefused(analysis, Answers.with(watch(20), "watchUntil", inDays(366)), "watchUntil", inDays(365));
		assertRefused(analysis, Answers.with(watch(20), "watchUntil", "+300000-01-01"), "watchUntil");
		assertRefused(analysis, Answers.of("conclusion", "close"), "notFoundReason", "declineText");
		assertRefused(analysis, Answers.with(close(), "oneKindReason", "只有一类", "measures",
				List.of(Answers.measure("product", "engineering"))), "measures");
		assertRefused(analysis, Answers.of("conclusion", "found"), "rootCause", "direction");
		assertRefused(analysis, Answers.of("conclusion", "perhaps"), "conclusion");
	}

	@Test
	void aModelFromBeforeHasNoSuchWay() {
		this.deployments.deploy(List.of(ModelsBefore.file("processes/improvement.bpmn")),
				new Change("owner", Source.PAGE, null, null));
		String number = atAnalysis();
		Task analysis = this.work.task(number, "analysis");
		this.rest.claims("product", analysis.getId());
		assertRefused(analysis, watch(20), "conclusion");
		this.rest.completes("product", analysis.getId(), Answers.analysis());
		assertThat(this.work.openTasks(number)).contains("plan");
	}

	private String atAnalysis() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		this.work.contributes(number);
		return number;
	}

	private Map<String, Object> watch(int days) {
		return Answers.of("conclusion", "watch", "notFoundReason", "日志里没有线索", "watchUntil", inDays(days));
	}

	private static Map<String, Object> close() {
		return Answers.of("conclusion", "close", "notFoundReason", "两周没有再现", "declineText", "我们请三位工程师查过，两周里没能重现。");
	}

	private String inDays(int days) {
		return LocalDate.now(this.clock).plusDays(days).toString();
	}

	private String letter(String number) {
		return this.database.sql("select body_masked from outbox where number = ? order by id desc limit 1")
			.param(number)
			.query(String.class)
			.single();
	}

	private void assertRefused(Task task, Map<String, Object> values, String... words) {
		HttpResponse<String> answer = this.rest.submits("product", task.getId(), values);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(this.rest.message(answer)).contains(words);
	}

}
