package feedbackloop.notification;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.Shutdown;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.StaffNotices.Line;
import feedbackloop.outgoing.Endpoint;
import feedbackloop.outgoing.Endpoints;
import feedbackloop.outgoing.Listener;
import feedbackloop.outgoing.Listener.Heard;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs are told what happens to a case, and group chats what their team is told, each
 * once; one that is slow, refuses or is away loses nothing and holds up no other.
 */
@CaseTest
class ToldEndpointsTest {

	private static final String CUSTOMER_SAID = "我是王小明，电话 13812345678，订单打不开";

	private static final Set<String> LOOPBACK = Set.of("127.0.0.1");

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ConfigurableApplicationContext application;

	@Autowired
	private OutboxRepository outbox;

	@Autowired
	private NotificationSettings settings;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private Clock clock;

	private Listener program;

	private Listener chat;

	private Relay relay;

	private StaffNotices notices;

	private ApplicationListener<ApplicationEvent> told;

	@BeforeEach
	void listen(@Autowired Cases cases, @Autowired MessageTexts texts, @Autowired Words words,
			@Autowired HouseTime time) throws IOException {
		this.program = new Listener();
		this.chat = new Listener();
		Endpoints endpoints = Listener.endpoints(this.clock, LOOPBACK,
				this.program.endpoint("crm", "webhook", List.of("secret"), List.of(), List.of()),
				this.chat.personal("own-chat", "engineering2"),
				this.program.endpoint("closings", "webhook", List.of("secret"), List.of(), List.of("case.closed")),
				room());
		WebhookEvents events = new WebhookEvents(endpoints, this.outbox, this.settings, this.json, this.clock);
		this.told = (event) -> tell(events, event);
		this.application.addApplicationListener(this.told);
		this.notices = new StaffNotices(this.outbox, texts, this.settings, cases, endpoints, words, time);
		this.relay = relay(endpoints);
	}

	private Relay relay(Endpoints endpoints) {
		return new Relay(this.outbox, this.application.getBean(MailServer.class),
				this.application.getBean(MailComposer.class), endpoints, this.application.getBean(TaskNews.class),
				this.application.getBean(Timeline.class), this.application.getBean(PlatformTransactionManager.class),
				this.clock, new Shutdown());
	}

	private Endpoint room() {
		return this.chat.endpoint("room", "wecom", List.of(), List.of("support"), List.of());
	}

	/** As the listeners of the bean would, which has no endpoints here. */
	private static void tell(WebhookEvents events, ApplicationEvent event) {
		Object payload = (event instanceof PayloadApplicationEvent<?> carrier) ? carrier.getPayload() : event;
		ReflectionUtils.doWithMethods(WebhookEvents.class, (listener) -> {
			ReflectionUtils.makeAccessible(listener);
			ReflectionUtils.invokeMethod(listener, events, payload);
		}, (method) -> AnnotatedElementUtils.hasAnnotation(method, EventListener.class)
				&& method.getParameterTypes()[0].isInstance(payload));
	}

	@AfterEach
	void leave() {
		this.application.removeApplicationListener(this.told);
		this.program.close();
		this.chat.close();
		this.database.sql("delete from outbox where recipient like 'endpoint:%'").update();
	}

