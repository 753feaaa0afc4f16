package feedbackloop.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import feedbackloop.Shutdown;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.CustomerSecret;
import feedbackloop.outgoing.Endpoints;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Directory;
import feedbackloop.testing.FeedbackLoopTest;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@FeedbackLoopTest(properties = { "feedback-loop.mail.from=反馈闭环 <care@feedback.example>",
		"feedback-loop.base-url=https://feedback.example", "spring.datasource.hikari.connection-timeout=1000",
		"feedback-loop.mailboxes[0].host=imap.feedback.example", "feedback-loop.mailboxes[0].username=care",
		"feedback-loop.mailboxes[0].password=secret", "feedback-loop.mailboxes[0].address=care@feedback.example" })
@Import(RecordedCases.class)
class OutboxTests {

	private static final String NUMBER = "FB-20261122-000001";

	private static final int port = freePort();

	private static GreenMail mailServer;

	@Autowired
	private RecordedCases cases;

	@Autowired
	private CustomerMessages messages;

	@Autowired
	private StaffNotices notices;

	@Autowired
	private CustomerSecret secret;

	@Autowired
	private Relay relay;

	@Autowired
	private MailKeys keys;

	@Autowired
	private AutowireCapableBeanFactory beans;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private IdentityService identities;

	@Autowired
	private JdbcTemplate database;

	@Value("${spring.datasource.url}")
	private String address;

	@DynamicPropertySource
	static void mail(DynamicPropertyRegistry settings) {
		settings.add("spring.mail.host", () -> "127.0.0.1");
		settings.add("spring.mail.port", () -> port);
	}

	@BeforeEach
	void start() {
		this.database.execute("truncate outbox, timeline, correspondence, feedback, contact cascade");
		if (this.repository.createDecisionDefinitionQuery().decisionDefinitionKey("messagePlan").count() == 0) {
			this.repository.createDeployment().addClasspathResource("processes/messagePlan.dmn").deploy();
		}
		startMailServer();
	}

	@AfterEach
	void stop() {
		ClockUtil.reset();
	}

	@AfterAll
	static void stopMailServer() {
		if (mailServer != null) {
			mailServer.stop();
			mailServer = null;
		}
	}

	@Test
	void anAcknowledgementIsSentOnceWithTheHeadersOfAnAutomaticReply() throws Exception {
		Feedback feedback = direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");

		this.relay.sendDue();
		this.relay.sendDue();

		MimeMessage mail = onlyMail();
		assertThat(mail.getHeader("Message-ID")).hasSize(1)
			.allSatisfy((name) -> assertThat(name)
				.matches("<" + onlyId() + "\\." + NUMBER + "\\.[0-9a-f]{20}@feedback\\.example>"));
		assertThat(this.keys.caseIn(mail.getHeader("Message-ID")[0])).hasValue(NUMBER);
		assertThat(((InternetAddress) mail.getReplyTo()[0]).getAddress()).startsWith("care+fb-20261122-000001-")
			.endsWith("@feedback.example");
		assertThat(this.keys.caseOfAddress(((InternetAddress) mail.getReplyTo()[0]).getAddress())).hasValue(NUMBER);
		assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
		assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
		assertThat(mail.getHeader("References")).isNull();
		assertThat(mail.getContentType()).startsWith("multipart/alternative");
		assertThat(parts(mail)).extracting(BodyPart::getContentType)
			.satisfiesExactly((text) -> assertThat(text).startsWith("text/plain").containsIgnoringCase("utf-8"),
					(html) -> assertThat(html).startsWith("text/html").containsIgnoringCase("utf-8"));
		assertThat(parts(mail).get(1).getContent().toString()).contains("谢谢您告诉我们",
				"<a href=\"https://feedback.example/follow/" + NUMBER + "\">");
		assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(RecordedCases.ADDRESS);
		assertThat(mail.getFrom()[0].toString()).contains("<care@feedback.example>");
		assertThat(mail.getSubject()).isEqualTo("我们已收到您的反馈（" + NUMBER + "）");
		assertThat(parts(mail).get(0).getContent().toString())
			.contains("谢谢您告诉我们", NUMBER, "2026年11月22日 10:30", "已收到", this.secret.of(feedback),
					"https://feedback.example/follow/" + NUMBER, "https://feedback.example/help")
			.doesNotContain("收银台", "打不开", "王小明");
		assertThat(states()).containsExactly("sent");
	}

