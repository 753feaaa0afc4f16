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

	@Test
	void whatIsMissingIsRedOnlyForWhoeverCanAskForIt() {
		String number = this.work
			.submit(Answers.of("channel", "phone", "summary", "发票错了", "demand", "", "product", ""));
		assertThat(missing("support", number)).contains("class=\"quiet\"").doesNotContain("请客户补充");
		this.work.claims("support", number, "triage");
		assertThat(missing("engineering", number)).contains("class=\"quiet\"").doesNotContain("请客户补充");
		assertThat(missing("support", number)).contains("class=\"problem\"", "诉求", "ask=missing#question-text");
		String sentence = "为了尽快处理您的反馈，还请您补充以下内容：诉求、反馈时间、产品或服务、用户类别。谢谢！";
		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain(sentence);
		assertThat(this.work.page("support", "/cases/" + number + "?ask=missing"))
			.contains(">" + sentence + "</textarea>");

		this.work.asks("support", number, sentence);

		assertThat(missing("support", number)).contains("class=\"quiet\"").doesNotContain("请客户补充");
		this.work.writes(number, "商城，上周五");
		assertThat(missing("support", number)).contains("class=\"quiet\"");
	}

	@Test
	void whatIsMissingIsAskedInTheCustomersLanguage() {
		String number = this.work
			.submit(Answers.of("channel", "inApp", "product", "", "appVersion", "3.1", "language", "en"));
		this.work.claims("support", number, "triage");

		assertThat(this.work.page("support", "/cases/" + number + "?ask=missing"))
			.contains("we still need to know: Product or service. Thank you!");
	}

	@Test
	void whoeverHasTheTaskReadsThatTheCustomerAnsweredUntilItIsDone() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？"));
		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain("id=\"new-answer\"");

		this.work.writes(number, "Chrome");

		assertThat(this.work.page("support", "/cases/" + number)).contains("id=\"new-answer\"", "客户已于 ", "回复我们的提问");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain("id=\"new-answer\"");
	}

	@Test
	void theAnswerIsNewUntilTheAskerWorksWithIt() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		Task asking = contribution(number, "engineering");
		this.work.as("engineering", () -> this.tasks.claim(asking.getId(), "engineering"));
		this.work.asks("engineering", number, "请问订单号是多少？");
		this.work.writes(number, "A-1001");
		this.work.completes("quality", contribution(number, "quality"), Answers.contribution("quality"));
		assertThat(this.work.page("engineering", "/cases/" + number)).contains("id=\"new-answer\"");

		this.work.as("engineering", () -> this.tasks.complete(asking.getId(), Answers.contribution("engineering")));

		assertThat(this.work.page("engineering", "/cases/" + number)).doesNotContain("id=\"new-answer\"");
	}

	@Test
	void aQuestionIsCalledAQuestionAndNoAnswer() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？"));

		assertThat(this.work.asCustomer(number).get("promises").findValuesAsText("text")).first()
			.asString()
			.startsWith("已于 ")
			.endsWith(" 向您提出问题。");
		assertThat(this.work.page("support", "/cases/" + number)).contains("首次答复（提问）").doesNotContain(">首次答复</dt>");
		String answered = this.work.submit();
		this.work.completes("support", answered, "triage",
				Answers.with(Answers.mediumDefect(), "responseText", "正在处理。"));
		assertThat(this.work.page("support", "/cases/" + answered)).contains(">首次答复</dt>");
		assertThat(this.work.asCustomer(answered).get("promises").findValuesAsText("text")).first()
			.asString()
			.endsWith(" 答复您。");
	}

	@Test
	void theReminderHoldsTheQuestionAndNotTheLetterWithIt() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？"));

		this.work.fires(number, "event_replyOver");

		assertThat(lastMessage(number)).contains("还没有收到回复：", "请问是哪个浏览器？").doesNotContain("我们已经开始核实");
	}

	private String missing(String userId, String number) {
		String page = this.work.page(userId, "/cases/" + number);
		int start = page.indexOf("id=\"missing\"");
		return page.substring(start, page.indexOf("</p>", start));
	}

	private Task contribution(String number, String team) {
		return this.work.tasks(number, "contribute")
			.stream()
			.filter((task) -> team.equals(this.work.contributor(task)))
			.findFirst()
			.orElseThrow();
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
