package feedbackloop.process;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import feedbackloop.testing.TaskRest.Door;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is wrong is refused at every door to the engine, in words, and leaves nothing
 * behind.
 */
@CaseTest
class TaskSubmissionTest {

	private static final String CANARY = "金丝雀原文";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private TaskService tasks;

	@Autowired
	private JdbcClient database;

	/** A change to a triage form that is otherwise right, and what is said about it. */
	private record Wrong(String what, String field, Object value, String chinese, String english) {

		@Override
		public String toString() {
			return this.what;
		}

	}

	static Stream<Wrong> wrongValues() {
		return Stream.of(
				new Wrong("score 6", "affected", 6, "affected 须为 1 到 5 的整数",
						"affected must be a whole number from 1 to 5"),
				new Wrong("score 0", "severity", "0", "severity 须为 1 到 5 的整数",
						"severity must be a whole number from 1 to 5"),
				new Wrong("score 2.5", "urgency", 2.5, "urgency 须为 1 到 5 的整数",
						"urgency must be a whole number from 1 to 5"),
				new Wrong("unknown type", "feedbackType", "banana", "feedbackType 不是已知的反馈类型，可选：defect",
						"feedbackType is not a known type of feedback; choose one of: defect"),
				new Wrong("unknown verdict", "verdict", "perhaps", "verdict 只能是以下之一", "verdict must be one of"),
				new Wrong("missing field", "restatement", null, "请填写 restatement", "fill in restatement"),
				new Wrong("blank field", "restatement", "  ", "请填写 restatement", "fill in restatement"),
				new Wrong("text over 4,000", "restatement", CANARY + "长".repeat(4000), "restatement 过长，最多 4,000",
						"restatement is too long: at most 4,000"),
				new Wrong("text with a null character", "restatement", CANARY + "\0", "restatement 含有不可见的控制字符",
						"restatement contains an invisible control character"),
				new Wrong("no boolean", "majorLossRisk", "yes", "majorLossRisk 只能为 true 或 false",
						"majorLossRisk must be true or false"),
				new Wrong("risk without reason", "majorLossRisk", true, "请填写 riskReason", "fill in riskReason"),
				new Wrong("unknown name", "shoeSize", CANARY, "此任务不接受 shoeSize，请删除",
						"does not accept shoeSize; leave it"),
				new Wrong("a result", "grade", "urgent", "此任务不接受 grade", "does not accept grade"),
				new Wrong("another task's name", "verificationPassed", true, "此任务不接受 verificationPassed",
						"does not accept verificationPassed"),
				new Wrong("unknown user", "caseOwner", "nobody", "caseOwner 不是已知的用户名", "caseOwner is not a known user"),
				new Wrong("unknown improvement", "improvementNumber", "IM-20260101-999999",
						"improvementNumber 中的改进编号 IM-20260101-999999 不存在",
						"The improvement IM-20260101-999999 in improvementNumber does not exist"),
				new Wrong("a text for an improvement number", "improvementNumber", CANARY, "improvementNumber 须为改进编号",
						"improvementNumber must be the number of an improvement"),
				new Wrong("a text for a case number", "originalNumber", CANARY, "originalNumber 须为案件编号",
						"originalNumber must be the number of a case"),
				new Wrong("an object for a text", "restatement", Map.of("value", Map.of("a", CANARY)),
						"restatement 须为文本", "restatement must be text"),
				new Wrong("a file for a text", "restatement",
						Map.of("value", "ZmlsZQ==", "type", "File", "valueInfo", Map.of("filename", "a.txt")),
						"restatement 须为文本", "restatement must be text"),
				new Wrong("bytes for a text", "restatement", Map.of("value", "ZmlsZQ==", "type", "Bytes"),
						"restatement 须为文本", "restatement must be text"));
	}

