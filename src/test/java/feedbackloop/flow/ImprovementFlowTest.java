package feedbackloop.flow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every path of an improvement and of its measures.
 */
@FlowTest
class ImprovementFlowTest {

	@Autowired
	private CaseWork work;

	private final Instant start = Instant.now().minusSeconds(1);

	@AfterAll
	void everyElementOfTheModelsWasVisited() {
		assertThat(this.work.neverVisited("improvement", this.start)).isEmpty();
		assertThat(this.work.neverVisited("measure", this.start)).isEmpty();
		assertThat(this.work.neverVisited("contribution", this.start)).isEmpty();
	}

	@Test
	void aCauseIsLookedForAgainAndItsReleaseHearsOfItsWindow() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		this.work.contributes(number);
		this.work.completes("product", number, "analysis",
				Answers.of("conclusion", "watch", "notFoundReason", "日志里没有线索", "watchUntil", Answers.inDays(20)));
		this.work.runsJobs();
		String improvement = this.work.improvementOf(number);
		this.work.fires(improvement, "event_lookAgain");
		this.work.completes("product", number, "analysis", Answers.analysis());
		this.work.completes("product", number, "plan",
				Answers.with(Answers.plan(Answers.measure("product", "engineering")), "oneKindReason", "只影响内部页面"));
		this.work.completes("engineering", number, "fix", Answers.with(Answers.systemFix(), "windowStart",
				Answers.inDays(2) + " 22:00", "windowEnd", Answers.inDays(2) + " 23:00"));
		this.work.completes("quality", number, "test", Answers.test(true));
		this.work.completes("engineering", number, "pilot", Answers.pilot(true));
		this.work.fires(improvement + "-1", "event_windowOpens");
		assertThat(this.work.told(improvement)).contains("windowOpens group:operations");
		assertThat(this.work.openTasks(number)).contains("release");
	}

	@Test
	void anImprovementIsAnalysedPlannedCarriedOutVerifiedAndClosed() {
		String number = this.work.atVerification();
		String improvement = this.work.improvementOf(number);
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		assertThat(this.work.status(number)).isEqualTo("resolved");
		this.work.confirms(number);
		assertThat(this.work.status(number)).isEqualTo("closed");
		this.work.completes("support2", number, "closure", Answers.closure());
		assertThat(this.work.hasEnded(improvement)).isTrue();
		assertThat(this.work.path(improvement)).contains("end_landed");
	}

	@Test
	void aTeamThatIsAskedAnswersBesideTheAnalysisOrIsLateAndHoldsUpNobody() {
		String number = atAnalysis(Answers.mediumDefect());
		String improvement = this.work.improvementOf(number);
		this.work.asksTeam("product", number, "support", "之前有人反馈过吗？");
		this.work.completes("support", number, "contribute", Answers.contribution("support"));
		assertThat(this.work.path(improvement + "-support")).contains("end_contributed");
		this.work.completes("product", number, "analysis", Answers.analysis());
		assertThat(this.work.openTasks(number)).contains("plan");
		String late = atAnalysis(Answers.valid("transaction", 3, 3, 3));
		this.work.asksTeam("product", late, "operations", "");
		this.work.fires(this.work.improvementOf(late) + "-operations", "event_contributeOver");
		assertThat(this.work.openTasks(late)).contains("analysis").doesNotContain("contribute");
	}

	@Test
	void measuresThatTheAnalysisBringsNeedNoPlan() {
		String number = atAnalysis(Answers.mediumDefect());
		this.work.completes("product", number, "analysis", Answers.with(Answers.analysis(), "measures",
				List.of(Answers.measure("product", "engineering"), Answers.measure("education", "support"))));
		assertThat(this.work.openTasks(number)).contains("fix").doesNotContain("plan");
	}

	@Test
	void aHighImprovementNeedsApprovalAndARefusedPlanIsMadeAgain() {
		String number = atAnalysis(Answers.valid("defect", 5, 4, 3));
		this.work.completes("product", number, "analysis", Answers.analysis());
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		this.work.completes("manager", number, "approval", Answers.of("approved", false, "reason", "缺少沟通计划"));
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		this.work.completes("manager", number, "approval", Answers.of("approved", true));
		assertThat(this.work.tasks(number, "fix")).hasSize(2);
	}

	@Test
	void alsoWhatIsToBeHandledAtOnceNeedsApprovalWhereNothingIsDone() {
		String number = atAnalysis(Answers.valid("defect", 5, 4, 3));
		this.work.completes("product", number, "analysis", Answers.with(Answers.analysis(), "handleImmediately", true));
		this.work.completes("product", number, "plan",
				Answers.of("noMeasureReason", "成本远高于收益", "declineText", "此功能明年停用。"));
		assertThat(this.work.openTasks(number)).contains("approval");
	}

	@Test
	void thatNothingIsDoneIsApprovedAndEveryCaseIsTold() {
		String number = this.work.atPlan();
		String improvement = this.work.improvementOf(number);
		String other = this.work.submit();
		this.work.completes("support", other, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", improvement));
		this.work.completes("support", other, "firstResponse", Answers.answer());
		this.work.completes("product", number, "plan",
				Answers.of("noMeasureReason", "成本远高于收益", "declineText", "此功能明年停用，所以不再改动。"));
		this.work.completes("lead", number, "approval", Answers.of("approved", true));
		this.work.runsJobs();
		assertThat(this.work.hasEnded(improvement)).isTrue();
		assertThat(this.work.path(improvement)).contains("end_noMeasure");
		for (String declined : List.of(number, other)) {
			assertThat(this.work.status(declined)).isEqualTo("declined");
			assertThat(lastLetter(declined)).contains("此功能明年停用，所以不再改动。").doesNotContain("成本远高于收益");
		}
	}

	@Test
	void whoIsDeclinedInASecondTriageHearsTheReasonOfThat() {
		String first = this.work.atPlan();
		String other = this.work.submit();
		this.work.completes("support", other, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", this.work.improvementOf(first)));
		this.work.completes("support", other, "firstResponse", Answers.answer());
		this.work.completes("product", first, "plan", Answers.planOfBothKinds());
		this.work.carriesOut(first);
		this.work.completes("quality2", first, "verification", Answers.verification());
		this.work.runsJobs();
		this.work.disputes(other);
		this.work.completes("lead", other, "dispute",
				Answers.of("disputeDecision", "retriage", "responseText", "我们重新判断。"));
		this.work.completes("support", other, "triage",
				Answers.of("verdict", "invalid", "reason", "与此改进无关", "declineText", "您说的设备不归我们经营。"));
		assertThat(this.work.status(other)).isEqualTo("declined");
		assertThat(lastLetter(other)).contains("您说的设备不归我们经营。");
	}

	private String lastLetter(String number) {
		JsonNode letters = this.work.asCustomer(number).get("messages");
		return letters.get(letters.size() - 1).toString();
	}

	@Test
	void aSilentTeamBlocksNobody() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		String improvement = this.work.improvementOf(number);
		this.work.fires(improvement, "event_contributeOver");
		assertThat(this.work.openTasks(number)).contains("analysis").doesNotContain("contribute");
		assertThat(this.work.path(improvement)).contains("service_escalateContribute");
	}

	@Test
	void aFailedVerificationGoesBackToThePlan() {
		String number = this.work.atVerification();
		this.work.completes("quality2", number, "verification", Answers.failedVerification("plan"));
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		assertThat(this.work.tasks(number, "fix")).hasSize(2);
		this.work.carriesOut(number);
		assertThat(this.work.openTasks(number)).contains("verification");
	}

	@Test
	void aFailedVerificationGoesBackToTheAnalysis() {
		String number = this.work.atVerification();
		this.work.completes("quality2", number, "verification", Answers.failedVerification("analysis"));
		assertThat(this.work.openTasks(number)).contains("analysis");
	}

	@Test
	void aFailedVerificationGoesBackToTheFixOfTheMeasuresThatFailed() {
		String number = this.work.atVerification();
		this.work.completes("quality2", number, "verification",
				Answers.with(Answers.failedVerification("fix"), "failedMeasures", List.of(1)));
		assertThat(this.work.tasks(number, "fix")).hasSize(1);
		this.work.carriesOut(number);
		assertThat(this.work.openTasks(number)).contains("verification");
	}

	@Test
	void aFailedTestSendsTheMeasureBackToItsFix() {
		String number = atFix();
		this.work.completes("engineering", this.work.tasks(number, "fix").get(0), Answers.systemFix());
		this.work.completes("quality", number, "test", Answers.test(false));
		assertThat(this.work.tasks(number, "fix")).hasSize(2);
	}

	@Test
	void aFailedCheckSendsADocumentBackToItsFix() {
		String number = atFix();
		Task document = this.work.tasks(number, "fix").get(1);
		this.work.completes("support", document, Answers.documentFix());
		this.work.completes("support2", number, "check", Answers.check(false));
		assertThat(this.work.tasks(number, "fix")).hasSize(2);
		this.work.completes("support", this.work.tasks(number, "fix").get(1), Answers.documentFix());
		this.work.completes("support2", number, "check", Answers.check(true));
		assertThat(this.work.path(this.work.improvementOf(number) + "-2")).contains("end_measureLanded");
	}

	@Test
	void aFailedPilotIsRolledBackAndSendsTheMeasureBackToItsFix() {
		String number = atFix();
		this.work.completes("engineering", this.work.tasks(number, "fix").get(0), Answers.systemFix());
		this.work.completes("quality", number, "test", Answers.test(true));
		this.work.completes("engineering", number, "pilot", Answers.pilot(false));
		assertThat(this.work.tasks(number, "fix")).hasSize(2);
		assertThat(this.work.path(this.work.improvementOf(number) + "-1")).contains("service_rollback");
	}

	@Test
	void aFailedReleaseIsRolledBackAndSendsTheMeasureBackToItsFix() {
		String number = atFix();
		this.work.completes("engineering", this.work.tasks(number, "fix").get(0), Answers.systemFix());
		this.work.completes("quality", number, "test", Answers.test(true));
		this.work.completes("engineering", number, "pilot", Answers.pilot(true));
		this.work.completes("operations", number, "release", Answers.release(false));
		assertThat(this.work.tasks(number, "fix")).hasSize(2);
		assertThat(this.work.path(this.work.improvementOf(number) + "-1")).contains("service_rollback");
	}

	@Test
	void aSystemChangeWithoutPilotGoesFromTestToRelease() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.plan(
				Answers.with(Answers.measure("product", "engineering"), "pilot", false, "noPilotReason", "只改一处文字"),
				Answers.measure("communication", "support")));
		this.work.completes("manager", number, "approval", Answers.of("approved", true));
		this.work.completes("engineering", this.work.tasks(number, "fix").get(0), Answers.systemFix());
		this.work.completes("quality", number, "test", Answers.test(true));
		assertThat(this.work.openTasks(number)).contains("release").doesNotContain("pilot");
	}

	@Test
	void twoCasesWithOneImprovementAreBothTold() {
		String first = this.work.atPlan();
		String improvement = this.work.improvementOf(first);
		String second = this.work.submit();
		this.work.completes("support", second, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", improvement, "responseText", "原因已找到，正在修复。"));
		this.work.completes("product", first, "plan", Answers.planOfBothKinds());
		this.work.carriesOut(first);
		this.work.completes("quality2", first, "verification", Answers.verification());
		this.work.runsJobs();
		assertThat(this.work.status(first)).isEqualTo("resolved");
		assertThat(this.work.status(second)).isEqualTo("resolved");
	}

	@Test
	void aCaseThatIsAnsweredAfterItsImprovementLandedIsResolvedAtOnce() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.contributesAndAnalyses(number);
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		this.work.carriesOut(number);
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		assertThat(this.work.openTasks(number)).contains("firstResponse");
		this.work.completes("support", number, "firstResponse", Answers.answer());
		assertThat(this.work.status(number)).isEqualTo("resolved");
	}

	@Test
	void serviceIsRestoredForNowBesideTheRest() {
		String number = atAnalysis(Answers.valid("paymentSecurity", 2, 3, 3));
		String improvement = this.work.improvementOf(number);
		assertThat(this.work.openTasks(number)).contains("analysis", "mitigation");
		this.work.fires(improvement, "event_mitigationOverdue");
		this.work.completes("engineering", number, "mitigation", Answers.mitigation(false));
		assertThat(this.work.openTasks(number)).contains("mitigation");
		this.work.completes("engineering", number, "mitigation", Answers.mitigation(true));
		this.work.runsJobs();
		assertThat(this.work.openTasks(number)).contains("analysis").doesNotContain("mitigation");
		assertThat(this.work.path(improvement)).contains("end_mitigationEscalated", "end_mitigated");
	}

	@Test
	void aMitigationThatIsStillOpenEndsWhenTheImprovementLands() {
		String number = this.work.atPlan();
		String improvement = this.work.improvementOf(number);
		String other = this.work.submit();
		this.work.completes("support", other, "triage",
				Answers.with(Answers.valid("defect", 3, 3, 5), "improvementNumber", improvement));
		assertThat(this.work.openTasks(number)).contains("mitigation");
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		this.work.carriesOut(number);
		this.work.completes("quality2", number, "verification", Answers.verification());
		assertThat(this.work.openTasks(number)).doesNotContain("mitigation");
		assertThat(this.work.path(improvement)).contains("end_mitigationLifted");
	}

	@Test
	void everyOverdueTaskOfAnImprovementIsEscalatedAndStaysOpen() {
		String number = atAnalysis(Answers.valid("defect", 5, 4, 3));
		String improvement = this.work.improvementOf(number);
		this.work.fires(improvement, "event_analysisOverdue");
		this.work.completes("product", number, "analysis", Answers.analysis());
		this.work.fires(improvement, "event_planOverdue");
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		this.work.fires(improvement, "event_approvalOverdue");
		this.work.completes("manager", number, "approval", Answers.of("approved", true));
		String measure = improvement + "-1";
		this.work.fires(measure, "event_fixOverdue");
		this.work.completes("engineering", this.work.tasks(number, "fix").get(0), Answers.systemFix());
		this.work.fires(measure, "event_testOverdue");
		this.work.completes("quality", number, "test", Answers.test(true));
		this.work.fires(measure, "event_pilotOverdue");
		this.work.completes("engineering", number, "pilot", Answers.pilot(true));
		this.work.fires(measure, "event_releaseOverdue");
		this.work.completes("support", this.work.tasks(number, "fix").get(0), Answers.documentFix());
		this.work.fires(improvement + "-2", "event_checkOverdue");
		assertThat(this.work.path(improvement + "-2")).contains("end_checkEscalated");
		this.work.completes("operations", number, "release", Answers.release(true));
		this.work.carriesOut(number);
		this.work.fires(improvement, "event_verificationOverdue");
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		this.work.fires(improvement, "event_closureOverdue");
		assertThat(this.work.openTasks(number)).contains("closure");
		assertThat(this.work.path(improvement)).filteredOn((step) -> step.endsWith("Escalated")).hasSize(5);
		assertThat(this.work.path(measure)).filteredOn((step) -> step.endsWith("Escalated")).hasSize(4);
	}

	private String atAnalysis(Map<String, Object> triage) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", triage);
		this.work.contributes(number);
		return number;
	}

	private String atFix() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		return number;
	}

}