	@Test
	void aProgramIsToldWhatHappensOnceAndInOrderWithoutAWordOfTheCustomer() throws Exception {
		String number = this.work.submit(Answers.of("description", CUSTOMER_SAID));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("praise", 1, 1, 1), "responseText", "谢谢", "resolvedAtFirstContact", true));
		sends("crm");
		sends("closings");
		List<Heard> heard = this.program.heard();
		assertThat(heard).extracting((one) -> type(one))
			.containsSubsequence("case.registered", "case.graded", "case.answered", "case.moved", "case.closed")
			.filteredOn("case.closed"::equals)
			.hasSize(2);
		assertThat(heard).extracting((one) -> one.headers().getFirst("webhook-id")).doesNotHaveDuplicates();
		assertThat(heard).extracting(Heard::body)
			.allSatisfy((body) -> assertThat(body).doesNotContain("13812345678", "王小明", "订单打不开"));
		JsonNode closed = this.json.readTree(heard.get(heard.size() - 1).body());
		assertThat(closed.get("specversion").asText()).isEqualTo("1.0");
		assertThat(closed.get("subject").asText()).isEqualTo(number);
		assertThat(Instant.parse(closed.get("time").asText())).isBeforeOrEqualTo(Instant.now());
		assertThat(closed.at("/data/to").asText()).isEqualTo("closed");
		assertThat(closed.at("/data/link").asText()).endsWith("/cases/" + number);
		int all = heard.size();
		sends("crm");
		assertThat(heard).hasSize(all);
	}

	@Test
	void measuresArePlannedAndLand() {
		this.work.atVerification();
		sends("crm");
		assertThat(this.program.heard()).extracting((one) -> type(one)).contains("measure.planned", "measure.landed");
	}

	@Test
	void oneThatRefusesOrIsSilentHoldsUpNoOtherAndLosesNothing() {
		String number = this.work.submit();
		this.chat.isSilent();
		this.program.answers(500, "");
		this.notices.tell(number, "escalation", "test", Recipient.group("support"), Instant.now(),
				Map.of("task", "triage", "due", Instant.now()));
		sends("crm");
		relay(Listener.endpoints(Listener.HASTE, this.clock, LOOPBACK, room()))
			.sendDueIn(OutboxMessage.endpoint("room"));
		assertThat(states("endpoint:crm", number)).containsOnly("pending");
		assertThat(states("endpoint:room", number)).containsOnly("pending");
		assertThat(states("group:support", number)).containsOnly("pending");
		this.relay.sendDue();
		assertThat(states("group:support", number)).containsOnly("kept");

		this.chat.answers(200, "{\"errcode\":0}");
		this.program.answers(204, "");
		this.database.sql("update outbox set next_attempt_at = created_at where number = :number")
			.param("number", number)
			.update();
		sends("crm");
		sends("room");
		assertThat(states("endpoint:crm", number)).containsOnly("sent");
		assertThat(states("endpoint:room", number)).containsOnly("sent");
		List<Heard> rooms = this.chat.heard();
		assertThat(rooms).hasSize(2);
		assertThat(rooms.get(1).body()).isEqualTo(rooms.get(0).body()).contains(number);
	}

	@Test
	void aRoomIsToldWhenItsTeamIs() {
		String number = this.work.submit();
		Instant opening = this.clock.instant().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
		this.notices.tell(number, "escalation", "test", Recipient.group("support"), opening,
				Map.of("task", "triage", "due", Instant.now()));
		sends("room");
		assertThat(this.chat.heard()).isEmpty();
		assertThat(this.database
			.sql("select next_attempt_at from outbox where recipient = 'endpoint:room' and number = :number")
			.param("number", number)
			.query((row, index) -> row.getTimestamp(1).toInstant())
			.single()).isEqualTo(opening);
		this.notices.tell(number, "escalation", "urgent", Recipient.group("support"), this.clock.instant(),
				Map.of("task", "triage", "due", Instant.now()));
		sends("room");
		assertThat(this.chat.heard()).hasSize(1);
	}

	@Test
	void aRoomHasTheDigestOfItsTeamOnceADay() {
		String number = this.work.submit();
		List<Line> lines = List.of(new Line(number, "offered", Map.of("task", "triage")));
		LocalDate day = LocalDate.of(2026, 11, 23);
		this.notices.tellRoomsDigest(day, "support", lines);
		this.notices.tellRoomsDigest(day, "support", lines);
		this.notices.tellRoomsDigest(day, "legal", lines);
		sends("room");
		assertThat(this.chat.heard()).singleElement().extracting(Heard::body).asString().contains(number);
	}

	@Test
	void aPersonIsToldInTheirOwnChatAsWell() throws IOException {
		String number = this.work.submit();
		this.notices.tell(number, "measureOwner", "test", Recipient.user("engineering2"), Instant.now(),
				Map.of("task", "fix"));
		sends("own-chat");
		assertThat(states("endpoint:own-chat", number)).containsExactly("sent");
		assertThat(states("user:engineering2", number)).hasSize(1);
		this.notices.tell(number, "measureOwner", "test", Recipient.user("support"), Instant.now(),
				Map.of("task", "fix"));
		assertThat(states("endpoint:room", number)).as("the team's room").isEmpty();
	}

	/** The person may be in that room. */
	@Test
	void aRoomIsNotToldOfAComplaintAboutAPerson() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "support2"));
		this.notices.tell(number, "escalation", "test", Recipient.group("support"), Instant.now(),
				Map.of("task", "firstResponse", "due", Instant.now()));
		assertThat(states("endpoint:room", number)).isEmpty();
		assertThat(states("group:support", number)).isNotEmpty();
	}

	private void sends(String endpoint) {
		this.relay.sendDueIn(OutboxMessage.endpoint(endpoint));
	}

	private List<String> states(String recipient, String number) {
		return this.database.sql("select state from outbox where recipient = :recipient and number = :number")
			.param("recipient", recipient)
			.param("number", number)
			.query(String.class)
			.list();
	}

	private String type(Heard heard) {
		try {
			return this.json.readTree(heard.body()).get("type").asText().replace("feedbackloop.", "");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
