package feedbackloop.flow;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.process.ProcessDriver;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every path of a case, each named as the business would say it.
 */
@FlowTest
class FeedbackFlowTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ProcessDriver processes;

	private final Instant start = Instant.now().minusSeconds(1);

	@AfterAll
	void everyElementOfTheModelWasVisited() {
		assertThat(this.work.neverVisited("feedback", this.start)).isEmpty();
	}

	@Test
	void aReceivedFeedbackIsAcknowledgedMarkedAndWaitsForTriage() {
		String number = this.work.submit(Map.of("coreBlocked", "yes"));
		assertThat(this.work.status(number)).isEqualTo("received");
		assertThat(this.work.fact(number, "mark")).isEqualTo("urgent");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
		assertThat(this.work.path(number)).containsSubsequence("service_acknowledge", "rule_firstMark", "triage");
	}

	@Test
	void aSensitiveFeedbackIsCheckedByPrivacyFirst() {
		String number = this.work.submit(Map.of("description", "我的身份证号是110101199003074514，请核对"));
		assertThat(this.work.openTasks(number)).containsExactly("privacyCheck");
		this.work.completes("privacy", number, "privacyCheck",
				Map.of("privacyDecision", "forward", "reason", "可以照常办理"));
		assertThat(this.work.openTasks(number)).containsExactly("triage");
	}

	@Test
	void whatPrivacyErasesIsToldAndEnds() {
		String number = this.work.submit(Map.of("description", "我的身份证号是110101199003074514，请核对"));
		this.work.completes("privacy", number, "privacyCheck", Map.of("privacyDecision", "erase", "reason", "不应保存"));
		assertThat(this.work.status(number)).isEqualTo("declined");
		this.work.fires(number, "event_messageLeft");
		assertThat(this.work.path(number)).containsSubsequence("service_tellErased", "event_messageLeft",
				"service_eraseCustomer", "end_erased");
		assertThat(this.work.hasEnded(number)).isTrue();
	}

	@Test
	void aValidFeedbackIsGradedAnsweredAndWorkedOn() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 2, 5, 5));
		assertThat(this.work.fact(number, "priorityScore")).isEqualTo("8.2");
		assertThat(this.work.fact(number, "grade")).isEqualTo("urgent");
		assertThat(this.work.fact(number, "path")).isEqualTo("improve");
		assertThat(this.work.openTasks(number)).contains("firstResponse", "contribute");
		this.work.completes("support", number, "firstResponse", Answers.answer());
		assertThat(this.work.status(number)).isEqualTo("inProgress");
		assertThat(this.work.hasEnded(number)).isFalse();
	}

	@Test
	void praiseEndsAfterOneForm() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("praise", 1, 1, 1), "responseText", "谢谢您的肯定！"));
		assertThat(this.work.openTasks(number)).isEmpty();
		assertThat(this.work.status(number)).isEqualTo("closed");
		assertThat(this.work.hasEnded(number)).isTrue();
	}

	@Test
	void aSimpleQuestionIsSettledWithOneFormAndClosedWhenTheCustomerIsSilent() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "在“我的订单”里可以修改地址。", "resolvedAtFirstContact", true));
		assertThat(this.work.openTasks(number)).isEmpty();
		assertThat(this.work.status(number)).isEqualTo("resolved");
		this.work.fires(number, "event_confirmationOver");
		this.work.fires(number, "event_confirmationOver");
		assertThat(this.work.status(number)).isEqualTo("closed");
	}

	@Test
	void aCaseWithoutReturnChannelClosesWithTheAnswer() {
		String number = this.work.submit(Map.of("channel", "survey", "customer", Map.of("anonymous", true)));
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已在帮助中说明。", "resolvedAtFirstContact", true));
		assertThat(this.work.hasEnded(number)).isTrue();
		assertThat(this.work.path(number)).doesNotContain("service_tellResolved");
	}

	@Test
	void aDuplicateIsLinkedToldAndResolvedWithItsOriginal() {
		String original = this.work.submit();
		String duplicate = this.work.submit();
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		assertThat(this.work.status(duplicate)).isEqualTo("merged");
		this.work.completes("support", original, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		assertThat(this.work.status(duplicate)).isEqualTo("resolved");
		this.work.confirms(duplicate);
		assertThat(this.work.status(duplicate)).isEqualTo("closed");
		assertThat(this.work.status(original)).isEqualTo("resolved");
	}

	@Test
	void aDuplicateOfAResolvedCaseIsToldAtOnce() {
		String original = this.work.submit();
		this.work.completes("support", original, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		String duplicate = this.work.submit();
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		assertThat(this.work.status(duplicate)).isEqualTo("resolved");
	}

	@Test
	void aDuplicateGoesBackToTriageWhenItsOriginalIsWithdrawn() {
		String original = this.work.submit();
		String duplicate = this.work.submit();
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		this.work.withdraws(original);
		assertThat(this.work.openTasks(duplicate)).containsExactly("triage");
		assertThat(this.work.status(duplicate)).isEqualTo("inReview");
	}

	@Test
	void spamEndsInSilence() {
		String number = this.work.submit();
		int told = this.work.asCustomer(number).get("messages").size();
		this.work.completes("support", number, "triage", Answers.of("verdict", "spam"));
		assertThat(this.work.hasEnded(number)).isTrue();
		assertThat(this.work.status(number)).isEqualTo("declined");
		assertThat(this.work.asCustomer(number).get("messages")).hasSize(told);
	}

	@Test
	void anInvalidFeedbackEndsWithAnAnswer() {
		String number = this.work.submit();
		int told = this.work.asCustomer(number).get("messages").size();
		this.work.completes("support", number, "triage", Answers.of("verdict", "invalid", "reason", "不是我们的产品"));
		assertThat(this.work.status(number)).isEqualTo("declined");
		assertThat(this.work.asCustomer(number).get("messages")).hasSize(told + 1);
	}

	@Test
	void whoIsDeclinedHearsTheReasonInWordsForTheCustomerAndOfNothingThatDidNotHappen() {
		String number = this.work.submit(Map.of("language", "zh-CN"));
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "invalid", "reason", "内部：别的公司的商场", "declineText", "您问的商场不归我们经营，请联系商场服务台。"));
		assertThat(lastLetter(number)).contains("理由如下：", "您问的商场不归我们经营，请联系商场服务台。").doesNotContain("内部", "讨论", "重新考虑");
	}

	@Test
	void theCustomersOfDuplicatesHearTheReasonMasked() {
		String original = this.work.submit();
		String duplicate = this.work.submit();
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		this.work.completes("support", original, "triage",
				Answers.of("verdict", "invalid", "reason", "不归我们管", "declineText", "请王先生拨打 13812345678 联系商场。"));
		assertThat(this.work.status(duplicate)).isEqualTo("declined");
		assertThat(lastLetter(original)).contains("13812345678");
		assertThat(lastLetter(duplicate)).contains("138****5678").doesNotContain("13812345678");
	}

	private String lastLetter(String number) {
		JsonNode letters = this.work.asCustomer(number).get("messages");
		return letters.get(letters.size() - 1).toString();
	}

	@Test
	void anInvalidFeedbackEndsInSilenceWhenThatIsDecided() {
		String number = this.work.submit();
		int told = this.work.asCustomer(number).get("messages").size();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "invalid", "reason", "内容无法理解", "silent", true));
		assertThat(this.work.path(number)).endsWith("service_declineSilently", "end_invalid");
		assertThat(this.work.status(number)).isEqualTo("declined");
		assertThat(this.work.asCustomer(number).get("messages")).hasSize(told);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aMisjudgedCaseGoesBackToTriageAndTheCustomerHearsOfItWhoHeardOfTheDecline(boolean declineTold) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.of("verdict", "spam"));
		int told = this.work.asCustomer(number).get("messages").size();
		this.processes.reinstated(number, Map.of("mark", "general", "reach", "direct", "declineTold", declineTold));
		assertThat(this.work.openTasks(number)).containsExactly("triage");
		assertThat(this.work.status(number)).isEqualTo("inReview");
		assertThat(this.work.asCustomer(number).get("messages")).hasSize(declineTold ? told + 1 : told);
	}

	@Test
	void aQuestionWaitsForTheCustomersAnswer() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？"));
		assertThat(this.work.status(number)).isEqualTo("waitingForYou");
		assertThat(this.work.openTasks(number)).isEmpty();
		this.work.writes(number, "是 Chrome 浏览器");
		assertThat(this.work.status(number)).isEqualTo("inReview");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
	}

	@Test
	void aQuestionThatNobodyAnswersIsRemindedOnceAndComesBack() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？"));
		this.work.fires(number, "event_replyOver");
		assertThat(this.work.openTasks(number)).isEmpty();
		assertThat(this.work.path(number)).contains("service_remind");
		this.work.fires(number, "event_replyOver");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
	}

	@Test
	void aQuestionFromATaskWaitsForTheAnswerWhileTheTaskStays() {
		String number = this.work.submit();
		this.work.claims("support", number, "triage");
		this.work.asks("support", number, "请问是哪个浏览器？");
		assertThat(this.work.status(number)).isEqualTo("waitingForYou");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
		this.work.writes(number, "是 Chrome 浏览器");
		assertThat(this.work.status(number)).isEqualTo("received");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
		assertThat(this.work.path(number)).containsSubsequence("service_askFromTask", "service_resumeAnswered");
	}

	@Test
	void aQuestionFromATaskIsRemindedOnceAndThenGivenUp() {
		String number = this.work.submit();
		this.work.claims("support", number, "triage");
		this.work.asks("support", number, "请问是哪个浏览器？");
		this.work.fires(number, "event_answerOver");
		assertThat(this.work.status(number)).isEqualTo("waitingForYou");
		this.work.fires(number, "event_answerOver");
		assertThat(this.work.status(number)).isEqualTo("received");
		assertThat(this.work.path(number)).containsSubsequence("service_remindQuestion", "service_resumeUnanswered");
	}

	@Test
	void aCustomerIsNotRemindedOfAQuestionWhenTheCaseHasMovedOn() {
		String number = this.work.submit();
		this.work.claims("support", number, "triage");
		this.work.asks("support", number, "请问是哪个浏览器？");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.fires(number, "event_answerOver");
		assertThat(this.work.status(number)).isEqualTo("inReview");
		assertThat(this.work.path(number)).contains("service_resumeUnanswered")
			.doesNotContain("service_remindQuestion");
	}

	@Test
	void aCaseThatClosesOrIsWithdrawnEndsTheQuestionThatWaits() {
		String closed = this.work.submit();
		this.work.claims("support", closed, "triage");
		this.work.asks("support", closed, "请问是哪个浏览器？");
		this.work.completes("support", closed, "triage",
				Answers.with(Answers.valid("praise", 1, 1, 1), "responseText", "谢谢您的肯定！"));
		assertThat(this.work.hasEnded(closed)).isTrue();
		String withdrawn = this.work.submit();
		this.work.claims("support", withdrawn, "triage");
		this.work.asks("support", withdrawn, "请问是哪个浏览器？");
		this.work.withdraws(withdrawn);
		assertThat(this.work.hasEnded(withdrawn)).isTrue();
	}

	@Test
	void aDisputeIsExplained() {
		String number = resolved();
		this.work.disputes(number);
		this.work.completes("lead", number, "dispute",
				Answers.of("disputeDecision", "explain", "responseText", "请更新到最新版本。"));
		assertThat(this.work.status(number)).isEqualTo("resolved");
		this.work.confirms(number);
		assertThat(this.work.status(number)).isEqualTo("closed");
	}

	@Test
	void aDisputeReopensTheImprovement() {
		String number = resolved();
		this.work.disputes(number);
		this.work.completes("lead", number, "dispute",
				Answers.of("disputeDecision", "reopen", "responseText", "我们重新处理。"));
		assertThat(this.work.status(number)).isEqualTo("inProgress");
		assertThat(this.work.improvementOf(number)).isNotNull();
		assertThat(this.work.openTasks(number)).contains("contribute");
	}

	@Test
	void aDisputeSendsTheCaseBackToTriage() {
		String number = resolved();
		this.work.disputes(number);
		this.work.completes("lead", number, "dispute",
				Answers.of("disputeDecision", "retriage", "responseText", "我们重新看一遍。"));
		assertThat(this.work.status(number)).isEqualTo("inReview");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
	}

	@Test
	void aClosedCaseIsReopenedIntoTriageAndTheSecondTimeGoesToTheLead() {
		String number = resolved();
		this.work.confirms(number);
		this.work.reopens(number, "又坏了");
		assertThat(this.work.status(number)).isEqualTo("inReview");
		assertThat(this.work.openTasks(number)).contains("triage");
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		this.work.confirms(number);
		this.work.reopens(number, "还是坏的");
		assertThat(this.work.status(number)).isEqualTo("disputed");
		assertThat(this.work.openTasks(number)).contains("dispute").doesNotContain("triage");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aQuestionToACustomerWhomNobodyReachesWaitsNoLonger(boolean inTriage) {
		String number = this.work.submit();
		if (inTriage) {
			this.work.completes("support", number, "triage",
					Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？"));
		}
		else {
			this.work.claims("support", number, "triage");
			this.work.asks("support", number, "请问是哪个浏览器？");
		}
		assertThat(this.work.status(number)).isEqualTo("waitingForYou");
		assertThat(this.processes.tell("CustomerUnreachable", number)).isTrue();
		assertThat(this.work.status(number)).isEqualTo(inTriage ? "inReview" : "received");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
	}

	@Test
	void aWithdrawnCaseEndsAndLeavesItsImprovementRunning() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		String improvement = this.work.improvementOf(number);
		this.work.withdraws(number);
		assertThat(this.work.status(number)).isEqualTo("withdrawn");
		assertThat(this.work.hasEnded(number)).isTrue();
		assertThat(this.work.hasEnded(improvement)).isFalse();
	}

	@Test
	void aLowIdeaWaitsInTheBacklogAndIsTakenUp() {
		String number = inBacklog();
		assertThat(this.work.status(number)).isEqualTo("planned");
		assertThat(this.work.decidesBacklog(number, Map.of("decision", "take")).getStatus()).isEqualTo(200);
		assertThat(this.work.status(number)).isEqualTo("inProgress");
		assertThat(this.work.openTasks(number)).contains("contribute");
	}

	@Test
	void aLowIdeaIsDeclinedWithAnAnswer() {
		String number = inBacklog();
		assertThat(this.work.decidesBacklog(number, Map.of("decision", "decline")).getStatus()).isEqualTo(400);
		assertThat(this.work.decidesBacklog(number, Map.of("decision", "decline", "reason", "与产品方向不符")).getStatus())
			.isEqualTo(200);
		assertThat(this.work.status(number)).isEqualTo("declined");
		assertThat(this.work.hasEnded(number)).isTrue();
		assertThat(lastLetter(number)).contains("与产品方向不符")
			.doesNotContain(Answers.answer().get("responseText").toString());
	}

	@Test
	void aKnownCauseIsJoined() {
		String first = this.work.submit();
		this.work.completes("support", first, "triage", Answers.mediumDefect());
		String improvement = this.work.improvementOf(first);
		String second = this.work.submit();
		this.work.completes("support", second, "triage",
				Answers.with(Answers.valid("defect", 2, 5, 5), "improvementNumber", improvement));
		assertThat(this.work.improvementOf(second)).isEqualTo(improvement);
		assertThat(this.work.fact(improvement, "grade")).isEqualTo("urgent");
		assertThat(this.work.path(improvement)).contains("service_attachCase");
	}

	@Test
	void whatTheCustomerAddsIsNotedWhileTheCaseGoesOn() {
		String number = this.work.submit();
		this.work.writes(number, "补充：手机上也打不开");
		assertThat(this.work.path(number)).contains("service_noteAddition");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
	}

	@Test
	void moreCustomersMakeTheCaseGradedAgain() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 1, 4, 4));
		assertThat(this.work.fact(number, "grade")).isEqualTo("medium");
		assertThat(this.work.task(number, "firstResponse").getPriority()).isEqualTo(50);
		this.runtime.createMessageCorrelation("Regraded")
			.processInstanceBusinessKey(number)
			.setVariable("affected", 5)
			.correlate();
		assertThat(this.work.fact(number, "grade")).isEqualTo("high");
		assertThat(this.work.fact(this.work.improvementOf(number), "grade")).isEqualTo("high");
		assertThat(this.work.fact(number, "path")).isEqualTo("improve");
		assertThat(this.work.task(number, "firstResponse").getPriority()).isEqualTo(75);
		assertThat(this.work.tasks(number, "contribute")).isNotEmpty()
			.allSatisfy((task) -> assertThat(task.getPriority()).isEqualTo(75));
	}

	@Test
	void everyOverdueTaskOfACaseIsEscalatedAndStaysOpen() {
		String number = this.work.submit();
		String sensitive = this.work.submit(Map.of("description", "我的身份证号是110101199003074514，请核对"));
		this.work.fires(sensitive, "event_privacyCheckOverdue");
		assertThat(this.work.openTasks(sensitive)).containsExactly("privacyCheck");
		assertThat(this.work.path(sensitive)).contains("end_privacyCheckEscalated");
		this.work.fires(number, "event_triageOverdue");
		assertThat(this.work.openTasks(number)).containsExactly("triage");
		this.work.completes("support", number, "triage", Answers.valid("transaction", 1, 1, 1));
		this.work.fires(number, "event_firstResponseOverdue");
		this.work.completes("support", number, "firstResponse",
				Answers.of("responseText", "已处理。", "resolvedAtFirstContact", true));
		this.work.disputes(number);
		this.work.fires(number, "event_disputeOverdue");
		assertThat(this.work.openTasks(number)).containsExactly("dispute");
		assertThat(this.work.path(number)).filteredOn((step) -> step.endsWith("Escalated")).hasSize(3);
	}

	private String resolved() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "请清除缓存后再试。", "resolvedAtFirstContact", true));
		return number;
	}

	private String inBacklog() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("suggestion", 1, 1, 1), "responseText", "谢谢建议，已列入待办。"));
		return number;
	}

}
