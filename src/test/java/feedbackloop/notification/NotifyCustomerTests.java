package feedbackloop.notification;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.Grading;
import feedbackloop.feedback.Status;
import feedbackloop.privacy.CustomerSecret;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Submission;
import feedbackloop.process.Values;
import feedbackloop.testing.FeedbackLoopTest;
import feedbackloop.testing.ModelsBefore;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

@FeedbackLoopTest
@Import(RecordedCases.class)
class NotifyCustomerTests {

	private static final String NUMBER = "FB-20261122-000007";

	private static final String WAITING = "FB-20261122-000008";

	private static final String PLAN = "processes/messagePlan.dmn";

	@Autowired
	private RecordedCases cases;

	@Autowired
	private FeedbackRepository feedbacks;

	@Autowired
	private CorrespondenceRepository correspondence;

	@Autowired
	private OutboxRepository outbox;

	@Autowired
	private OutboxDesk desk;

	@Autowired
	private FormEntryRepository entries;

	@Autowired
	private Vault vault;

	@Autowired
	private CustomerSecret secret;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService management;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcTemplate database;

	@BeforeEach
	void start() {
		this.database.execute("truncate outbox, timeline, form_entry, correspondence, feedback, contact cascade");
		if (this.repository.createDecisionDefinitionQuery().decisionDefinitionKey("messagePlan").count() == 0) {
			this.repository.createDeployment().addClasspathResource("processes/messagePlan.dmn").deploy();
		}
	}

	@AfterEach
	void stop() {
		ClockUtil.reset();
	}

	@Test
	void aStepOfTheModelMovesTheCaseAndWritesOneMailAndOneVisibleMessage() {
		direct("zh-CN");

		step("planned", "planned");

		assertThat(feedback().status()).isEqualTo(Status.PLANNED);
		OutboxMessage mail = onlyMail();
		assertThat(mail.state()).isEqualTo(OutboxState.PENDING);
		assertThat(mail.recipient()).isEqualTo("customer");
		assertThat(mail.subject()).isEqualTo("您的反馈已列入改进清单（" + NUMBER + "）");
		assertThat(visible()).singleElement().satisfies((message) -> {
			assertThat(message.kind()).isEqualTo("planned");
			assertThat(message.author()).isEqualTo("system");
			assertThat(open(message)).contains("（收银台）", "列入改进清单");
		});
		assertThat(timeline()).containsExactly("system told.planned");
	}

	@Test
	void theReadersLanguageIsTheOneOfTheCase() {
		direct("en");

		step("merged", "merged");

		assertThat(onlyMail().subject()).isEqualTo("Your feedback joins others on the same matter (" + NUMBER + ")");
		assertThat(open(visible().get(0))).contains("Thank you for your feedback of 22 November 2026, 10:30");
	}

	@Test
	void whoCannotBeReachedIsToldNothingAndTheTimelineSaysSo() {
		this.cases.of(NUMBER, "none", "zh-CN", null);

		step("resolved", "resolved");

		assertThat(feedback().status()).isEqualTo(Status.RESOLVED);
		assertThat(this.outbox.count()).isZero();
		assertThat(visible()).isEmpty();
		assertThat(timeline()).containsExactly("system couldNotTell.resolved");
	}

	@Test
	void spamIsAnsweredWithNothingAtAll() {
		direct("zh-CN");

		step("spam", "declined");

		assertThat(feedback().status()).isEqualTo(Status.DECLINED);
		assertThat(this.outbox.count()).isZero();
		assertThat(visible()).isEmpty();
		assertThat(timeline()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "page", "direct" })
	void withoutAnAddressTheFollowPageShowsTheMessage(String reach) {
		this.cases.of(NUMBER, reach, "zh-CN", null);

		step("received", "received");

		assertThat(this.outbox.count()).isZero();
		assertThat(visible()).singleElement()
			.satisfies((message) -> assertThat(open(message)).contains("没有留下邮件地址")
				.doesNotContain(this.secret.of(feedback())));
		assertThat(timeline()).containsExactly("system told.received");
	}

