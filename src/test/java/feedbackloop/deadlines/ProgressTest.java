package feedbackloop.deadlines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.feedback.Status;
import feedbackloop.notification.CustomerMessages;
import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static feedbackloop.deadlines.PassingTime.at;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Customers hear how far the work is, at the latest as often as the table says. All cases
 * are answered on Monday, 9:00.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class ProgressTest {

	private static final Change OWNER = new Change("owner", Source.PAGE, "another pace", null);

	@Autowired
	private ProgressWork progress;

	@Autowired
	private CaseWork work;

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private CustomerMessages messages;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	private String email;

	@BeforeEach
	void mondayMorning() {
		at("2026-11-23T09:00");
		this.email = UUID.randomUUID() + "@example.com";
	}

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
	}

	@Test
	void aMediumCaseHearsEachFiveDaysWhereItStandsWhatComesNextAndWhen() {
		String number = answered(Answers.mediumDefect());
		runsUntil(number, "2026-11-30T08:59");
		assertThat(mails(number)).isEmpty();
		runsUntil(number, "2026-11-30T09:00");
		assertThat(mails(number)).singleElement()
			.asString()
			.contains("当前状态是“处理中”", "下一步：\n我们正在查找原因", "预计最晚")
			.doesNotContain("工程师正在排查", "我们已经看到问题");
		assertThat(progressOnPage(number)).hasSize(1);
		runsUntil(number, "2026-11-30T09:00");
		runsUntil(number, "2026-12-07T08:59");
		assertThat(mails(number)).hasSize(1);
		this.work.contributesAndAnalyses(number);
		runsUntil(number, "2026-12-07T09:00");
		assertThat(mails(number)).hasSize(2).last().asString().contains("我们正在决定怎样解决");
	}

	@Test
	void whateverTheCustomerHearsPutsItOff() {
		String number = answered(Answers.mediumDefect());
		runsUntil(number, "2026-11-26T15:00");
		this.work.fillsIn("support", "/cases/" + number + "/messages", Map.of("text", "已经找到两处可疑的地方。"));
		runsUntil(number, "2026-12-03T14:59");
		assertThat(mails(number)).isEmpty();
		runsUntil(number, "2026-12-03T15:00");
		assertThat(mails(number)).hasSize(1);
	}

	@Test
	void aCaseThatNobodyGradedHearsByWhenItIsAnswered() {
		String number = submit();
		runsUntil(number, "2026-11-30T09:00");
		assertThat(mails(number)).singleElement().asString().contains("已收到", "同事会查看您的反馈", "还不能确定");
	}

	@Test
	void aChangedRowChangesThePace() {
		String number = answered(Answers.mediumDefect());
		runsUntil(number, "2026-11-24T09:00");
		this.deployments.deploy(List
			.of(this.live.with("processes/timeLimits.dmn", "<outputEntry id=\"progress_medium_out_amount\"><text>5<",
					"<outputEntry id=\"progress_medium_out_amount\"><text>2<")),
				OWNER);
		runsUntil(number, "2026-11-25T08:59");
		assertThat(mails(number)).isEmpty();
		runsUntil(number, "2026-11-25T09:00");
		assertThat(mails(number)).hasSize(1);
	}

	@Test
	void aRowWithoutALimitSaysThatNothingIsTold() {
		this.deployments.deploy(List.of(this.live.with("processes/timeLimits.dmn",
				"<outputEntry id=\"progress_medium_out_unit\"><text>\"days\"<",
				"<outputEntry id=\"progress_medium_out_unit\"><text>\"none\"<")), OWNER);
		String number = answered(Answers.mediumDefect());
		runsUntil(number, "2027-02-26T10:00");
		assertThat(mails(number)).isEmpty();
		assertThat(drafts(number)).isZero();
	}

	@Test
	void nothingIsToldWhileTheCustomerIsAskedAndAfterTheEnd() {
		String number = answered(Answers.mediumDefect());
		this.work.contributes(number);
		this.work.claims("product", number, "analysis");
		this.work.asks("product", number, "请问是哪个版本？");
		runsUntil(number, "2026-11-30T10:00");
		assertThat(mails(number)).as("asked").isEmpty();
		this.work.writes(number, "2.4");
		runsUntil(number, "2026-11-30T10:01");
		assertThat(mails(number)).as("answered").hasSize(1);
		this.work.withdraws(number);
		runsUntil(number, "2026-12-31T10:00");
		assertThat(mails(number)).as("withdrawn").hasSize(1);
	}

	@Test
	void nothingIsToldAtNightOrOnADayOff() {
		String number = answered(Answers.mediumDefect());
		runsUntil(number, "2026-12-05T11:00");
		assertThat(mails(number)).isEmpty();
		runsUntil(number, "2026-12-07T09:00");
		assertThat(mails(number)).hasSize(1);
	}

	@Test
	void aCustomerWithThreeCasesHearsOfOneADay() {
		List<String> numbers = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			numbers.add(answered(Answers.mediumDefect()));
		}
		for (int day = 0; day < 3; day++) {
			String time = "2026-12-0" + (1 + day) + "T09:00";
			numbers.forEach((number) -> runsUntil(number, time));
			assertThat(numbers.stream().mapToInt((number) -> mails(number).size()).sum()).isEqualTo(1 + day);
		}
		assertThat(numbers).allSatisfy((number) -> assertThat(mails(number)).hasSize(1));
	}

	@Test
	void twoNodesTellOneCaseOnceAndOneCustomerOnce() throws Exception {
		List<String> numbers = List.of(answered(Answers.mediumDefect()), answered(Answers.mediumDefect()));
		numbers.forEach((number) -> runsUntil(number, "2026-11-23T10:00"));
		at("2026-11-30T10:00");
		CyclicBarrier together = new CyclicBarrier(4);
		ExecutorService nodes = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Void>> looks = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				long clock = clock(numbers.get(i % 2));
				looks.add(() -> {
					together.await(60, TimeUnit.SECONDS);
					this.progress.look(clock);
					return null;
				});
			}
			for (Future<Void> look : nodes.invokeAll(looks)) {
				look.get();
			}
		}
		finally {
			nodes.shutdown();
		}
		assertThat(numbers.stream().mapToInt((number) -> mails(number).size()).sum()).isOne();
	}

	@Test
	void whatBreaksInTheMiddleIsDoneOnceMore() {
		String number = answered(Answers.mediumDefect());
		runsUntil(number, "2026-11-23T10:00");
		at("2026-11-30T10:00");
		this.transaction.executeWithoutResult((status) -> {
			this.progress.look(clock(number));
			assertThat(mails(number)).hasSize(1);
			status.setRollbackOnly();
		});
		assertThat(mails(number)).isEmpty();
		runsUntil(number, "2026-11-30T10:00");
		runsUntil(number, "2026-11-30T10:00");
		assertThat(mails(number)).hasSize(1);
	}

	@Test
	void whoWaitsWithACaseHearsWithItAndNotBesides() {
		String number = answered(Answers.mediumDefect());
		String owner = this.email;
		this.email = UUID.randomUUID() + "@example.com";
		String duplicate = submit();
		assertThat(this.email).isNotEqualTo(owner);
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", number));
		runsUntil(duplicate, "2026-11-30T10:00");
		assertThat(mails(duplicate)).isEmpty();
		runsUntil(number, "2026-11-30T10:00");
		assertThat(mails(number)).hasSize(1);
		assertThat(mails(duplicate)).singleElement().asString().contains(duplicate, "我们正在查找原因");
	}

	@Test
	void whoLeftNoAddressReadsItOnTheFollowPage() {
		String number = this.work.submit(Answers.of("customer", Answers.of("anonymous", true)));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		runsUntil(number, "2026-11-30T10:00");
		assertThat(mails(number)).isEmpty();
		assertThat(progressOnPage(number)).singleElement().asString().contains("我们正在查找原因");
	}

	@Test
	void whatIsHighIsDraftedForAPersonAndTakenBackWhenSomethingElseIsSaid() {
		String number = answered(high());
		runsUntil(number, "2026-11-26T09:00");
		runsUntil(number, "2026-11-26T12:00");
		assertThat(mails(number)).isEmpty();
		assertThat(drafts(number)).isOne();
		assertThat(progressOnPage(number)).isEmpty();
		this.work.fillsIn("lead", "/cases/" + number + "/messages", Map.of("text", "明天给您新版本。"));
		runsUntil(number, "2026-11-26T14:00");
		assertThat(drafts(number)).isZero();
	}

	@Test
	void whoWorksTheCaseConfirmsADraftInOwnWords() {
		String number = answered(high());
		runsUntil(number, "2026-11-26T09:00");
		assertThat(this.work.page("lead", "/cases/" + number)).contains("href=\"#progress\"", "有一条草稿等您确认", "我们正在查找原因");
		assertThat(this.work.page("operations", "/cases/" + number)).contains("有一条草稿等您确认")
			.doesNotContain("value=\"confirm\"");
		this.work.fillsIn("lead", "/cases/" + number + "/progress",
				Map.of("do", "confirm", "state", "问题已经重现。", "nextStep", "明天给您测试版。"));
		assertThat(mails(number)).singleElement()
			.asString()
			.contains("问题已经重现。", "下一步：\n明天给您测试版。", "预计最晚")
			.doesNotContain("我们正在查找原因");
		assertThat(progressOnPage(number)).singleElement().asString().contains("问题已经重现。");
		runsUntil(number, "2026-12-01T08:59");
		assertThat(drafts(number)).isZero();
		runsUntil(number, "2026-12-01T09:00");
		assertThat(drafts(number)).isOne();
	}

	@Test
	void aDraftThatTheCaseHasOvertakenIsTakenBackAtOnce() {
		String number = answered(high());
		runsUntil(number, "2026-11-26T09:00");
		assertThat(drafts(number)).isOne();
		long draft = draft(number);
		at("2026-11-26T09:01");
		this.messages.tell(number, "resolved", Status.RESOLVED, "test");
		assertThat(drafts(number)).isZero();
		this.messages.tell(number, "reopened", Status.IN_REVIEW, "test again");
		assertThat(this.work.fillsIn("support", "/outbox/" + draft, Map.of("decision", "SEND")).get("refused"))
			.isNotNull();
		assertThat(this.database.sql("select count(*) from timeline where number = ? and kind = 'draftOvertaken'")
			.param(number)
			.query(Integer.class)
			.single()).isOne();
	}

	/** A case whose letters are posted by a person, such as one from an app store. */
	@Test
	void aLetterThatTheCaseEndedIsNotSentAfterItIsOpenAgain() {
		String number = answered(high());
		this.database.sql("update feedback set status = 'closed' where number = ?").param(number).update();
		this.database
			.sql("""
					insert into outbox (version, number, event, occasion, recipient, contact_id, subject, body_masked, state,
					  attempts, created_at, next_attempt_at)
					select 0, number, 'closed', 'test', 'public', contact_id, 'x', 'x', 'draft', 0, received_at, received_at
					from feedback where number = ?""")
			.param(number)
			.update();
		at("2026-12-01T09:00");
		this.messages.tell(number, "reopened", Status.IN_REVIEW, "test");
		assertThat(this.database.sql("select state from outbox where number = ? and event = 'closed'")
			.param(number)
			.query(String.class)
			.single()).isEqualTo("discarded");
	}

	@Test
	void whoeverOwnsTheCaseIsToldOnceOfEachDraftAndNobodyOfTheirOwn() {
		String number = answered(high());
		runsUntil(number, "2026-11-26T09:00");
		runsUntil(number, "2026-11-26T12:00");
		assertThat(toldOfDrafts(number)).containsExactly("user:support");
		this.work.fillsIn("lead", "/cases/" + number + "/progress", Map.of("do", "skip", "reason", "nothingNew"));
		runsUntil(number, "2026-12-01T15:00");
		assertThat(drafts(number)).isOne();
		assertThat(toldOfDrafts(number)).containsExactly("user:support", "user:support");

		String asked = answered(high());
		this.work.fillsIn("support", "/cases/" + asked + "/progress", Map.of("do", "prepare"));
		assertThat(drafts(asked)).isOne();
		assertThat(toldOfDrafts(asked)).isEmpty();
	}

	@Test
	void aDraftThatIsDiscardedOrSkippedLeavesTheCustomerInPeaceForAsLong() {
		String number = answered(high());
		runsUntil(number, "2026-11-26T09:00");
		this.work.fillsIn("support", "/outbox/" + draft(number), Map.of("decision", "DISCARD"));
		assertThat(drafts(number)).isZero();
		runsUntil(number, "2026-12-01T08:59");
		assertThat(drafts(number)).isZero();
		runsUntil(number, "2026-12-01T09:00");
		assertThat(drafts(number)).isOne();
		assertThat(this.work.fillsIn("lead", "/cases/" + number + "/progress", Map.of("do", "skip")))
			.containsKey("progressRefused");
		this.work.fillsIn("lead", "/cases/" + number + "/progress", Map.of("do", "skip", "reason", "nothingNew"));
		assertThat(drafts(number)).isZero();
		assertThat(this.work.page("lead", "/cases/" + number)).contains("跳过一条进展消息：没有新的情况", "2026-12-04 09:00");
		assertThat(mails(number)).isEmpty();
	}

	@Test
	void oneThatAPersonAskedForGoesBeforeItIsDueAndOnlyOnceADay() {
		String number = answered(Answers.mediumDefect());
		String other = answered(high());
		runsUntil(other, "2026-11-26T09:00");
		this.work.fillsIn("lead", "/cases/" + number + "/progress", Map.of("do", "prepare"));
		assertThat(drafts(number)).isOne();
		runsUntil(number, "2026-11-26T11:00");
		assertThat(drafts(number)).as("stays, though it is not due").isOne();
		this.work.fillsIn("lead", "/cases/" + number + "/progress",
				Map.of("do", "confirm", "state", "", "nextStep", ""));
		assertThat(mails(number)).singleElement().asString().doesNotContain("下一步");
		assertThat(this.work
			.fillsIn("lead", "/cases/" + other + "/progress", Map.of("do", "confirm", "nextStep", "明天给您测试版。"))
			.get("progressRefused")
			.toString()).contains("今天已经收到");
		assertThat(drafts(other)).isOne();
		this.work.fillsIn("support", "/outbox/" + draft(other), Map.of("decision", "SEND"));
		assertThat(drafts(other)).isOne();
		at("2026-11-27T09:00");
		this.work.fillsIn("support", "/outbox/" + draft(other), Map.of("decision", "SEND"));
		assertThat(mails(other)).hasSize(1);
	}

	@Test
	void aDraftGoesWithTheCaseThatEnds() {
		String number = answered(high());
		runsUntil(number, "2026-11-26T09:00");
		this.work.withdraws(number);
		this.progress.work();
		assertThat(drafts(number)).isZero();
	}

	@Test
	void aCaseThatIsOpenedAgainHearsAgain() {
		String number = submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("suggestion", 3, 3, 3),
				"responseText", "请在设置里打开。", "resolvedAtFirstContact", true));
		assertThat(this.work.status(number)).isEqualTo("resolved");
		runsUntil(number, "2026-11-27T09:00");
		this.work.disputes(number);
		this.work.completes("lead", number, "dispute",
				Answers.of("disputeDecision", "reopen", "responseText", "我们继续查。"));
		assertThat(this.work.status(number)).isEqualTo("inProgress");
		runsUntil(number, "2026-11-27T09:01");
		assertThat(mails(number)).isEmpty();
		runsUntil(number, "2027-01-29T10:00");
		assertThat(mails(number)).hasSizeGreaterThanOrEqualTo(1);
	}

	private static Map<String, Object> high() {
		return Answers.valid("defect", 4, 4, 4);
	}

	private String submit() {
		return this.work.submit(Answers.of("customer", Answers.of("name", "王小明", "email", this.email)));
	}

	private String answered(Map<String, Object> triage) {
		String number = submit();
		this.work.completes("support", number, "triage", triage);
		this.work.completes("support", number, "firstResponse", Answers.answer());
		return number;
	}

	/** Only the clock of that case is looked at: all tests share their database. */
	private void runsUntil(String number, String time) {
		at(time);
		List<Long> due = this.progress.due(Integer.MAX_VALUE);
		long clock = clock(number);
		if (due.contains(clock)) {
			this.progress.look(clock);
		}
	}

	private long clock(String number) {
		return this.database
			.sql("select id from clock where number = ? and stage = 'resolution' order by id desc limit 1")
			.param(number)
			.query(Long.class)
			.single();
	}

	private long draft(String number) {
		return this.database.sql("select id from outbox where number = ? and event = 'progress' and state = 'draft'")
			.param(number)
			.query(Long.class)
			.single();
	}

	private List<String> toldOfDrafts(String number) {
		return this.work.told(number)
			.stream()
			.filter((told) -> told.startsWith("drafted "))
			.map((told) -> told.substring(8))
			.toList();
	}

	private List<String> mails(String number) {
		return messages(number, "pending");
	}

	private int drafts(String number) {
		return messages(number, "draft").size();
	}

	private List<String> messages(String number, String state) {
		return this.work.letters(number, "progress", state);
	}

	private List<String> progressOnPage(String number) {
		List<String> texts = new ArrayList<>();
		for (JsonNode message : this.work.asCustomer(number).get("messages")) {
			if (message.get("subject").asText().contains("有了进展")) {
				texts.add(message.get("text").asText());
			}
		}
		return texts;
	}

}
