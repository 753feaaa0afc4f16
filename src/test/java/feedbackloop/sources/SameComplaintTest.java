package feedbackloop.sources;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import feedbackloop.Shutdown;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.intake.MailIntake;
import feedbackloop.intake.MailIntake.NewMail;
import feedbackloop.intake.SourceIntake;
import feedbackloop.outgoing.Fetching;
import feedbackloop.privacy.DetailBook;
import feedbackloop.privacy.Vault;
import feedbackloop.sources.SourceSettings.Access;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.Hmac;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * The same complaint through every door gives records with the same fields, each with
 * where it came from, and with its times.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class SameComplaintTest {

	private static final String WORDS = "更新以后订单页打不开，请打 13812345678";

	private static final String MAIL = "wang.xiaoming@example.org";

	private static final Instant GIVEN = Instant.parse("2026-11-20T01:30:00Z");

	/** By their names on forms, in files and in the API. */
	private static final Map<String, String> FIELDS = Map.of("summary", "订单页", "product", "商城", "module", "订单",
			"region", "华东", "givenAt", "2026-11-20T09:30", "customer.name", "王小明", "customer.email", MAIL, "store",
			"Google Play", "rating", "2", "appVersion", "8.2.1");

	private static final String MAPPING = """
			title:
			  zh-CN: 同一件事
			  en: The same thing
			channel: appStore
			source: %s
			key: /id
			fields:
			  description: /text
			  summary: /title
			  product: /about/product
			  module: /about/module
			  region: /about/region
			  customer.name: /who/name
			  customer.email: /who/mail
			  store:
			    always: Google Play
			  rating: /stars
			  appVersion: /version
			  givenAt:
			    from: /at
			    format: seconds
			""";

	private static final String POLL = """
			poll:
			  kind: token
			  path: /reviews
			  every: 30m
			""";

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private MailIntake mails;

	@Autowired
	private LiveSources sources;

	@Autowired
	private SourceSecrets secrets;

	@Autowired
	private SourceStates states;

	@Autowired
	private Fetching fetching;

	@Autowired
	private ItemReader items;

	@Autowired
	private SourceIntake intake;

	@Autowired
	private FeedbackRepository cases;

	@Autowired
	private Vault vault;

	@Autowired
	private DetailBook details;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private Clock clock;

	@Autowired
	private Shutdown shutdown;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private JdbcClient database;

	@TempDir
	private Path folder;

	private final String id = UUID.randomUUID().toString();

	private final Instant begun = Instant.now().minusSeconds(2);

	@Test
	void everyDoorLeadsToTheSameRecord() throws Exception {
		Map<String, String> numbers = new LinkedHashMap<>();
		numbers.put("portal", after(this::portal));
		numbers.put("api", after(this::api));
		numbers.put("staff", after(this::staff));
		numbers.put("csv", after(() -> imports("a.csv", csv())));
		numbers.put("xlsx", after(() -> imports("a.xlsx", xlsx())));
		numbers.put("webhook", after(this::webhook));
		numbers.put("poller", after(this::poller));
		numbers.put("mail", after(this::mail));

		numbers.forEach((door, number) -> {
			Map<String, String> record = record(number);
			assertThat(record).as(door)
				.containsEntry("description", WORDS)
				.containsEntry("summary", FIELDS.get("summary"))
				.containsEntry("email", MAIL)
				.containsEntry("name", "王小明")
				.containsEntry("language", "zh-CN")
				.containsEntry("givenAt", door.equals("portal") ? record.get("receivedAt") : GIVEN.toString());
			assertThat(Instant.parse(record.get("recordedAt"))).as(door).isAfter(this.begun);
			assertThat(Instant.parse(record.get("receivedAt"))).as(door + ": counts from its arrival")
				.isAfter(this.begun);
			// A mail has nothing more that is a field.
			if (!door.equals("mail")) {
				assertThat(record).as(door)
					.containsEntry("product", "商城")
					.containsEntry("module", "订单")
					.containsEntry("region", "华东")
					.containsEntry("details", "{appVersion=8.2.1, rating=2, store=Google Play}");
			}
			String page = this.work.page("support", "/cases/" + number);
			assertThat(page).as(door).contains("138****5678").doesNotContain("13812345678", MAIL, "王小明");
		});

		assertThat(record(numbers.get("staff"))).containsEntry("recordedBy", "support");
		assertThat(record(numbers.get("api"))).containsEntry("recordedBy", "null");
		assertThat(record(numbers.get("csv"))).containsEntry("recordedBy", "support");
		assertThat(page(numbers, "csv")).contains("来自导入“a.csv " + this.id + "”的第 2 行");
		assertThat(page(numbers, "xlsx")).contains("来自导入“a.xlsx " + this.id + "”的第 2 行");
		assertThat(page(numbers, "webhook")).contains("来自“webhook " + this.id + "”");
		assertThat(page(numbers, "poller")).contains("来自“poller " + this.id + "”");
		assertThat(page(numbers, "portal")).contains("渠道：门户网页");
		assertThat(page(numbers, "mail")).contains("渠道：邮件");
	}

	private String page(Map<String, String> numbers, String door) {
		return this.work.page("support", "/cases/" + numbers.get(door));
	}

	private void portal() throws Exception {
		answered(form(post("/submit"), null).param("consent", "true").with(csrf()), 302);
	}

	private void staff() throws Exception {
		answered(form(post("/intake"), "appStore").with(csrf()).with(member("support")), 302);
	}

	private void api() throws Exception {
		Map<String, Object> body = new LinkedHashMap<>(FIELDS);
		body.remove("customer.name");
		body.remove("customer.email");
		body.put("channel", "api");
		body.put("description", WORDS);
		body.put("customer", Map.of("name", "王小明", "email", MAIL));
		answered(post("/api/feedback").contentType("application/json")
			.header("Accept-Language", "zh-CN")
			.content(this.json.writeValueAsString(body)), 201);
	}

	private void mail() {
		this.mails.register(new NewMail("mail " + this.id, "王小明", MAIL, FIELDS.get("summary"), WORDS, GIVEN, "zh-CN"),
				List.of(), null);
	}

	private void imports(String name, byte[] content) throws Exception {
		String file = answered(
				asSupport(multipart("/imports").file(new MockMultipartFile("files", name, null, content))), 302)
			.getRedirectedUrl();
		List<String> columns = columns();
		answered(asSupport(post(file + "/plan").param("source", name + " " + this.id)
			.param("channel", "appStore")
			.param("language", "zh-CN")
			.param("name", columns.toArray(String[]::new))
			.param("column", columns.toArray(String[]::new))), 302);
		answered(asSupport(post(file + "/start")), 302);
	}

	private static List<String> columns() {
		return Stream.concat(Stream.of("description"), FIELDS.keySet().stream().sorted()).toList();
	}

	private static List<String> values() {
		return columns().stream().map((name) -> FIELDS.getOrDefault(name, WORDS)).toList();
	}

	private static byte[] csv() {
		return (String.join(";", columns()) + "\n" + String.join(";", values()) + "\n")
			.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] xlsx() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("评价");
			for (int column = 0; column < columns().size(); column++) {
				sheet.value(0, column, columns().get(column));
				sheet.value(1, column, values().get(column));
			}
		}
		return bytes.toByteArray();
	}

	private void webhook() throws Exception {
		String source = "same-" + this.id.substring(0, 8);
		putLive(source, MAPPING.formatted("webhook " + this.id));
		String secret = this.secrets.add(source, "", "admin");
		byte[] body = payload();
		long now = Instant.now().getEpochSecond();
		answered(post("/api/intake/" + source).contentType("application/json")
			.header("webhook-id", this.id)
			.header("webhook-timestamp", now)
			.header("webhook-signature", Hmac.standard(secret, this.id, now, body))
			.content(body), 200);
	}

	private void poller() throws Exception {
		String source = "polled-" + this.id.substring(0, 8);
		putLive(source, MAPPING.formatted("poller " + this.id) + POLL);
		HttpServer store = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		store.createContext("/reviews", (exchange) -> {
			byte[] body = exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer a-token") ? payload()
					: new byte[0];
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		store.start();
		try {
			String token = Files.writeString(this.folder.resolve("token"), "a-token\n").toString();
			Access access = new Access(URI.create("http://127.0.0.1:" + store.getAddress().getPort()), null, null, null,
					token);
			new SourcePoller(this.sources, new SourceSettings("http://localhost", Map.of(source, access)), this.states,
					new StoreTokens(this.fetching, this.json, this.clock), this.fetching, this.items, this.intake,
					this.clock, this.shutdown)
				.poll();
		}
		finally {
			store.stop(0);
		}
	}

	private byte[] payload() throws IOException {
		return this.json.writeValueAsBytes(Map.of("id", this.id, "text", WORDS, "title", FIELDS.get("summary"), "about",
				Map.of("product", "商城", "module", "订单", "region", "华东"), "who", Map.of("name", "王小明", "mail", MAIL),
				"stars", 2, "version", "8.2.1", "at", GIVEN.getEpochSecond()));
	}

	private void putLive(String source, String text) throws Exception {
		answered(post("/api/rules/deploy").with(httpBasic("owner", "feedback"))
			.contentType("application/json")
			.content(this.json.writeValueAsString(Map.of("reason", "the same", "files",
					List.of(Map.of("name", SourceMapping.file(source), "text", text))))),
				200);
	}

	private MockHttpServletRequestBuilder form(MockHttpServletRequestBuilder form, String channel) throws Exception {
		FIELDS.forEach(form::param);
		form.param("description", WORDS).param("language", "zh-CN").header("Accept-Language", "zh-CN");
		return (channel != null) ? form.param("channel", channel) : form;
	}

	private static MockHttpServletRequestBuilder asSupport(MockHttpServletRequestBuilder request) {
		return request.with(csrf()).with(member("support", "support")).header("Accept-Language", "zh-CN");
	}

	private MockHttpServletResponse answered(MockHttpServletRequestBuilder request, int status) throws Exception {
		MockHttpServletResponse answer = this.http.perform(request).andReturn().getResponse();
		assertThat(answer.getStatus()).as(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
			.isEqualTo(status);
		return answer;
	}

	/** The number of the one case that a door makes. */
	private String after(Door door) throws Exception {
		long before = newest();
		door.open();
		return this.database.sql("select number from feedback where id > ?").param(before).query(String.class).single();
	}

	private long newest() {
		return this.database.sql("select coalesce(max(id), 0) from feedback").query(Long.class).single();
	}

	private Map<String, String> record(String number) {
		return this.transaction.execute((status) -> {
			var feedback = this.cases.findByNumber(number).orElseThrow();
			var contact = feedback.contact();
			Map<String, String> record = new LinkedHashMap<>();
			record.put("description", this.vault.open(contact, feedback.words().description()));
			record.put("summary", this.vault.open(contact, feedback.words().summary()));
			record.put("email", this.vault.open(contact, contact.email()));
			record.put("name", this.vault.open(contact, contact.name()));
			record.put("language", feedback.arrival().language());
			record.put("product", feedback.subject().product());
			record.put("module", feedback.subject().module());
			record.put("region", feedback.subject().region());
			record.put("details", new TreeMap<>(this.details.open(feedback)).toString());
			record.put("givenAt", feedback.milestones().givenAt().toString());
			record.put("receivedAt", feedback.milestones().receivedAt().toString());
			record.put("recordedAt", feedback.milestones().recordedAt().toString());
			record.put("recordedBy", String.valueOf(feedback.milestones().recordedBy()));
			return record;
		});
	}

	/**
	 * A way in.
	 */
	private interface Door {

		void open() throws Exception;

	}

}