	@Test
	void aPublicAnswerWaitsForAPersonToPostIt() {
		this.cases.of(NUMBER, "public", "zh-CN", null);
		submit("firstResponse", "lin", Map.of("responseText", "我们已经修好了支付页面。"), Map.of());

		step("answered", "inProgress");

		assertThat(onlyMail().state()).isEqualTo(OutboxState.DRAFT);
		assertThat(onlyMail().recipient()).isEqualTo("public");
		assertThat(onlyMail().body().masked()).contains("我们已经修好了支付页面").doesNotContain("王小明");
		assertThat(feedback().milestones().firstResponseAt()).as("not yet posted").isNull();
		assertThat(timeline()).containsExactly("system drafted.answered");

		decide(Decision.POSTED);
		assertThat(onlyMail().state()).isEqualTo(OutboxState.SENT);
		assertThat(feedback().milestones().firstResponseAt()).isNotNull();
		assertThat(timeline()).contains("support told.answered", "support mailDecided.POSTED");
	}

	@Test
	void progressOfAHighCaseIsSentByAPersonAndOnlyThenShown() {
		direct("zh-CN");
		graded("high");

		step("progress", null);
		assertThat(onlyMail().state()).isEqualTo(OutboxState.DRAFT);
		assertThat(visible()).isEmpty();

		decide(Decision.SEND);
		assertThat(onlyMail().state()).isEqualTo(OutboxState.PENDING);
		assertThat(visible()).singleElement().satisfies((message) -> assertThat(message.author()).isEqualTo("support"));
	}

	@Test
	void linkedCustomersHearTheProgressOnceWhenAPersonSendsIt() {
		direct("zh-CN");
		graded("high");
		submit("firstResponse", "lin", Map.of("responseText", "王小明您好，我们在查。", "nextStep", "王小明反映的页面本周修复。"),
				Map.of("expectedBy", "2026-11-30"));
		linked("FB-20261122-000008", "li@example.org");
		linked("FB-20261122-000009", "li@example.org");
		linked("FB-20261122-000010", RecordedCases.ADDRESS);

		step("progress", null);
		assertThat(onlyMail().state()).isEqualTo(OutboxState.DRAFT);
		decide(Decision.SEND);

		assertThat(this.outbox.findAll()).filteredOn((mail) -> !mail.isToStaff())
			.extracting(OutboxMessage::number, OutboxMessage::state)
			.containsExactlyInAnyOrder(tuple(NUMBER, OutboxState.PENDING),
					tuple("FB-20261122-000008", OutboxState.PENDING));
		String told = this.database.queryForObject("select body_masked from outbox where number <> ?", String.class,
				NUMBER);
		assertThat(told).contains("FB-20261122-000008", "反映的页面本周修复", "预计最晚 2026年11月30日").doesNotContain("王小明", "我们在查");
	}

	@Test
	void whoIsToldStandsInThePlan() throws IOException {
		assertThat(toldOf("planned")).containsExactlyInAnyOrder(NUMBER, WAITING);
		assertThat(toldOf("closed")).containsExactly(NUMBER);
		String plan = Files.readString(Path.of(PLAN));
		withPlan(plan.replaceAll("(closed_out_who\"><text>)\"asker\"", "$1\"everyone\""), () -> {
			assertThat(toldOf("closed")).containsExactlyInAnyOrder(NUMBER, WAITING);
			assertThat(toldOf("planned")).containsExactlyInAnyOrder(NUMBER, WAITING);
		});
	}

	@Test
	void aPlanFromBeforeThatColumnTellsThoseItTold() {
		withPlan(ModelsBefore.file(PLAN).text(), () -> {
			assertThat(toldOf("planned")).containsExactlyInAnyOrder(NUMBER, WAITING);
			assertThat(toldOf("mitigated")).containsExactlyInAnyOrder(NUMBER, WAITING);
			assertThat(toldOf("closed")).containsExactly(NUMBER);
		});
	}

	@Test
	void whoWaitsIsToldAlsoWhereTheOneWhoAskedCannotBe() {
		this.cases.of(NUMBER, "none", "zh-CN", null);
		linked(WAITING, "li@example.org");

		step("planned", "planned");

		assertThat(this.outbox.findAll()).extracting(OutboxMessage::number).containsExactly(WAITING);
		assertThat(timeline()).contains("system couldNotTell.planned");
	}

	/** The cases whose customers get a mail. */
	private List<String> toldOf(String event) {
		start();
		direct("zh-CN");
		linked(WAITING, "li@example.org");
		step(event, null);
		return this.outbox.findAll().stream().map(OutboxMessage::number).toList();
	}

	private void withPlan(String text, Runnable work) {
		String deployment = this.repository.createDeployment().addString(PLAN, text).deploy().getId();
		try {
			work.run();
		}
		finally {
			this.repository.deleteDeployment(deployment, true);
		}
	}

