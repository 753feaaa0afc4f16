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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody walks around what a measure has to pass: tried over every way by which a form
 * reaches the engine, also by forms that ask for more than today's.
 */
@CaseTest
class GatesTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private ObjectMapper json;

	@ParameterizedTest
	@EnumSource(Door.class)
	void whoFixesDoesNotChooseAnEasierCheck(Door door) {
		String number = planned(Answers.measure("product", "engineering"));
		Task fix = this.work.task(number, "fix");
		this.rest.claims("engineering", fix.getId());
		assertRefused(door, "engineering", fix, Answers.with(Answers.systemFix(), "landing", "document"), "landing",
				"system");
		assertRefused(door, "engineering", fix, Answers.documentFix(), "fixVersion");
		assertRefused(door, "engineering", fix, Answers.with(Answers.systemFix(), "check", "reader"), "check");
		assertPassed(door, "engineering", fix, Answers.with(Answers.systemFix(), "landing", "system"));
		assertThat(this.work.openTasks(number)).contains("test");
	}

	@Test
	void nobodySetsWhatThePlanAndTheTableSaid() {
		String number = planned(Answers.measure("product", "engineering"));
		Task fix = this.work.task(number, "fix");
		this.rest.claims("engineering", fix.getId());
		for (String fact : new String[] { "check", "landing", "needsPilot" }) {
			assertThat(this.rest.program("engineering")
				.putJson("/engine-rest/task/" + fix.getId() + "/variables/" + fact,
						"{\"value\": \"reader\", \"type\": \"String\"}")
				.statusCode()).as(fact).isBetween(400, 405);
		}
		this.rest.completes("engineering", fix.getId(), Answers.systemFix());
		assertThat(this.work.openTasks(number)).contains("test");
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void aDocumentCountsOnlyWhenSomebodyElseHasReadIt(Door door) {
		String number = planned(Answers.measure("communication", "support"));
		this.rest.completes("support", this.work.task(number, "fix").getId(), Answers.documentFix());
		assertThat(this.work.openTasks(number)).contains("check").doesNotContain("verification");
		Task check = this.work.task(number, "check");
		assertThat(check.getDueDate()).isNotNull();
		this.rest.claims("support", check.getId());
		HttpResponse<String> own = this.rest.submits(door, "support", "en", check.getId(), Answers.check(true));
		assertThat(own.statusCode()).as(own.body()).isEqualTo(403);
		assertThat(this.rest.message(own)).contains("somebody else tests or checks it");
		this.rest.claims("support2", check.getId());
		assertRefused(door, "support2", check, Answers.of("checkPassed", true), "checkResult");
		assertPassed(door, "support2", check, Answers.check(true));
		assertThat(this.work.openTasks(number)).contains("verification");
	}

	@Test
	void thePlanChoosesWhereAMeasureLandsWhateverItsKind() {
		String number = planned(Answers.with(Answers.measure("process", "engineering"), "landing", "system"));
		this.rest.completes("engineering", this.work.task(number, "fix").getId(), Answers.systemFix());
		this.rest.completes("quality", this.work.task(number, "test").getId(), Answers.test(true));
		assertThat(this.work.openTasks(number)).as("The table says that systems are piloted").contains("pilot");
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void noPlanLeavesThePilotOutWithoutAReason(Door door) throws Exception {
		String number = this.work.atPlan();
		Task plan = this.work.task(number, "plan");
		this.rest.claims("product", plan.getId());
		Map<String, Object> measure = Answers.with(Answers.measure("process", "engineering"), "landing", "system",
				"pilot", false);
		assertRefused(door, "product", plan,
				Answers.of("measures", this.json.writeValueAsString(List.of(measure)), "oneKindReason", "只影响内部页面"),
				"measures[1].noPilotReason");
	}

	@Test
	void leavingThePilotOutIsApprovedByAnother() {
		String number = planned(
				Answers.with(Answers.measure("product", "engineering"), "pilot", false, "noPilotReason", "只改一处文字"));
		assertThat(this.work.openTasks(number)).contains("approval").doesNotContain("fix");
		this.work.completes("manager", number, "approval", Answers.of("approved", true));
		this.rest.completes("engineering", this.work.task(number, "fix").getId(), Answers.systemFix());
		this.rest.completes("quality", this.work.task(number, "test").getId(), Answers.test(true));
		assertThat(this.work.openTasks(number)).contains("release").doesNotContain("pilot");
	}

	@Test
	void aMeasureThatTheTableDoesNotPilotNeedsNoApprovalToGoWithout() {
		assertThat(this.work.openTasks(planned(Answers.with(Answers.measure("education", "support"), "pilot", false))))
			.contains("fix");
	}

	private String planned(Map<String, Object> measure) {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.with(Answers.plan(measure), "oneKindReason", "只影响内部页面"));
		return number;
	}

	private void assertPassed(Door door, String userId, Task task, Map<String, Object> values) {
		HttpResponse<String> answer = this.rest.submits(door, userId, "en", task.getId(), values);
		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
	}

	/** The refusal names the field and what to do. */
	private void assertRefused(Door door, String userId, Task task, Map<String, Object> values, String... words) {
		for (String language : new String[] { "en", "zh-CN" }) {
			HttpResponse<String> answer = this.rest.submits(door, userId, language, task.getId(), values);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
			assertThat(this.rest.message(answer)).contains(words);
		}
	}

}
