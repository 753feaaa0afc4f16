package feedbackloop.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.CustomerSecret;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Directory;
import feedbackloop.testing.FeedbackLoopTest;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.Slice;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@FeedbackLoopTest
@Import(RecordedCases.class)
class OutboxPageTests {

	private static final String NUMBER = "FB-20261122-000003";

	@Autowired
	private MockMvc browser;

	@Autowired
	private RecordedCases cases;

	@Autowired
	private feedbackloop.feedback.Cases record;

	@Autowired
	private FeedbackRepository feedbacks;

	@Autowired
	private CustomerMessages messages;

	@Autowired
	private ProgressMessages progress;

	@Autowired
	private Relay relay;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private JdbcTemplate database;

	@Autowired
	private OutboxRepository outbox;

	@Autowired
	private CustomerSecret secret;

	@Autowired
	private Vault vault;

	@Autowired
	private Directory directory;

	@Autowired
	private Timeline timeline;

	@Autowired
	private Clock clock;

	@Autowired
	private PlatformTransactionManager transactions;

	private Feedback feedback;

	@BeforeEach
	void start() {
		this.database.execute("truncate outbox, timeline, correspondence, feedback, contact cascade");
		if (this.repository.createDecisionDefinitionQuery().decisionDefinitionKey("messagePlan").count() == 0) {
			this.repository.createDeployment().addClasspathResource("processes/messagePlan.dmn").deploy();
		}
		this.feedback = this.cases.of(NUMBER, "direct", "zh-CN", RecordedCases.ADDRESS);
		this.messages.tell(NUMBER, "received", Status.RECEIVED, "step-1");
	}

	@Test
	void withoutAMailServerEachMailIsKeptAndShownMasked() throws Exception {
		this.relay.sendDue();

		assertThat(page("zh-CN"))
			.contains("发件箱", "已保存，未发出（未设置邮件服务器，或收件人没有邮箱）", "w***@example.org", "href=\"/cases/" + NUMBER, "我们已收到您的反馈",
					"查询密码：******", "收到反馈")
			.doesNotContain(RecordedCases.ADDRESS, this.secret.of(this.feedback), "name=\"decision\"");
		assertThat(page("en")).contains("Outbox",
				"Kept, not sent (no mail server is set up, or nobody has an address)");
	}

	@Test
	void theEmbeddedDefaultShowsAdministratorsMailsAsTheCustomerWouldReadThem() {
		NotificationSettings embedded = new NotificationSettings("http://localhost:8080", true,
				new NotificationSettings.Mail("care@feedback.example", 3));
		OutboxDesk desk = new OutboxDesk(this.outbox, this.messages, this.progress, embedded, this.vault, this.record,
				this.feedbacks, this.directory, this.timeline, this.clock);

		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		Slice<OutboxRow> rows = transaction.execute((status) -> desk.page(0, "admin"));
		assertThat(rows.getContent()).singleElement()
			.satisfies((row) -> assertThat(row.body()).contains("查询密码：" + this.secret.of(this.feedback)));
		for (String other : new String[] { "support", "owner", "manager", "auditor" }) {
			assertThat(transaction.execute((status) -> desk.page(0, other)).getContent()).as(other)
				.singleElement()
				.satisfies((row) -> assertThat(row.body()).contains("查询密码：******"));
		}
	}

	@Test
	void aPersonDecidesThatAnUncertainMailWasSent() throws Exception {
		uncertain();
		assertThat(page("zh-CN")).contains("不确定是否已发送", "确认已发送", "再次发送");

		this.browser.perform(decision("support", Decision.WAS_SENT).with(csrf()))
			.andExpect(redirectedUrl("/outbox?page=0"))
			.andExpect(flash().attribute("done", true));

		assertThat(state()).isEqualTo("sent");
		assertThat(this.database.queryForList("select actor || ' ' || kind from timeline order by id", String.class))
			.contains("support mailDecided.WAS_SENT");
		this.browser.perform(decision("support", Decision.SEND_AGAIN).with(csrf()))
			.andExpect(flash().attribute("refused", "这条消息已经处理过，请刷新页面查看现在的状态。"));
		assertThat(state()).isEqualTo("sent");
	}

	@Test
	void aPersonSendsAnUncertainMailAgain() throws Exception {
		uncertain();

		this.browser.perform(decision("support", Decision.SEND_AGAIN).with(csrf()))
			.andExpect(flash().attribute("done", true));

		assertThat(state()).isEqualTo("pending");
	}

	@Test
	void onlySupportManagersAndAdministratorsDecide() throws Exception {
		uncertain();

		this.browser.perform(decision("engineering", Decision.WAS_SENT).with(csrf()).locale(Locale.ENGLISH))
			.andExpect(flash().attribute("refused",
					"Only support, managers and administrators decide about messages in the outbox."));
		this.browser.perform(decision("support", Decision.WAS_SENT)).andExpect(status().isForbidden());

		assertThat(state()).isEqualTo("uncertain");
	}

	private void uncertain() {
		this.database.update("update outbox set state = 'sending', claimed_at = now() - make_interval(secs => ?)",
				Duration.ofMinutes(3).toSeconds());
		this.relay.sendDue();
		assertThat(state()).isEqualTo("uncertain");
	}

	private String page(String language) throws Exception {
		return this.browser.perform(get("/outbox").with(member("support")).locale(Locale.forLanguageTag(language)))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private MockHttpServletRequestBuilder decision(String userId, Decision decision) {
		Long id = this.database.queryForObject("select id from outbox", Long.class);
		return post("/outbox/{id}", id).param("decision", decision.name())
			.with(member(userId))
			.locale(Locale.SIMPLIFIED_CHINESE);
	}

	private String state() {
		return this.database.queryForObject("select state from outbox", String.class);
	}

}