	@Test
	void progressOfALowCaseGoesOutByItself() {
		direct("zh-CN");
		graded("low");

		step("progress", null);

		assertThat(onlyMail().state()).isEqualTo(OutboxState.PENDING);
		assertThat(timeline()).containsExactly("system told.progress");
	}

	@Test
	void anAnswerHoldsWhatThePersonWroteAndIsTheFirstResponse() {
		direct("zh-CN");
		submit("firstResponse", "lin", Map.of("responseText", "王小明您好，原因已查明，请打 13812345678 找我。", "nextStep", "本周修复支付页面。",
				"workaround", "请先用网页版。"), Map.of("expectedBy", "2026-11-30"));
		assertThat(visible()).as("not before it is sent").isEmpty();

		step("answered", "inProgress");

		Correspondence message = visible().get(0);
		assertThat(open(message)).contains("王小明您好，原因已查明，请打 13812345678 找我。", "下一步：\n本周修复支付页面。", "请先用网页版。",
				"预计时间：2026年11月30日");
		assertThat(message.text().masked()).contains("王**您好", "138****5678", NUMBER)
			.doesNotContain("王小明", "13812345678");
		assertThat(new String(message.text().sealed(), StandardCharsets.UTF_8)).doesNotContain("王小明");
		assertThat(feedback().milestones().firstResponseAt()).isNotNull();
	}

	@Test
	void anAnswerOfASecondRoundReplacesAllOfTheFirst() {
		direct("zh-CN");
		submit("firstResponse", "lin", Map.of("responseText", "第一次的答复", "nextStep", "第一次的下一步"),
				Map.of("expectedBy", "2026-11-30"));
		step("answered", "inProgress");
		ClockUtil.offset(60_000L);
		submit("dispute", "chen", Map.of("responseText", "第二次的答复"), Map.of());

		step("answered", "resolved");

		assertThat(open(visible().get(1))).contains("第二次的答复").doesNotContain("第一次", "预计时间");
	}

	@Test
	void aQuestionIsAResponseAndIsCountedWhenItIsSent() {
		direct("zh-CN");
		submit("triage", "lin", Map.of("question", "请问您用的是哪个版本？"), Map.of("verdict", "needsInformation"));
		assertThat(feedback().questionsAsked()).isZero();

		step("question", "waitingForYou");

		assertThat(open(visible().get(0))).contains("请问您用的是哪个版本？");
		assertThat(feedback().questionsAsked()).isOne();
		assertThat(feedback().milestones().firstResponseAt()).isNotNull();

		step("questionReminder", null);
		assertThat(open(visible().get(1))).contains("请问您用的是哪个版本？");
		assertThat(feedback().questionsAsked()).isOne();
	}

	@Test
	void anAcknowledgementIsNoResponseAndItsMaskedCopyHoldsNeitherSecretNorAddress() {
		direct("zh-CN");

		step("received", "received");

		assertThat(feedback().milestones().firstResponseAt()).isNull();
		String secret = this.secret.of(feedback());
		assertThat(open(visible().get(0))).contains("查询密码：" + secret);
		assertThat(onlyMail().body().masked()).contains("查询密码：******", "编号：" + NUMBER).doesNotContain(secret);
		assertThat(visible().get(0).text().masked()).doesNotContain(secret);
		String rows = this.database
			.queryForList("select o::text from outbox o union all select c::text from correspondence c", String.class)
			.toString();
		assertThat(rows).doesNotContain(RecordedCases.ADDRESS, secret, "王小明");
	}

	@Test
	void aCaseThatAnImprovementSolvedIsToldWhatKindOfThingWasDone() {
		direct("zh-CN");
		inTransaction(() -> {
			Feedback feedback = feedback();
			feedback.servedBy("IM-20261122-000001");
			feedback.cameTo("finished");
		});
		this.entries.save(new FormEntry("task-plan", "plan", "IM-20261122-000001", NUMBER, "IM-20261122-000001", "hu",
				ClockUtil.getCurrentTime().toInstant(), Map.of("measures", List
					.of(Map.of("title", "换掉支付网关", "kind", "product"), Map.of("title", "写说明", "kind", "education"))),
				null));

		step("resolved", "resolved");

		assertThat(open(visible().get(0))).contains("验证通过", "产品改进、培训与使用指引", "请您在下面的页面确认").doesNotContain("网关");
	}