	@ParameterizedTest
	@MethodSource("wrongValues")
	void aWrongValueIsRefusedAtEveryDoorInTheReadersLanguageAndLeavesNothing(Wrong wrong) {
		Task task = claimedTriage();
		Map<String, Object> before = traces();
		for (Door door : Door.values()) {
			Map<String, Object> values = Answers.with(Answers.mediumDefect(), wrong.field(), wrong.value());
			HttpResponse<String> english = this.rest.submits(door, "support", "en", task.getId(), values);
			HttpResponse<String> chinese = this.rest.submits(door, "support", "zh-CN", task.getId(), values);
			assertRefused(english, 400, said(door, wrong, wrong.english()));
			assertRefused(chinese, 400, said(door, wrong, wrong.chinese()));
		}
		assertUntouched(task, "support", before);
	}

	@Test
	void everyProblemIsNamedAtOnce() {
		Task task = claimedTriage();
		HttpResponse<String> answer = this.rest.submits("support", task.getId(),
				Answers.with(Answers.mediumDefect(), "affected", 6, "restatement", null, "shoeSize", 43));
		assertThat(this.rest.message(answer)).contains("affected", "restatement", "shoeSize");
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void aBodyThatIsNoSubmissionIsRefused(Door door) {
		Task task = claimedTriage();
		Map<String, Object> before = traces();
		for (String body : new String[] { "{\"variables\":", "[1]",
				"{\"variables\":{\"verdict\":{\"type\":\"Banana\",\"value\":1}}}" }) {
			HttpResponse<String> answer = this.rest.posts(door, "support", "en", task.getId(), body);
			assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
			assertThat(answer.body()).doesNotContain("\tat ", "\\tat ", CANARY);
		}
		assertUntouched(task, "support", before);
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void aTaskIsClaimedBeforeItIsSubmitted(Door door) {
		Task task = triage();
		Map<String, Object> before = traces();
		assertRefused(door, "support", task, 403, "请先认领此任务", "Claim this task before");
		assertUntouched(task, null, before);
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void aTaskThatAnotherClaimedIsTheirs(Door door) {
		Task task = claimedTriage();
		Map<String, Object> before = traces();
		assertRefused(door, "support2", task, 409, "此任务已由 客服 (support) 认领", "has been claimed by Support (support)");
		assertUntouched(task, "support", before);
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void aTaskBelongsToItsTeam(Door door) {
		Task task = claimedTriage();
		Map<String, Object> before = traces();
		for (String userId : new String[] { "engineering", "lead", "quality", "admin", "owner" }) {
			assertRefused(door, userId, task, 403, "此任务由以下部门处理：客服", "This task belongs to: Support");
		}
		assertUntouched(task, "support", before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "engineering", "lead", "quality", "admin", "owner" })
	void onlyTheTeamClaims(String userId) {
		Task task = triage();
		HttpResponse<String> answer = this.rest.claim(userId, task.getId());
		assertRefused(answer, 403, "This task belongs to: Support");
		assertThat(open(task).getAssignee()).isNull();
	}

	@Test
	void aManagerClaimsAndCompletesAnyTask() {
		String number = this.work.submit();
		this.rest.completes("manager", this.work.task(number, "triage").getId(), Answers.mediumDefect());
		this.rest.completes("manager", this.work.task(number, "firstResponse").getId(), Answers.answer());
		assertThat(overrides(number)).isZero();
		assertThat(this.work.openTasks(number)).contains("contribute").doesNotContain("firstResponse");
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void aSecondCompletionComesTooLate(Door door) {
		String number = this.work.submit();
		Task task = this.work.task(number, "triage");
		this.rest.claims("support", task.getId());
		HttpResponse<String> first = this.rest.submits(door, "support", "en", task.getId(), Answers.mediumDefect());
		assertThat(first.statusCode()).as(first.body()).isIn(200, 204);
		assertRefused(door, "support", task, 409, "此任务已经完成", "This task is done already");
		assertThat(entries(task)).isOne();
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void anUnknownTaskIsNotFound(Door door) {
		HttpResponse<String> english = this.rest.submits(door, "support", "en", "no-such-task", Answers.mediumDefect());
		HttpResponse<String> chinese = this.rest.submits(door, "support", "zh-CN", "no-such-task",
				Answers.mediumDefect());
		assertRefused(english, 404, "There is no such task");
		assertRefused(chinese, 404, "没有这个任务");
	}

	@Test
	void whoClaimedATaskGivesItBackAndOthersLeaveItToThem() {
		Task task = claimedTriage();
		String unclaim = "/engine-rest/task/" + task.getId() + "/unclaim";
		assertThat(this.rest.program("support2").postJson(unclaim, "{}").statusCode()).isEqualTo(403);
		assertThat(this.rest.program("support")
			.postJson("/engine-rest/task/" + task.getId() + "/assignee", "{\"userId\":\"support2\"}")
			.statusCode()).isEqualTo(403);
		assertThat(open(task).getAssignee()).isEqualTo("support");
		assertThat(this.rest.program("support").postJson(unclaim, "{}").statusCode()).isEqualTo(204);
		assertThat(open(task).getAssignee()).isNull();
		this.rest.completes("support2", task.getId(), Answers.mediumDefect());
	}

	@Test
	void aManagerGivesTasksBackAndAssignsThem() {
		Task task = claimedTriage();
		String path = "/engine-rest/task/" + task.getId();
		assertThat(this.rest.program("manager").postJson(path + "/unclaim", "{}").statusCode()).isEqualTo(204);
		assertThat(this.rest.program("manager").postJson(path + "/assignee", "{\"userId\":\"support2\"}").statusCode())
			.isEqualTo(204);
		assertThat(open(task).getAssignee()).isEqualTo("support2");
	}

	@Test
	void whatIsDoneOrNeverWasIsNotClaimed() {
		Task task = triage();
		this.rest.completes("support", task.getId(), Answers.mediumDefect());
		assertRefused(this.rest.claim("support2", task.getId()), 409, "This task is done already");
		assertRefused(this.rest.claim("support2", "no-such-task"), 404, "There is no such task");
	}

	@Test
	void aTaskIsClaimedOnce() {
		Task task = claimedTriage();
		assertRefused(this.rest.claim("support2", task.getId()), 409, "claimed by Support (support)");
		assertThat(open(task).getAssignee()).isEqualTo("support");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "POST | resolve | {'variables':{'verdict':{'value':'spam'}}}",
			"POST | resolve | {}", "POST | delegate | {'userId':'support2'}",
			"POST | bpmnError | {'errorCode':'wrong','errorMessage':'金丝雀原文','variables':{'grade':{'value':'low'}}}",
			"POST | bpmnEscalation | {'escalationCode':'wrong','variables':{'grade':{'value':'low'}}}",
			"PUT | variables/grade | {'value':'low','type':'String'}",
			"PUT | variables/金丝雀原文 | {'value':'金丝雀原文','type':'String'}",
			"PUT | localVariables/grade | {'value':'low','type':'String'}",
			"POST | variables | {'modifications':{'grade':{'value':'low'}}}",
			"POST | variables | {'deletions':['mark']}",
			"POST | localVariables | {'modifications':{'grade':{'value':'low'}}}", "DELETE | variables/mark | ",
			"DELETE | localVariables/mark | " })
	void nobodyGoesAroundTheForm(String method, String call, String body) {
		Task task = claimedTriage();
		Map<String, Object> before = traces();
		String json = (body != null) ? body.replace('\'', '"') : null;
		for (String path : new String[] { "/engine-rest/task/", "/camunda/api/engine/engine/default/task/" }) {
			Caller person = path.startsWith("/engine-rest") ? this.rest.program("support")
					: this.rest.tasklist("support");
			String address = path + task.getId() + "/" + call.replace("金丝雀原文", "%E9%87%91%E4%B8%9D");
			assertRefused(person.with("Accept-Language", "en").send(method, address, "application/json", json), 403,
					"completed through its form");
			assertRefused(person.with("Accept-Language", "zh-CN").send(method, address, "application/json", json), 403,
					"任务只能通过其表单完成");
		}
		assertUntouched(task, "support", before);
	}

	@Test
	void aManagerGoesAroundTheFormAsLittle() {
		Task task = claimedTriage();
		HttpResponse<String> answer = this.rest.program("manager")
			.putJson("/engine-rest/task/" + task.getId() + "/variables/grade", "{\"value\":\"low\"}");
		assertRefused(answer, 403, "completed through its form");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"POST | process-instance/%s/variables | {'modifications':{'grade':{'value':'low'}}}",
			"PUT | process-instance/%s/variables/grade | {'value':'low'}",
			"PUT | execution/%s/localVariables/grade | {'value':'low'}",
			"POST | process-instance/%s/modification | {'instructions':[{'type':'cancel','activityId':'triage'}]}",
			"DELETE | process-instance/%s | ", "POST | execution/%s/signal | {}",
			"POST | message | {'messageName':'Withdrawn','processInstanceId':'%s'}" })
	void staffDoNotReachIntoTheProcess(String method, String call, String body) {
		Task task = claimedTriage();
		Map<String, Object> before = traces();
		String instance = task.getProcessInstanceId();
		String json = (body != null) ? body.replace('\'', '"').formatted(instance) : null;
		HttpResponse<String> answer = this.rest.program("support")
			.send(method, "/engine-rest/" + call.formatted(instance), "application/json", json);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
		assertUntouched(task, "support", before);
	}

	private Task triage() {
		return this.work.task(this.work.submit(), "triage");
	}

	private Task claimedTriage() {
		Task task = triage();
		this.rest.claims("support", task.getId());
		return task;
	}

	private void assertRefused(Door door, String userId, Task task, int status, String chinese, String english) {
		Map<String, Object> values = Answers.mediumDefect();
		assertRefused(this.rest.submits(door, userId, "en", task.getId(), values), status, english);
		assertRefused(this.rest.submits(door, userId, "zh-CN", task.getId(), values), status, chinese);
	}

	private void assertRefused(HttpResponse<String> answer, int status, String sentence) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(this.rest.message(answer)).contains(sentence);
		assertSpeaksPlainly(answer);
	}

	/** Tasklist says what its form calls the field, so the name is marked there. */
	private static String said(Door door, Wrong wrong, String sentence) {
		String names = "\\b(" + wrong.field() + "|riskReason)\\b";
		return (door == Door.TASKLIST) ? sentence.replaceAll(names, "«$1»") : sentence;
	}

	private static void assertSpeaksPlainly(HttpResponse<String> answer) {
		assertThat(answer.body()).doesNotContain("java.", "org.camunda", "feedbackloop.", "com.fasterxml", "\\tat ",
				"Refusal", CANARY);
	}

	private void assertUntouched(Task task, String assignee, Map<String, Object> before) {
		assertThat(open(task).getAssignee()).isEqualTo(assignee);
		assertThat(traces()).isEqualTo(before);
	}

	private Task open(Task task) {
		return this.tasks.createTaskQuery().taskId(task.getId()).singleResult();
	}

	private long entries(Task task) {
		return this.database.sql("select count(*) from form_entry where task_id = ?")
			.param(task.getId())
			.query(Long.class)
			.single();
	}

	private long overrides(String number) {
		return this.database.sql("select count(*) from timeline where number = ? and kind = 'override'")
			.param(number)
			.query(Long.class)
			.single();
	}

	/** How much there is of all that a submission may leave. */
	private Map<String, Object> traces() {
		return this.database.sql("""
				select (select count(*) from form_entry) form_entry, (select count(*) from timeline) timeline,
				  (select count(*) from correspondence) correspondence, (select count(*) from outbox) outbox,
				  (select count(*) from act_hi_detail) detail, (select count(*) from act_hi_varinst) varinst,
				  (select count(*) from act_ru_variable) variable, (select count(*) from act_ge_bytearray) bytes,
				  (select count(*) from act_hi_comment) comment, (select count(*) from act_hi_op_log) operation,
				  (select count(*) from act_hi_actinst) activity, (select count(*) from act_ru_task) task,
				  (select sum(version) from feedback) feedback, (select sum(rev_) from act_ru_task) task_version
				""").query().singleRow();
	}

}
