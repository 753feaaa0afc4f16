package feedbackloop.teamwork;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Tasks that change hands, substitutes and follow-up dates.
 */
@CaseTest
class HandoverTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private TaskService tasks;

	@Autowired
	private JdbcClient database;

	@Autowired
	private MockMvc http;

	@Test
	void aTaskIsPassedToAColleagueWhoIsToldAndGivenBack() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");

		assertThat(move("support", number, triage, "pass", Map.of("colleague", "support2")))
			.containsEntry("teamworkDone", "passed");
		assertThat(assignee(triage)).isEqualTo("support2");
		assertThat(told(number)).containsExactly("assigned user:support2");
		assertThat(trail(number)).contains("任务（初筛）转交给 客服 (support2)");
		assertThat(move("lead", number, triage, "giveBack", Map.of())).containsEntry("teamworkDone", "gaveBack");
		assertThat(assignee(triage)).isNull();
		assertThat(trail(number)).contains("任务（初筛）由 客服 (support2) 退回本部门");
		assertThat(move("support", number, triage, "giveBack", Map.of())).containsKey("teamworkRefused");
	}

	@Test
	void aTaskIsHandedOverToAnotherTeamWithItsDeadlineAndAReason() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");

		assertThat(move("support", number, triage, "handOver", Map.of("team", "legal"))).containsKey("teamworkRefused");
		assertThat(move("support", number, triage, "handOver", Map.of("team", "support", "reason", "不对")))
			.containsKey("teamworkRefused");
		assertThat(move("support", number, triage, "handOver", Map.of("team", "legal", "reason", "王小明要起诉")))
			.containsEntry("teamworkDone", "handedOver");

		assertThat(groups(triage)).containsExactly("legal");
		assertThat(assignee(triage)).isNull();
		assertThat(reload(triage).getDueDate()).isEqualTo(triage.getDueDate());
		assertThat(told(number)).containsExactly("handedOver group:legal");
		assertThat(trail(number)).contains("任务（初筛）由 客服 移交给 法务：王**要起诉").doesNotContain("王小明");
		assertThat(this.rest.claim("support", triage.getId()).statusCode()).isEqualTo(403);
		this.rest.claims("legal", triage.getId());
	}

	@Test
	void handingOverAndPassingOnAskBeforeTheyAreDone() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");
		Map<String, String> toLegal = Map.of("team", "legal", "reason", "要起诉");

		Map<String, Object> asked = tries("support", number, triage, "handOver", toLegal);
		assertThat(asked).containsEntry("teamworkAsked", true).doesNotContainKey("teamworkDone");
		assertThat(asked.get("teamworkTyped")).isEqualTo(new TeamworkForms.Asked(triage.getId(), "legal", null, "要起诉"));
		assertThat(tries("support", number, triage, "pass", Map.of("colleague", "support2")))
			.containsEntry("teamworkAsked", true);
		assertThat(groups(triage)).containsExactly("support");
		assertThat(assignee(triage)).isEqualTo("support");
		assertThat(told(number)).isEmpty();
		assertThat(tries("support", number, triage, "handOver", Map.of("team", "legal")))
			.containsKeys("teamworkRefused", "teamworkTyped")
			.doesNotContainKey("teamworkAsked");
		assertThat(tries("support", number, triage, "pass", Map.of("colleague", "legal")))
			.containsKey("teamworkRefused");
	}

	@ParameterizedTest
	@ValueSource(strings = { "auditor", "owner", "admin", "camunda-admin", "nobody" })
	void whereNobodyWorksCasesNothingIsBuried(String team) {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");

		Map<String, String> fields = Map.of("team", team, "reason", "看看");
		assertThat(tries("support", number, triage, "handOver", fields)).containsKey("teamworkRefused")
			.doesNotContainKey("teamworkAsked");
		assertThat(move("support", number, triage, "handOver", fields).get("teamworkRefused"))
			.isEqualTo("请选择另一个处理案件的部门。");
		String link = "{\"groupId\":\"" + team + "\",\"type\":\"candidate\"}";
		for (String user : List.of("support", "manager", "admin")) {
			assertThat(this.rest.program(user)
				.postJson("/engine-rest/task/" + triage.getId() + "/identity-links", link)
				.statusCode()).as(user).isIn(403, 400);
		}
		assertThat(groups(triage)).containsExactly("support");
		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain("<option value=\"" + team + "\"");
	}

	@Test
	void colleaguesAreNamedAndThoseWhoAreThereComeFirst() {
		String number = this.work.submit();
		Task triage = this.work.task(number, "triage");
		states("manager", "support", 0, 0, "support2");

		String page = this.work.page("lead", "/cases/" + number);
		this.work.fillsIn("manager", "/absence/" + absenceOf("support") + "/end", Map.of());

		assertThat(page.replaceAll("\\s+", " ")).containsSubsequence("<select id=\"pass-" + triage.getId(),
				"<option value=\"support2\">客服 (support2)</option>",
				"<option value=\"support\">客服 (support)，不在岗</option>", "<select id=\"team-" + triage.getId(),
				"<option value=\"legal\">法务</option>");
	}

	@Test
	void whatWasHandedOverIsCalledBackEvenAfterSomebodyHasClaimedIt() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");
		move("support", number, triage, "handOver", Map.of("team", "legal", "reason", "要起诉"));
		this.rest.claims("legal", triage.getId());

		assertThat(this.work.page("support", "/cases/" + number)).contains("收回移交（退回客服）");
		for (String other : List.of("support2", "legal", "engineering")) {
			assertThat(this.work.page(other, "/cases/" + number)).doesNotContain("/recall");
			assertThat(move(other, number, triage, "recall", Map.of()).get("teamworkRefused")).asString()
				.startsWith("只有移交的人");
		}
		assertThat(move("support", number, triage, "recall", Map.of())).containsEntry("teamworkDone", "recalled");

		assertThat(groups(triage)).containsExactly("support");
		assertThat(assignee(triage)).isNull();
		assertThat(trail(number)).contains("任务（初筛）从 法务 收回，退回 客服");
		assertThat(told(number)).containsExactly("handedOver group:legal", "handedOver group:support",
				"mention group:legal");
		assertThat(this.work.page("legal", "/cases/" + number)).contains("任务“初筛”已收回，退回客服");
		assertThat(this.rest.claim("legal", triage.getId()).statusCode()).isEqualTo(403);
		assertThat(move("support", number, triage, "recall", Map.of())).containsKey("teamworkRefused");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(this.work.openTasks(number)).contains("firstResponse").doesNotContain("triage");
	}

	@Test
	void eachCallsBackTheirOwnHandOverAndALeadTheLatest() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");
		move("support", number, triage, "handOver", Map.of("team", "legal", "reason", "要起诉"));
		move("legal", number, triage, "handOver", Map.of("team", "privacy", "reason", "涉及隐私"));
		move("privacy", number, triage, "handOver", Map.of("team", "product", "reason", "产品问题"));

		assertThat(move("lead", number, triage, "recall", Map.of())).containsEntry("teamworkDone", "recalled");
		assertThat(groups(triage)).containsExactly("privacy");
		assertThat(move("privacy", number, triage, "recall", Map.of())).containsKey("teamworkRefused");
		assertThat(move("support", number, triage, "recall", Map.of())).containsEntry("teamworkDone", "recalled");
		assertThat(groups(triage)).containsExactly("support");
		assertThat(move("manager", number, triage, "recall", Map.of())).containsKey("teamworkRefused");
	}

	@Test
	void whatIsDoneIsNotCalledBack() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");
		move("support", number, triage, "handOver", Map.of("team", "legal", "reason", "要起诉"));
		this.work.completes("legal", number, "triage", Answers.of("verdict", "spam"));

		assertThat(move("support", number, triage, "recall", Map.of()).get("teamworkRefused")).asString()
			.contains("已经完成");
	}

	@Test
	void onlyWhoHasToDoWithATaskMovesIt() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");

		assertThat(move("engineering", number, triage, "giveBack", Map.of())).containsKey("teamworkRefused");
		assertThat(move("support2", number, triage, "pass", Map.of("colleague", "engineering")))
			.containsKey("teamworkRefused");
		assertThat(move("support2", this.work.submit(), triage, "giveBack", Map.of())).containsKey("teamworkRefused");
		assertThat(assignee(triage)).isEqualTo("support");
		assertThat(move("manager", number, triage, "pass", Map.of("colleague", "support2")))
			.containsEntry("teamworkDone", "passed");
		assertThat(this.work.page("engineering", "/cases/" + number)).doesNotContain("/pass\"", "/handOver\"");
	}

	@Test
	void whoFixedIsNotGivenTheTestAndEverybodySeesWhy() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.plan(Answers.measure("product", "quality"), Answers.measure("communication", "support")));
		Task fix = this.work.tasks(number, "fix")
			.stream()
			.filter((task) -> this.work.fixDepartment(task).equals("quality"))
			.findFirst()
			.orElseThrow();
		this.work.completes("quality", fix, Answers.systemFix());
		Task test = this.work.task(number, "test");

		assertThat(move("quality2", number, test, "pass", Map.of("colleague", "quality")).get("teamworkRefused"))
			.asString()
			.contains("quality", "不能测试");
		assertThat(assignee(test)).isNull();
		assertThat(this.work.page("lead", "/cases/" + number)).contains("职责分离：质量 (quality) 实施了该措施，不能测试它。");
		assertThat(move("quality", number, test, "pass", Map.of("colleague", "quality2"))).containsEntry("teamworkDone",
				"passed");
	}

	@Test
	void theSubstituteOfSomebodyAbsentGetsTheMailsAndTakesOver() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");
		assertThat(move("support2", number, triage, "takeOver", Map.of())).containsKey("teamworkRefused");

		assertThat(states("support", "support", 0, 3, "support2")).containsEntry("done", true);
		assertThat(this.work.page("support2", "/cases/" + number)).contains("客服 (support) 不在岗，由 客服 (support2) 代理。",
				"/takeOver");
		this.work.fillsIn("manager", "/cases/" + number + "/tasks/" + triage.getId() + "/pass",
				Map.of("colleague", "support2", "confirmed", "true"));
		this.work.fillsIn("manager", "/cases/" + number + "/tasks/" + triage.getId() + "/pass",
				Map.of("colleague", "support", "confirmed", "true"));
		assertThat(told(number)).containsExactlyInAnyOrder("assigned user:support2", "assigned user:support",
				"assigned user:support2");
		assertThat(move("support2", number, triage, "takeOver", Map.of())).containsEntry("teamworkDone", "tookOver");
		assertThat(assignee(triage)).isEqualTo("support2");
		assertThat(trail(number)).contains("代理人从 客服 (support) 接手任务（初筛）");

		assertThat(this.work.fillsIn("support2", "/absence/" + absenceOf("support") + "/end", Map.of()))
			.containsKey("refused");
		assertThat(this.work.fillsIn("manager", "/absence/" + absenceOf("support") + "/end", Map.of()))
			.containsEntry("done", true);
		assertThat(this.work.page("support", "/absence")).doesNotContain("/absence/" + absenceOf("support") + "/end");
	}

	@Test
	void anAbsenceNeedsASubstituteOfTheTeamWhoIsThere() {
		assertThat(states("legal2", "legal", 0, 1, "legal2")).containsKey("refused");
		assertThat(states("legal", "legal", 0, 1, "support")).containsKey("refused");
		assertThat(states("legal", "legal", 0, 1, "legal")).containsKey("refused");
		assertThat(states("legal", "legal", 2, 1, "legal2")).containsKey("refused");
		assertThat(states("legal", "legal", 0, 400, "legal2")).containsKey("refused");
		assertThat(states("manager", "legal", 5, 6, "legal2")).containsEntry("done", true);
		assertThat(states("legal", "legal", 6, 7, "legal2")).containsKey("refused");
		assertThat(states("legal2", "legal2", 6, 7, "legal")).containsKey("refused");
	}

	@Test
	void whoClaimedATaskComesBackToItLaterWithoutMovingTheDeadline() {
		String number = this.work.submit();
		Task triage = this.work.claims("support", number, "triage");
		LocalDateTime tomorrow = LocalDateTime.now().plusDays(1).withSecond(0).withNano(0);

		assertThat(move("support2", number, triage, "callBack", Map.of("at", tomorrow.toString(), "note", "回电")))
			.containsKey("teamworkRefused");
		for (String wrong : List.of("", "soon", tomorrow.minusDays(2).toString(), tomorrow.plusYears(2).toString())) {
			assertThat(move("support", number, triage, "callBack", Map.of("at", wrong, "note", "回电")))
				.containsKey("teamworkRefused");
		}
		assertThat(move("support", number, triage, "callBack", Map.of("at", tomorrow.toString(), "note", "给王小明回电")))
			.containsEntry("teamworkDone", "callBack");
		assertThat(reload(triage).getFollowUpDate()).isAfter(new Date());
		assertThat(reload(triage).getDueDate()).isEqualTo(triage.getDueDate());
		assertThat(trail(number)).contains("给王**回电").doesNotContain("王小明");
		assertThat(move("support", number, triage, "callBack/clear", Map.of())).containsEntry("teamworkDone",
				"callBackCleared");
		assertThat(reload(triage).getFollowUpDate()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cases/FB-1/comments", "/cases/FB-1/question", "/cases/FB-1/tasks/1/giveBack",
			"/cases/FB-1/tasks/1/pass", "/cases/FB-1/tasks/1/handOver", "/cases/FB-1/tasks/1/recall",
			"/cases/FB-1/tasks/1/takeOver", "/cases/FB-1/tasks/1/callBack", "/cases/FB-1/tasks/1/callBack/clear",
			"/absence", "/absence/1/end" })
	void auditorsOnlyRead(String form) throws Exception {
		this.http.perform(post(form).with(csrf()).with(member("auditor"))).andExpect(status().isForbidden());
		assertThat(this.rest.program("auditor").postJson("/api/cases/FB-1/comments", "{}").statusCode()).isEqualTo(403);
	}

	private Map<String, Object> move(String userId, String number, Task task, String how, Map<String, String> fields) {
		Map<String, String> sure = new HashMap<>(fields);
		sure.put("confirmed", "true");
		return tries(userId, number, task, how, sure);
	}

	private Map<String, Object> tries(String userId, String number, Task task, String how, Map<String, String> fields) {
		return this.work.fillsIn(userId, "/cases/" + number + "/tasks/" + task.getId() + "/" + how, fields);
	}

	private Map<String, Object> states(String statedBy, String userId, int from, int to, String substitute) {
		LocalDate today = LocalDate.now();
		return this.work.fillsIn(statedBy, "/absence", Map.of("userId", userId, "firstDay",
				today.plusDays(from).toString(), "lastDay", today.plusDays(to).toString(), "substitute", substitute));
	}

	private long absenceOf(String userId) {
		return this.database.sql("select max(id) from absence where user_id = ?")
			.param(userId)
			.query(Long.class)
			.single();
	}

	private Task reload(Task task) {
		return this.tasks.createTaskQuery().taskId(task.getId()).singleResult();
	}

	private String assignee(Task task) {
		return reload(task).getAssignee();
	}

	private Set<String> groups(Task task) {
		return this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.filter((link) -> link.getGroupId() != null)
			.map(IdentityLink::getGroupId)
			.collect(Collectors.toSet());
	}

	private String trail(String number) {
		return this.rest.program("support")
			.with("Accept-Language", "zh-CN")
			.get("/api/cases/" + number + "/trail")
			.body();
	}

	private List<String> told(String number) {
		return this.database
			.sql("select event || ' ' || recipient from outbox where number = ? and recipient like '%:%' order by id")
			.param(number)
			.query(String.class)
			.list();
	}

}