	@Test
	void aJobThatIsRepeatedWritesItsMessageOnce() {
		direct("zh-CN");
		this.repository.createDeployment()
			.addModelInstance("repeated.bpmn",
					told(Bpmn.createExecutableProcess("repeated")
						.camundaHistoryTimeToLiveString("P1D")
						.startEvent()
						.serviceTask(), "merged", "merged").camundaAsyncBefore()
						.serviceTask()
						.camundaExpression("${proceed}")
						.endEvent()
						.done())
			.deploy();
		String process = this.runtime.startProcessInstanceByKey("repeated", Map.of("feedbackNumber", NUMBER)).getId();
		String job = this.management.createJobQuery().processInstanceId(process).singleResult().getId();

		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> this.management.executeJob(job));
		assertThat(this.outbox.count()).isZero();

		this.runtime.setVariable(process, "proceed", true);
		this.management.executeJob(job);
		assertThat(this.outbox.count()).isOne();
		assertThat(visible()).hasSize(1);
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> this.management.executeJob(job));
		assertThat(this.outbox.count()).isOne();
	}

	private void direct(String language) {
		this.cases.of(NUMBER, "direct", language, RecordedCases.ADDRESS);
	}

	private void graded(String grade) {
		inTransaction(() -> this.feedbacks.findByNumber(NUMBER)
			.orElseThrow()
			.graded(new Grading("defect", 1, 3, 3, false, false, BigDecimal.valueOf(5), grade, "r", "improve",
					"support", "product")));
	}

	/** What is done with an accepted form. */
	private void submit(String task, String userId, Map<String, Object> texts, Map<String, Object> facts) {
		inTransaction(() -> {
			this.entries.saveAndFlush(new FormEntry(task + "-" + this.entries.count(), task, NUMBER, NUMBER, null,
					userId, ClockUtil.getCurrentTime().toInstant(), new LinkedHashMap<>(facts), null));
			this.events.publishEvent(new Submission(task, NUMBER, NUMBER, null, userId, new Values(texts), null, null));
		});
	}

	private void step(String message, String status) {
		this.repository.createDeployment()
			.addModelInstance("step.bpmn",
					told(Bpmn.createExecutableProcess("step")
						.camundaHistoryTimeToLiveString("P1D")
						.startEvent()
						.serviceTask(), message, status).endEvent().done())
			.deploy();
		this.runtime.startProcessInstanceByKey("step", Map.of("feedbackNumber", NUMBER));
	}

	private static ServiceTaskBuilder told(ServiceTaskBuilder task, String message, String status) {
		ServiceTask element = task.camundaDelegateExpression("${notifyCustomer}").getElement();
		CamundaProperties properties = element.getModelInstance().newInstance(CamundaProperties.class);
		task.addExtensionElement(properties);
		property(properties, "message", message);
		if (status != null) {
			property(properties, "status", status);
		}
		return task;
	}

	private static void property(CamundaProperties properties, String name, String value) {
		CamundaProperty property = properties.getModelInstance().newInstance(CamundaProperty.class);
		property.setCamundaName(name);
		property.setCamundaValue(value);
		properties.getCamundaProperties().add(property);
	}

	private void decide(Decision decision) {
		this.desk.decide(onlyMail().id(), decision, "support");
	}

	private void linked(String number, String address) {
		inTransaction(() -> {
			Feedback duplicate = this.cases.of(number, "direct", "zh-CN", address);
			duplicate.mergedInto(NUMBER);
			duplicate.moveTo(Status.MERGED, ClockUtil.getCurrentTime().toInstant());
		});
	}

	private void inTransaction(Runnable work) {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> work.run());
	}

	private Feedback feedback() {
		return this.feedbacks.findByNumber(NUMBER).orElseThrow();
	}

	private OutboxMessage onlyMail() {
		List<OutboxMessage> mails = this.outbox.findAll().stream().filter((mail) -> !mail.isToStaff()).toList();
		assertThat(mails).hasSize(1);
		return mails.get(0);
	}

	private List<Correspondence> visible() {
		return this.correspondence.findByFeedbackOrderByAtAscIdAsc(feedback())
			.stream()
			.filter(Correspondence::isVisibleToCustomer)
			.sorted(Comparator.comparing(Correspondence::id))
			.toList();
	}

	private String open(Correspondence message) {
		return new TransactionTemplate(this.transactions)
			.execute((status) -> this.vault.open(feedback().contact(), message.text()));
	}

	private List<String> timeline() {
		return this.database.queryForList("select actor || ' ' || kind from timeline order by id", String.class);
	}

}