	@Test
	void aLaterMailBelongsToTheSameConversation() throws Exception {
		direct(NUMBER, "en");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
		this.messages.tell(NUMBER, "planned", Status.PLANNED, "step-2");

		this.relay.sendDue();

		assertThat(mailServer.getReceivedMessages()).hasSize(2);
		MimeMessage first = mailServer.getReceivedMessages()[0];
		MimeMessage second = mailServer.getReceivedMessages()[1];
		assertThat(second.getHeader("In-Reply-To")).isEqualTo(first.getHeader("Message-ID"));
		assertThat(second.getHeader("References")).isEqualTo(first.getHeader("Message-ID"));
		assertThat(second.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(second.getSubject()).isEqualTo("Your feedback is on our list of improvements (" + NUMBER + ")");
	}

	@Test
	void aMailServerThatIsDownCostsNothingButTime() {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
		stopMailServer();

		this.relay.sendDue();
		assertThat(states()).containsExactly("pending");
		assertThat(problems()).containsExactly("NOT_NOW");

		startMailServer();
		this.relay.sendDue();
		assertThat(mailServer.getReceivedMessages()).as("not before the wait is over").isEmpty();

		later(Duration.ofSeconds(61));
		this.relay.sendDue();
		this.relay.sendDue();
		assertThat(mailServer.getReceivedMessages()).hasSize(1);
		assertThat(states()).containsExactly("sent");
		assertThat(problems()).containsOnlyNulls();
	}

	@Test
	void anHourWithoutAMailServerIsCaughtUpWithinTheNext() {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
		stopMailServer();
		for (int minute = 0; minute <= 60; minute++) {
			ClockUtil.offset(Duration.ofMinutes(minute).toMillis());
			this.relay.sendDue();
		}

		startMailServer();
		ClockUtil.offset(Duration.ofMinutes(120).toMillis());
		this.relay.sendDue();

		assertThat(mailServer.getReceivedMessages()).hasSize(1);
	}

	@Test
	void afterADayItIsGivenUpAndShown() {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
		stopMailServer();

		int hours = 0;
		while (states().contains("pending")) {
			assertThat(hours).isLessThanOrEqualTo(30);
			ClockUtil.offset(Duration.ofHours(hours++).toMillis());
			this.relay.sendDue();
		}

		assertThat(states()).containsExactly("failed");
		assertThat(hours).isBetween(22, 30);
		assertThat(kinds()).contains("mailFailed");
	}

	@Test
	void aMailThatTheServerRefusesForGoodFailsWithWhatItSaidAndNoAddress() throws IOException {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");

		withScript("RCPT", "550 5.1.1 <" + RecordedCases.ADDRESS + "> unknown");

		assertThat(states()).containsExactly("failed");
		assertThat(problems()).containsExactly("REFUSED");
		assertThat(detail()).doesNotContain("wang.xiaoming");
	}

	@Test
	void aMailThatTheServerRefusesForNowIsTriedAgain() throws IOException {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");

		withScript("RCPT", "451 4.7.1 greylisted");
		assertThat(states()).containsExactly("pending");

		later(Duration.ofSeconds(61));
		startMailServer();
		this.relay.sendDue();
		assertThat(mailServer.getReceivedMessages()).hasSize(1);
	}

	@Test
	void oneAddressThatIsRefusedKeepsTheNoticeFromNobodyElse() throws IOException {
		member("shift1", "lin@feedback.example");
		member("shift2", "chen@feedback.example");
		this.notices.tell(NUMBER, "escalation", "task-1", Recipient.group("nightShift"), Instant.now(),
				Map.of("task", "triage"));

		withScript("RCPT TO:<chen@feedback.example>", "550 5.1.1 unknown");

		assertThat(states()).containsExactly("sent");
		assertThat(problems()).containsExactly("SOME_REFUSED");
		assertThat(detail()).doesNotContain("chen@");
	}

	@Test
	void oneAddressThatIsNoneKeepsTheNoticeFromNobodyElse() throws Exception {
		member("shift1", "lin@feedback.example");
		member("shift2", "chen at feedback");
		this.notices.tell(NUMBER, "escalation", "task-1", Recipient.group("nightShift"), Instant.now(),
				Map.of("task", "triage"));

		this.relay.sendDue();

		assertThat(onlyMail().getAllRecipients()).extracting(Object::toString).containsExactly("lin@feedback.example");
	}

	@Test
	void addressesThatAreRefusedForNowAndForGoodAreTriedAgain() throws IOException {
		member("shift1", "lin@feedback.example");
		member("shift2", "chen@feedback.example");
		this.notices.tell(NUMBER, "escalation", "task-1", Recipient.group("nightShift"), Instant.now(),
				Map.of("task", "triage"));

		withScript("RCPT", "451 4.7.1 greylisted");

		assertThat(states()).containsExactly("pending");
	}

	@Test
	void whatTheServerAnsweredIsKnownAlsoWhenTheDatabaseIsGoneJustThen() throws Exception {
		for (String answer : List.of("250 taken", "550 5.7.1 refused")) {
			this.database.execute("truncate outbox, timeline, correspondence, feedback, contact cascade");
			direct(NUMBER, "zh-CN");
			this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
			stopMailServer();
			CountDownLatch gone = new CountDownLatch(1);
			try (DatabaseAway away = new DatabaseAway(this.address);
					SmtpScript script = new SmtpScript(port, ".", answer, () -> {
						away.begin();
						gone.countDown();
					})) {
				ExecutorService relays = Executors.newSingleThreadExecutor();
				Future<?> sending = relays.submit(this.relay::sendDue);
				assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
				assertThatThrownBy(() -> sending.get(3, TimeUnit.SECONDS)).as("it does not give up")
					.isInstanceOf(TimeoutException.class);
				away.end();
				sending.get(60, TimeUnit.SECONDS);
				relays.shutdown();
			}
			assertThat(states()).containsExactly(answer.startsWith("250") ? "sent" : "failed");
		}
	}

	@Test
	void aNoticeThatWaitedIsNotSentWhenItsTaskIsDone() {
		direct(NUMBER, "en");
		Instant now = Instant.now();
		this.notices.tell(NUMBER, "offered", "done", Recipient.group("support"), now, Map.of(), "no-such-task",
				Set.of());
		this.notices.tell(NUMBER, "bounced", "of no task", Recipient.group("support"), now, Map.of(), null, Set.of());
		this.database.update("update outbox set created_at = created_at - interval '2 hours'");
		this.relay.sendDue();
		assertThat(
				this.database.queryForList("select occasion || ' ' || (state = 'discarded') from outbox", String.class))
			.containsExactlyInAnyOrder("done true", "of no task false");
	}

	@Test
	void anApplicationThatStopsEndsTheMailInHandAndLeavesTheNext() throws IOException {
		direct(NUMBER, "en");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
		this.messages.tell(NUMBER, "planned", Status.PLANNED, "step-2");
		Shutdown shutdown = new Shutdown();
		Relay leaving = new Relay(this.beans.getBean(OutboxRepository.class), this.beans.getBean(MailServer.class),
				this.beans.getBean(MailComposer.class), this.beans.getBean(Endpoints.class),
				this.beans.getBean(TaskNews.class), this.beans.getBean(Timeline.class),
				this.beans.getBean(PlatformTransactionManager.class), this.beans.getBean(Clock.class), shutdown);
		stopMailServer();
		try (SmtpScript script = new SmtpScript(port, ".", "250 taken", shutdown::begin)) {
			leaving.sendDue();
		}
		assertThat(states()).containsExactlyInAnyOrder("sent", "pending");
	}

	@Test
	void whatANodeWroteWhoseClockIsAheadIsSentAtOnce() {
		later(Duration.ofHours(1));
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
		ClockUtil.reset();

		this.relay.sendDue();

		assertThat(states()).containsExactly("sent");
	}

	@Test
	void whoeverHoldsTheMessageIsWaitedForBeforeItsResultIsWrittenDown() throws Exception {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
		stopMailServer();
		ExecutorService relays = Executors.newSingleThreadExecutor();
		try (Connection other = DriverManager.getConnection(this.address, "postgres", null);
				SmtpScript script = new SmtpScript(port, ".", "250 taken", () -> begin(other))) {
			Future<?> sending = relays.submit(this.relay::sendDue);
			Awaitility.await()
				.until(() -> this.database.queryForObject("select exists (select 1 from pg_stat_activity "
						+ "where datname = current_database() and wait_event_type = 'Lock')", Boolean.class));
			other.commit();
			sending.get(60, TimeUnit.SECONDS);
		}
		finally {
			relays.shutdown();
		}
		assertThat(states()).containsExactly("failed");
	}

	/** Decides about the message, and does not say so yet. */
	private static void begin(Connection other) {
		try (Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("update outbox set state = 'failed', attempts = attempts + 1");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aMessageThatCouldNotBeComposedForWantOfTheDatabaseIsGivenBack() throws Exception {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
		ExecutorService relays = Executors.newSingleThreadExecutor();
		try (DatabaseAway away = new DatabaseAway(this.address)) {
			Future<?> sending = away.endsWhoWaitsFor("contact", () -> relays.submit(this.relay::sendDue));
			assertThatThrownBy(() -> sending.get(60, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
		}
		finally {
			relays.shutdown();
		}
		assertThat(states()).containsExactly("pending");

		this.relay.sendDue();
		assertThat(mailServer.getReceivedMessages()).hasSize(1);
		assertThat(states()).containsExactly("sent");
	}

	@Test
	void aServerThatHangsUpWithTheMailInHandLeavesItToAPerson() throws IOException {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");

		withScript(".", SmtpScript.SILENCE);
		assertThat(states()).containsExactly("uncertain");
		assertThat(problems()).containsExactly("NO_REPLY");

		startMailServer();
		later(Duration.ofDays(2));
		this.relay.sendDue();
		assertThat(mailServer.getReceivedMessages()).isEmpty();
	}

	@Test
	void aCustomersMailInterruptedBetweenSendingAndNotingIsNeverSilentlyRepeated() {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
		interrupted(Duration.ofMinutes(1));
		this.relay.sendDue();
		assertThat(states()).as("another relay may still be at it").containsExactly("sending");

		interrupted(Duration.ofMinutes(3));
		this.relay.sendDue();
		later(Duration.ofDays(2));
		this.relay.sendDue();

		assertThat(states()).containsExactly("uncertain");
		assertThat(mailServer.getReceivedMessages()).isEmpty();
	}

	@Test
	void aTeamsNoticeInterruptedIsSentAgainUnderTheSameName() throws Exception {
		member("shift1", "lin@feedback.example");
		this.notices.tell(NUMBER, "escalation", "task-1", Recipient.group("nightShift"), Instant.now(),
				Map.of("task", "triage"));
		this.relay.sendDue();
		String name = onlyMail().getHeader("Message-ID")[0];
		interrupted(Duration.ofMinutes(3));

		this.relay.sendDue();
		later(Duration.ofMinutes(40));
		this.relay.sendDue();

		assertThat(mailServer.getReceivedMessages()).hasSize(2);
		assertThat(mailServer.getReceivedMessages()[1].getHeader("Message-ID")).containsExactly(name);
		assertThat(states()).containsExactly("sent");
	}

	@Test
	void twoRelaysAtOnceSendEachMessageOnce() throws Exception {
		int count = 24;
		IntStream.range(0, count).forEach((i) -> {
			String number = "FB-20261122-%06d".formatted(100 + i);
			direct(number, "zh-CN");
			this.messages.tell(number, "received", Status.RECEIVED, "step-1");
		});

		ExecutorService threads = Executors.newFixedThreadPool(2);
		Callable<Void> run = () -> {
			this.relay.sendDue();
			return null;
		};
		for (Future<Void> future : threads.invokeAll(List.of(run, run))) {
			future.get();
		}
		threads.shutdown();

		assertThat(Stream.of(mailServer.getReceivedMessages()).map(OutboxTests::messageId)).hasSize(count)
			.doesNotHaveDuplicates();
		assertThat(states()).hasSize(count).containsOnly("sent");
	}

	@Test
	void aMessageWaitsForTheEarlierOnesOfItsCase() throws IOException {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
		this.messages.tell(NUMBER, "planned", Status.PLANNED, "step-2");

		withScript("RCPT", "451 4.7.1 greylisted");
		startMailServer();
		this.relay.sendDue();

		assertThat(mailServer.getReceivedMessages()).isEmpty();
		assertThat(states()).containsExactly("pending", "pending");
	}

	@Test
	void theSameStepTellsOnceASecondRoundAgain() {
		direct(NUMBER, "zh-CN");
		this.messages.tell(NUMBER, "reopened", Status.IN_PROGRESS, "step-1");
		this.messages.tell(NUMBER, "reopened", Status.IN_PROGRESS, "step-1");
		assertThat(states()).hasSize(1);
		assertThat(kinds()).containsExactly("told.reopened");

		this.messages.tell(NUMBER, "reopened", Status.IN_PROGRESS, "step-2");
		assertThat(states()).hasSize(2);
		assertThat(kinds()).containsExactly("told.reopened", "told.reopened");
	}

	@Test
	void aNoticeToATeamGoesToAllWithAnAddressAndHoldsNumberAndLinkOnly() throws Exception {
		direct(NUMBER, "zh-CN");
		member("shift1", "lin@feedback.example");
		member("shift2", "chen@feedback.example");
		member("shift3", null);
		this.notices.tell(NUMBER, "escalation", "task-1", Recipient.group("nightShift"), Instant.now(),
				Map.of("task", "triage", "due", Instant.parse("2026-11-23T01:00:00Z")));
		this.notices.tell(NUMBER, "escalation", "task-1", Recipient.group("nightShift"), Instant.now(),
				Map.of("task", "triage"));

		this.relay.sendDue();

		assertThat(mailServer.getReceivedMessages()).as("one copy in each mailbox").hasSize(2);
		assertThat(Stream.of(mailServer.getReceivedMessages()).map(OutboxTests::messageId).distinct()).hasSize(1);
		MimeMessage mail = mailServer.getReceivedMessages()[0];
		assertThat(mail.getAllRecipients()).extracting(Object::toString)
			.containsExactly("lin@feedback.example", "chen@feedback.example");
		assertThat(parts(mail).get(0).getContent().toString())
			.contains("任务“初筛”已超过期限", "2026年11月23日 09:00", "The task \"Triage\" is past its deadline",
					"23 November 2026, 09:00", "https://feedback.example/cases/" + NUMBER)
			.doesNotContain("打不开", RecordedCases.ADDRESS);
	}

	@Test
	void aDomainInAnyScriptGetsItsMail() throws Exception {
		this.cases.of(NUMBER, "direct", "zh-CN", "wang@例子.公司");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");

		this.relay.sendDue();

		assertThat(onlyMail().getAllRecipients()).extracting(Object::toString)
			.containsExactly("wang@xn--fsqu00a.xn--55qx5d");
	}

	@Test
	void noMailGoesToHalfOfAnAddress() {
		this.cases.of(NUMBER, "direct", "zh-CN", "乡@example.org");
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");

		this.relay.sendDue();

		assertThat(states()).containsExactly("failed");
		assertThat(problems()).containsExactly("MALFORMED");
		assertThat(mailServer.getReceivedMessages()).isEmpty();
	}

	@Test
	void aNoticeToATeamWithoutAnAddressIsKeptAndTheCaseHasNothingToDoWithIt() {
		this.notices.tell(NUMBER, "escalation", "task-1", Recipient.group("nobody"), Instant.now(),
				Map.of("task", "triage"));

		this.relay.sendDue();

		assertThat(states()).containsExactly("kept");
		assertThat(problems()).containsExactly("NO_ADDRESS");
		assertThat(kinds()).doesNotContain("noticeFailed");
	}

	@Test
	void aPersonHearsNothingOfACaseThatIsFoundToBeAboutThem() {
		direct(NUMBER, "zh-CN");
		member("shift1", "lin@feedback.example");
		this.notices.tell(NUMBER, "escalation", "task-1", Recipient.user("shift1"), Instant.now(),
				Map.of("task", "triage"));
		this.database.update("update feedback set about_user = 'shift1' where number = ?", NUMBER);

		this.relay.sendDue();

		assertThat(mailServer.getReceivedMessages()).isEmpty();
		assertThat(states()).containsExactly("kept");
	}

	private Feedback direct(String number, String language) {
		return this.cases.of(number, "direct", language, RecordedCases.ADDRESS);
	}

	private void member(String userId, String address) {
		if (this.identities.createGroupQuery().groupId("nightShift").count() == 0) {
			this.identities.saveGroup(this.identities.newGroup("nightShift"));
		}
		if (this.identities.createUserQuery().userId(userId).count() == 0) {
			User user = this.identities.newUser(userId);
			this.identities.saveUser(user);
			this.identities.createMembership(userId, "nightShift");
		}
		User user = this.identities.createUserQuery().userId(userId).singleResult();
		user.setEmail(address);
		this.identities.saveUser(user);
	}

	/** What a relay leaves behind that dies after the mail server took the mail. */
	private void interrupted(Duration ago) {
		this.database.update("update outbox set state = 'sending', claimed_at = now() - make_interval(secs => ?)",
				ago.toSeconds());
	}

	private void withScript(String command, String answer) throws IOException {
		stopMailServer();
		try (SmtpScript script = new SmtpScript(port, command, answer)) {
			this.relay.sendDue();
		}
	}

	private static void startMailServer() {
		stopMailServer();
		ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
		setup.setServerStartupTimeout(Duration.ofSeconds(30).toMillis());
		mailServer = new GreenMail(setup);
		mailServer.start();
	}

	private static void later(Duration time) {
		ClockUtil.offset(time.toMillis());
	}

	private MimeMessage onlyMail() {
		assertThat(mailServer.getReceivedMessages()).hasSize(1);
		return mailServer.getReceivedMessages()[0];
	}

	private static String messageId(MimeMessage mail) {
		try {
			return mail.getMessageID();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Long onlyId() {
		return this.database.queryForObject("select id from outbox", Long.class);
	}

	private List<String> states() {
		return this.database.queryForList("select state from outbox order by id", String.class);
	}

	private List<String> problems() {
		return this.database.queryForList("select problem from outbox order by id", String.class);
	}

	private String detail() {
		return this.database.queryForObject("select problem_detail from outbox", String.class);
	}

	private List<String> kinds() {
		return this.database.queryForList("select kind from timeline order by id", String.class);
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<BodyPart> parts(MimeMessage mail) throws Exception {
		MimeMultipart content = (MimeMultipart) mail.getContent();
		return List.of(content.getBodyPart(0), content.getBodyPart(1));
	}

}
