package feedbackloop.process;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Separation of duties by person, over REST: somebody who is in every team judges nothing
 * that they did themselves; a manager may, with a reason that is logged.
 */
@CaseTest
class FourEyesTest {

	/** In all the teams of the main path. */
	private static final String VERSATILE = "versatile";

	private static final String REASON = "值班只有我一人，电话 13912345678";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private IdentityService identities;

	@Autowired
	private JdbcClient database;

	/** With the password of another, since hashing one takes long on purpose. */
	@BeforeEach
	void somebodyIsInEveryTeam() {
		UserEntity alike = (UserEntity) this.identities.createUserQuery().userId("support").singleResult();
		UserEntity user = (UserEntity) this.identities.newUser(VERSATILE);
		user.setDbPassword(alike.getPassword());
		user.setSalt(alike.getSalt());
		((IdentityServiceImpl) this.identities).saveUser(user, true);
		for (String group : List.of("support", "lead", "product", "engineering", "quality")) {
			this.identities.createMembership(VERSATILE, group);
		}
	}

	@AfterEach
	void somebodyLeaves() {
		this.identities.deleteUser(VERSATILE);
		this.rest.leaves(VERSATILE);
	}

	@Test
	void whoAnsweredDoesNotDecideTheDispute() {
		String number = answeredBy(VERSATILE);
		this.work.disputes(number);
		assertJudgedByAnotherOnly(number, "dispute", explanation(), "lead", "You answered this customer", "您曾答复该客户");
	}

	@Test
	void whoAnsweredWithTheTriageDoesNotDecideTheDispute() {
		String number = this.work.submit();
		this.rest.completes(VERSATILE, this.work.task(number, "triage").getId(), Answers
			.with(Answers.valid("transaction", 1, 1, 1), "responseText", "请清除缓存后再试。", "resolvedAtFirstContact", true));
		this.work.disputes(number);
		assertJudgedByAnotherOnly(number, "dispute", explanation(), "lead", "You answered this customer", "您曾答复该客户");
	}

	@Test
	void whoOnlySortedTheCaseMayDecideTheDispute() {
		String number = this.work.submit();
		this.rest.completes(VERSATILE, this.work.task(number, "triage").getId(), Answers.valid("transaction", 1, 1, 1));
		this.rest.completes("support", this.work.task(number, "firstResponse").getId(),
				Answers.of("responseText", "已处理。", "resolvedAtFirstContact", true));
		this.work.disputes(number);
		this.rest.completes(VERSATILE, this.work.task(number, "dispute").getId(), explanation());
		assertThat(this.work.status(number)).isEqualTo("resolved");
	}

	@Test
	void whoPlansDoesNotApprove() {
		String number = this.work.atPlan();
		this.rest.completes(VERSATILE, this.work.task(number, "plan").getId(),
				Answers.of("noMeasureReason", "成本远高于收益"));
		assertJudgedByAnotherOnly(number, "approval", Answers.of("approved", true), "lead",
				"You planned these measures", "您参与制定了该方案");
	}

