package feedbackloop.teamwork;

import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Questions to the customer from any task, and their limits.
 */
@CaseTest
class CustomerQuestionsTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskService tasks;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private JdbcClient database;

	@Test
	void anEngineerAsksFromTheImprovementAndIsToldThatTheAnswerIsThere() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		Task contribution = this.work.tasks(number, "contribute")
			.stream()
			.filter((task) -> "engineering".equals(this.tasks.getVariable(task.getId(), "contributionTeam")))
			.findFirst()
			.orElseThrow();
		this.work.as("engineering", () -> this.tasks.claim(contribution.getId(), "engineering"));

		this.work.asks("engineering", number, "请问订单号是多少？");

		assertThat(this.work.status(number)).isEqualTo("waitingForYou");
		assertThat(lastMessage(number)).contains("请问订单号是多少？").doesNotContain("我们已经看到问题，正在处理。");
		assertThat(reload(contribution).getFollowUpDate()).isEqualTo(this.jobs.createJobQuery()
			.processInstanceId(this.work.instance(number).getId())
			.activityId("event_answerOver")
			.singleResult()
			.getDuedate());
		this.work.writes(number, "订单号 A-1001");
		assertThat(this.work.status(number)).isEqualTo("inProgress");
		assertThat(reload(contribution).getFollowUpDate()).isNull();
		assertThat(told(number)).containsExactly("customerAnswered user:engineering");
		assertThat(this.work.page("engineering", "/cases/" + number)).contains("订单号 A-1001", "已收到客户回复");
	}

	@Test
	void onlyWhoHasClaimedATaskTheLeadOrAManagerAsks() {
		String number = this.work.submit();

		assertThat(asks("support", number, "请问？")).containsKey("teamworkRefused");
		assertThat(asks("engineering", number, "请问？")).containsKey("teamworkRefused");
		assertThat(asks("lead", number, " ")).containsKey("teamworkRefused");
		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain("/question\"");
		assertThat(this.work.status(number)).isEqualTo("received");
		assertThat(asks("lead", number, "请问是哪个浏览器？")).containsEntry("teamworkDone", "asked");
	}

	@Test
	void theCustomerIsAskedTwiceInAllWhoeverAsks() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？"));
		this.work.writes(number, "Chrome");
		this.work.claims("support", number, "triage");
		this.work.asks("support", number, "请问是哪个版本？");
		assertThat(asks("lead", number, "还有？").get("teamworkRefused")).asString().contains("正在等待回复");
		this.work.writes(number, "120");
		assertThat(asks("support", number, "还有？").get("teamworkRefused")).asString().contains("2 次");
		assertThat(this.work.page("support", "/cases/" + number)).contains("已向客户提问 2 次");
	}

	@Test
	void triageAsksNoSecondQuestionWhileAnotherWaits() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");
		this.work.asks("support", number, "请问是哪个版本？");

		this.work.as("support",
				() -> assertThatThrownBy(() -> this.tasks.complete(triage.getId(),
						Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？")))
					.hasStackTraceContaining("stillAsked"));
	}

	@Test
	void afterTenWorkingDaysOfWaitingNobodyAsksAgain() {
		String number = this.work.submit();
		this.work.claims("support", number, "triage");
		this.work.asks("support", number, "请问是哪个版本？");
		this.work.writes(number, "120");
		this.database.sql("update question set asked_at = asked_at - interval '30 days' where number = ?")
			.param(number)
			.update();

		assertThat(asks("support", number, "还有？").get("teamworkRefused")).asString().contains("10 个工作日");
	}

	@Test
	void whoeverCannotBeReachedOrIsAskedToConfirmIsNotAsked() {
		String unreachable = this.work.submit(Map.of("channel", "survey", "customer", Map.of("anonymous", true)));
		assertThat(asks("lead", unreachable, "请问？").get("teamworkRefused")).asString().contains("没有可以向该客户提问的渠道");
		String resolved = this.work.submit();
		this.work.completes("support", resolved, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		assertThat(asks("manager", resolved, "请问？").get("teamworkRefused")).asString().contains("确认解决结果");
	}

	private Map<String, Object> asks(String userId, String number, String question) {
		return this.work.fillsIn(userId, "/cases/" + number + "/question", Map.of("question", question));
	}

	private String lastMessage(String number) {
		var messages = this.work.asCustomer(number).get("messages");
		return messages.get(messages.size() - 1).toString();
	}

	private Task reload(Task task) {
		return this.tasks.createTaskQuery().taskId(task.getId()).singleResult();
	}

	private List<String> told(String number) {
		return this.database.sql(
				"select event || ' ' || recipient from outbox where number = ? and recipient like 'user:%' order by id")
			.param(number)
			.query(String.class)
			.list();
	}

}