	@Test
	void whoBroughtTheMeasuresWithTheAnalysisDoesNotApprove() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
		this.work.contributes(number);
		this.rest.completes("manager", this.work.task(number, "analysis").getId(),
				Answers.with(Answers.analysis(), "measures",
						List.of(Answers.measure("product", "engineering"), Answers.measure("education", "support"))));
		Task approval = this.work.task(number, "approval");
		this.rest.claims("manager", approval.getId());
		assertRefused("manager", approval, Answers.of("approved", true), "You planned these measures", "您参与制定了该方案");
		assertOverride("manager", this.work.improvementOf(number), approval, Answers.of("approved", true));
	}

	@Test
	void whoFixesDoesNotTest() {
		String number = atFix();
		fixes(VERSATILE, number);
		assertJudgedByAnotherOnly(number, "test", Answers.test(true), "quality", "You carried out this measure",
				"该措施由您实施");
	}

	@Test
	void whoFixedTheOtherMeasureMayTest() {
		String number = atFix();
		for (Task fix : this.work.tasks(number, "fix")) {
			boolean system = this.work.fixDepartment(fix).equals("engineering");
			this.rest.completes(system ? "engineering" : VERSATILE, fix.getId(),
					system ? Answers.systemFix() : Answers.documentFix());
		}
		this.rest.completes(VERSATILE, this.work.task(number, "test").getId(), Answers.test(true));
	}

	@Test
	void whoFixedAnyMeasureDoesNotVerify() {
		String number = atFix();
		fixes(VERSATILE, number);
		this.work.carriesOut(number);
		assertJudgedByAnotherOnly(number, "verification", Answers.verification(), "quality2",
				"You carried out a measure of this improvement", "该改进中有您实施的措施");
	}

	@Test
	void whoFixedAnyMeasureDoesNotClose() {
		String number = atFix();
		fixes(VERSATILE, number);
		this.work.carriesOut(number);
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		assertJudgedByAnotherOnly(number, "closure", Answers.closure(), "support2",
				"You carried out a measure of this improvement", "该改进中有您实施的措施");
	}

	@Test
	void aManagerSetsItAsideWithAReasonThatIsLogged() {
		String number = answeredBy("manager");
		this.work.disputes(number);
		Task dispute = this.work.task(number, "dispute");
		this.rest.claims("manager", dispute.getId());
		assertRefused("manager", dispute, explanation(), "overrideReason", "overrideReason");
		assertRefused("manager", dispute, Answers.with(explanation(), "overrideReason", " "), "overrideReason",
				"overrideReason");
		assertOverride("manager", number, dispute, explanation());
		this.work.confirms(number);
		assertThat(this.work.status(number)).isEqualTo("closed");
	}

	@Test
	void aManagerWhoFixedTestsVerifiesAndClosesOnlyWithAReason() {
		String number = atFix();
		fixes("manager", number);
		Task test = this.work.task(number, "test");
		this.rest.claims("manager", test.getId());
		assertRefused("manager", test, Answers.test(true), "You carried out this measure", "该措施由您实施");
		assertOverride("manager", this.work.improvementOf(number), test, Answers.test(true));
		this.work.carriesOut(number);
		Task verification = this.work.task(number, "verification");
		this.rest.claims("manager", verification.getId());
		assertOverride("manager", this.work.improvementOf(number), verification, Answers.verification());
	}

	@Test
	void aReasonThatIsNotNeededIsNoOverride() {
		String number = answeredBy("support");
		this.work.disputes(number);
		this.rest.completes("manager", this.work.task(number, "dispute").getId(),
				Answers.with(explanation(), "overrideReason", REASON));
		assertThat(overrides(number)).isZero();
	}

	private void assertJudgedByAnotherOnly(String number, String taskKey, Map<String, Object> values, String another,
			String english, String chinese) {
		Task task = this.work.task(number, taskKey);
		this.rest.claims(VERSATILE, task.getId());
		assertRefused(VERSATILE, task, values, english, chinese);
		Map<String, Object> overriding = new HashMap<>(values);
		overriding.put("overrideReason", REASON);
		assertRefused(VERSATILE, task, overriding, english, chinese);
		assertThat(this.rest.program(VERSATILE)
			.postJson("/engine-rest/task/" + task.getId() + "/unclaim", "{}")
			.statusCode()).isEqualTo(204);
		this.rest.completes(another, task.getId(), values);
		assertThat(overrides(number)).isZero();
	}

	private void assertRefused(String userId, Task task, Map<String, Object> values, String english, String chinese) {
		HttpResponse<String> answer = this.rest.submits(TaskRest.Door.COMPLETE, userId, "en", task.getId(), values);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
		assertThat(this.rest.message(answer)).contains(english);
		HttpResponse<String> chineseAnswer = this.rest.submits(TaskRest.Door.TASKLIST, userId, "zh-CN", task.getId(),
				values);
		assertThat(chineseAnswer.statusCode()).as(chineseAnswer.body()).isEqualTo(403);
		assertThat(this.rest.message(chineseAnswer)).contains(chinese);
		assertThat(overrideReasons(task)).isEmpty();
	}

	private void assertOverride(String userId, String number, Task task, Map<String, Object> values) {
		long before = overrides(number);
		HttpResponse<String> answer = this.rest.submits(userId, task.getId(),
				Answers.with(values, "overrideReason", REASON));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
		assertThat(overrideReasons(task)).containsExactly("值班只有我一人，电话 139****5678");
		assertThat(overrides(number)).isEqualTo(before + 1);
	}

	private String answeredBy(String userId) {
		String number = this.work.submit();
		this.work.completes("support2", number, "triage", Answers.valid("transaction", 1, 1, 1));
		this.rest.completes(userId, this.work.task(number, "firstResponse").getId(),
				Answers.of("responseText", "已处理。", "resolvedAtFirstContact", true));
		return number;
	}

	private String atFix() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		return number;
	}

	/** Carries out the system change and leaves the rest to others. */
	private void fixes(String userId, String number) {
		for (Task fix : this.work.tasks(number, "fix")) {
			if (this.work.fixDepartment(fix).equals("engineering")) {
				this.rest.completes(userId, fix.getId(), Answers.systemFix());
			}
		}
	}

	private static Map<String, Object> explanation() {
		return Answers.of("disputeDecision", "explain", "responseText", "这是预期行为。");
	}

	private List<String> overrideReasons(Task task) {
		return this.database.sql("select override_reason from form_entry where task_id = ?")
			.param(task.getId())
			.query(String.class)
			.list();
	}

	private long overrides(String number) {
		return this.database.sql("select count(*) from timeline where number = ? and kind = 'override'")
			.param(number)
			.query(Long.class)
			.single();
	}

}
