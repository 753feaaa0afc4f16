package feedbackloop.clients;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.StatementCount;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs with a key of their own: made, limited, given another key and stopped at
 * {@code /clients}, and what they may do at {@code /api/feedback}.
 */
@CaseTest
@ExtendWith(OutputCaptureExtension.class)
class ClientsTest {

	private static final String FORM = "application/x-www-form-urlencoded";

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	private Caller admin;

	@Test
	void whatAClientBringsInSaysThatItDid() throws Exception {
		Made made = make("Shop app", "api", "inApp");
		JsonNode receipt = body(give(made.key, "inApp", null));
		String number = receipt.get("number").asText();
		this.work.remember(number, receipt.get("secret").asText());

		Document page = Jsoup.parse(this.work.page("lead", "/cases/" + number));
		assertThat(page.select("#facts").text()).contains("带来者 " + made.name);
		assertThat(page.text()).contains("由 API 客户端“" + made.name + "”带来");
		assertThat(body(Caller.program(this.port, "lead").get("/api/cases/" + number)).get("apiClient").asText())
			.isEqualTo(made.name);
		assertThat(this.work.asCustomer(number).toString()).doesNotContain(made.name);
		String row = row(made);
		assertThat(row).contains("In the app", "can call");
		assertThat(
				Jsoup.parse(admin().get("/clients").body()).select("tr:contains(" + made.name + ") td").last().text())
			.isEqualTo("1");
		assertThat(admin().get(made.page).body()).doesNotContain(">never<");
	}

	@Test
	void whatHasNoKeyIsTakenAsBefore() throws Exception {
		JsonNode receipt = body(Caller.program(this.port).postJson("/api/feedback", feedback("api", "no key")));
		String number = receipt.get("number").asText();
		this.work.remember(number, receipt.get("secret").asText());

		assertThat(Jsoup.parse(this.work.page("lead", "/cases/" + number)).select("#facts").text())
			.doesNotContain("带来者");
	}

	@Test
	void aKeyIsShownOnceAndStandsNowhereElse(CapturedOutput output) throws Exception {
		Made made = make("Canary", "api");
		assertThat(made.key).matches("fbl_[0-9a-f]{64}");
		give(made.key, "api", null);
		give(made.key, "email", null);
		Caller.program(this.port).with("Authorization", "Bearer " + made.key).postJson("/api/feedback", "{broken");
		Caller.program(this.port).with("Authorization", "Bearer " + made.key + "0").get("/api/feedback/x");
		post(made.page + "/keys", "oldUntil", "2099-01-01");
		revokeAll(made);
		give(made.key, "api", null);

		String secret = made.key.substring("fbl_".length() + 6);
		assertThat(output.getAll()).doesNotContain(secret);
		for (String page : List.of("/clients", made.page, "/audit/access", "/audit/access?kind=client")) {
			assertThat(admin().get(page).body()).as(page).doesNotContain(secret);
		}
		assertThat(this.database.sql("select hash from api_key").query(String.class).list())
			.allMatch((hash) -> hash.matches("[0-9a-f]{64}"))
			.doesNotContain(made.key.substring(4));
		for (String table : List.of("api_client", "api_key", "access_log", "timeline", "submission_key",
				"request_limit", "feedback")) {
			assertThat(this.database.sql("select count(*) from " + table + " t where t::text like :secret")
				.param("secret", "%" + secret + "%")
				.query(Long.class)
				.single()).as(table).isZero();
		}
	}

	@Test
	void eachActIsInTheAccessLog() {
		Made made = make("Audited", "api");
		post(made.page, "purpose", "Shop", "channels", "email", "perMinute", "5");
		post(made.page + "/keys", "oldUntil", "2099-01-01");
		revokeAll(made);

		List<String> acts = Jsoup.parse(admin().get("/audit/access?kind=client").body())
			.select("td:contains(" + made.name + ")")
			.eachText();
		assertThat(acts).hasSize(5);
		assertThat(acts.get(0)).startsWith("Key revoked " + made.name + " · fbl_");
		assertThat(acts.get(2)).startsWith("Another key " + made.name);
		assertThat(acts.get(3)).isEqualTo("Changed " + made.name + " · email 5/min");
		assertThat(acts.get(4)).startsWith("Made " + made.name + " · " + made.key.substring(0, 10) + " · api 60/min");
	}

	@ParameterizedTest
	@ValueSource(strings = { "fbl_", "x", "fbl_0000000000000000000000000000000000000000000000000000000000000000", "" })
	void whatIsNoKeyIsRefusedInWords(String key) throws Exception {
		long before = cases();
		HttpResponse<String> answer = give(key, "api", null);

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
		assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer ")
			.contains("invalid_token");
		assertThat(body(answer).get("detail").asText()).startsWith("This key is not known.");
		assertThat(
				body(key(key).with("Accept-Language", "zh-CN").postJson("/api/feedback", "{}")).get("detail").asText())
			.startsWith("没有这个密钥。");
		assertThat(key(key).get("/api/feedback/FB-20261122-000001").statusCode()).isEqualTo(401);
		assertThat(cases()).isEqualTo(before);
	}

	@Test
	void aKeyThatIsRevokedOrHasExpiredIsRefusedWithTheReason() throws Exception {
		Made revoked = make("Revoked", "api");
		revokeAll(revoked);
		assertThat(body(give(revoked.key, "api", null)).get("detail").asText()).startsWith("This key was revoked.");
		assertThat(row(revoked)).contains("cannot call");

		Made expired = make("Expired", "api");
		this.database.sql("update api_key set expires_at = now() where hash = :hash")
			.param("hash", KeyText.hash(expired.key))
			.update();
		HttpResponse<String> answer = give(expired.key, "api", null);
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(body(answer).get("detail").asText()).startsWith("This key has expired.");
		String anew = shown(post(expired.page + "/keys"));
		assertThat(give(anew, "api", null).statusCode()).isEqualTo(201);
	}

	@Test
	void aChannelThatTheClientMayNotUseIsNamed() throws Exception {
		Made made = make("Surveys only", "survey");
		HttpResponse<String> answer = give(made.key, "email", null);

		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(body(answer).at("/errors/0/field").asText()).isEqualTo("channel");
		assertThat(body(answer).at("/errors/0/message").asText()).contains("\"email\"", made.name, "survey");
		assertThat(give(made.key, "pigeon", null).statusCode()).isEqualTo(400);
		assertThat(give(made.key, "survey", null).statusCode()).isEqualTo(201);
		post(made.page, "purpose", "Shop", "channels", "email");
		assertThat(give(made.key, "email", null).statusCode()).isEqualTo(201);
	}

	@Test
	void whereComingBackMakesANewCaseTheChannelIsAskedToo() {
		Made made = make("Surveys alone", "survey");
		String ended = this.work.submit();
		this.work.withdraws(ended);
		Caller client = key(made.key).with("X-Feedback-Secret", this.work.secretOf(ended));
		String reason = "{\"reason\": \"it is back\"}";
		long before = cases();
		HttpResponse<String> answer = client.postJson("/api/feedback/" + ended + "/reopening", reason);
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains(made.name, "survey");
		assertThat(cases()).isEqualTo(before);
		post(made.page, "purpose", "Shop", "channels", "api");
		assertThat(client.postJson("/api/feedback/" + ended + "/reopening", reason).statusCode()).isEqualTo(201);
	}

	@Test
	void aKeySignsNobodyIn() {
		Made made = make("No sign-in", "api");
		assertThat(key(made.key).get("/api/cases").statusCode()).isEqualTo(401);
		assertThat(key(made.key).get("/engine-rest/task").statusCode()).isEqualTo(401);
		assertThat(key(made.key).get("/clients").statusCode()).isIn(302, 401);
		assertThat(key(made.key).get("/api/feedback/FB-20261122-999999").statusCode()).isEqualTo(404);
	}

	@Test
	void whatAClientRepeatsIsItsOwnAndFromEveryAddress() throws Exception {
		Made one = make("Repeats", "api");
		Made other = make("Repeats too", "api");
		JsonNode first = body(give(one.key, "api", "1"));

		assertThat(body(key(one.key).with("X-Forwarded-For", "203.0.113.20")
			.with("Idempotency-Key", "1")
			.postJson("/api/feedback", feedback("api", "the same")))).isEqualTo(first);
		assertThat(body(give(other.key, "api", "1")).get("number")).isNotEqualTo(first.get("number"));
		assertThat(body(Caller.program(this.port)
			.with("Idempotency-Key", "1")
			.postJson("/api/feedback", feedback("api", "the same"))).get("number")).isNotEqualTo(first.get("number"));
		assertThat(key(one.key).with("Idempotency-Key", "1")
			.postJson("/api/feedback", feedback("api", "another"))
			.statusCode()).isEqualTo(422);
	}

	@Test
	void aClientSendsNoMoreThanItsLimitWhereverItCallsFrom() throws Exception {
		Made made = make("Limited", "api");
		Made other = make("Not limited by that", "api");
		post(made.page, "purpose", "Shop", "channels", "api", "perMinute", "2");
		assertThat(give(made.key, "api", null).headers().firstValue("RateLimit"))
			.hasValueSatisfying((header) -> assertThat(header).startsWith("\"client\";r=1;t="));
		assertThat(key(made.key).with("X-Forwarded-For", "203.0.113.21")
			.get("/api/feedback/FB-20261122-999999")
			.statusCode()).isEqualTo(404);

		HttpResponse<String> answer = give(made.key, "api", null);
		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
		assertThat(answer.headers().firstValue("Retry-After").map(Integer::valueOf).orElseThrow()).isBetween(1, 30);
		assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"client\";q=2;w=60");
		assertThat(body(answer).get("detail").asText()).contains("2 requests a minute");
		assertThat(give(other.key, "api", null).statusCode()).isEqualTo(201);
		post(made.page, "purpose", "Shop", "channels", "api", "perMinute", "");
		HttpResponse<String> unlimited = give(made.key, "api", null);
		assertThat(unlimited.statusCode()).isEqualTo(201);
		assertThat(unlimited.headers().firstValue("RateLimit")).isEmpty();
	}

	@Test
	void twoKeysCountWhileAClientMovesToTheNext() throws Exception {
		Made made = make("Rotates", "api");
		HttpResponse<String> without = post(made.page + "/keys", "oldUntil", "");
		assertThat(without.statusCode()).isEqualTo(400);
		assertThat(Jsoup.parse(without.body()).select("#problems").text()).contains("Present key counts until");
		String next = shown(post(made.page + "/keys", "oldUntil", today()));
		assertThat(give(made.key, "api", null).statusCode()).isEqualTo(201);
		assertThat(give(next, "api", null).statusCode()).isEqualTo(201);

		HttpResponse<String> third = post(made.page + "/keys", "oldUntil", today());
		assertThat(third.statusCode()).as("also when the form is sent again").isEqualTo(409);
		assertThat(third.body()).contains("Two keys of this client count already.").doesNotContain(next.substring(12));
		assertThat(this.database.sql("""
				select expires_at > now() and expires_at <= now() + interval '1 day' from api_key where hash = :hash""")
			.param("hash", KeyText.hash(made.key))
			.query(Boolean.class)
			.single()).as("the old one ends with its last day").isTrue();
		Document page = Jsoup.parse(admin().get(made.page).body());
		post(page.select("#keys form").last().attr("action"));
		assertThat(give(made.key, "api", null).statusCode()).isEqualTo(401);
		assertThat(give(next, "api", null).statusCode()).isEqualTo(201);
	}

	@ParameterizedTest
	@CsvSource({ "clientName,,Please fill in Name", "clientName,<b>,letters", "perMinute,0,whole number",
			"perMinute,1e3,whole number", "perMinute,100001,whole number", "validUntil,2020-01-01,or later",
			"validUntil,soon,ISO date", "purpose,,Please fill in What it is for",
			"channels,pigeon,at least one channel" })
	void whatIsWrongInTheFormIsNamedAndKept(String field, String value, String sentence) {
		Map<String, String> form = new TreeMap<>(
				Map.of("clientName", "Kept " + System.nanoTime(), "purpose", "What I typed", "channels", "api"));
		form.put(field, (value != null) ? value : "");
		long before = clients();

		HttpResponse<String> answer = post("/clients", form);

		assertThat(answer.statusCode()).isEqualTo(400);
		Document page = Jsoup.parse(answer.body());
		assertThat(page.select("#problems").text()).contains(sentence);
		assertThat(page.select("#problems a").attr("href")).isEqualTo("#field-" + field);
		assertThat(page.select("#field-" + field)).hasSize(1);
		assertThat(page.select("#field-purpose").val()).isEqualTo(field.equals("purpose") ? "" : "What I typed");
		assertThat(clients()).isEqualTo(before);
	}

	@Test
	void aNameIsGivenOnceAndNoKeyIsThereForTheSecond() {
		Made made = make("Once", "api");
		HttpResponse<String> again = post("/clients", "clientName", made.name, "purpose", "x", "channels", "api");
		assertThat(again.statusCode()).isEqualTo(400);
		assertThat(again.body()).contains("There is a client of that name already.");
		assertThat(Jsoup.parse(again.body()).select("#secret")).isEmpty();
	}

	@Test
	void whatIsPersonalInThePurposeIsHidden() {
		Made made = make("Purpose", "api");
		post(made.page, "purpose", "Call 13812345678", "channels", "api");
		assertThat(admin().get(made.page).body()).doesNotContain("13812345678").contains("Call 138");
	}

	@Test
	void clientsAndKeysThatAreNotThereAreNotFound() {
		Made made = make("There", "api");
		assertThat(admin().get("/clients/999999").statusCode()).isEqualTo(404);
		assertThat(admin().get("/clients/x").statusCode()).isIn(400, 404);
		assertThat(post("/clients/999999", "purpose", "x", "channels", "api").statusCode()).isEqualTo(404);
		assertThat(post("/clients/999999/keys").statusCode()).isEqualTo(404);
		assertThat(post(made.page + "/keys/999999/revocation").statusCode()).isEqualTo(404);
		assertThat(admin().get(made.page + "/keys").headers().firstValue("Location").orElseThrow()).endsWith(made.page);
	}

	@Test
	void withoutAKeyNothingIsAskedMoreAndWithOneLittle() throws Exception {
		Made made = make("Costs", "api");
		give(made.key, "api", null);

		assertThat(asked(null)).noneMatch((statement) -> statement.contains("api_key"))
			.noneMatch((statement) -> statement.contains("request_limit"));
		List<String> withKey = asked(made.key);
		assertThat(withKey).filteredOn((statement) -> statement.contains("api_key")).hasSize(1);
		assertThat(withKey).filteredOn((statement) -> statement.toLowerCase().contains("request_limit")).hasSize(2);
	}

	private List<String> asked(String key) throws Exception {
		return StatementCount.statements(() -> {
			MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post("/api/feedback")
				.contentType(MediaType.APPLICATION_JSON)
				.content(feedback("api", "cost " + Long.toString(System.nanoTime(), 36)));
			this.http.perform((key != null) ? request.header("Authorization", "Bearer " + key) : request);
		});
	}

	private Made make(String what, String... channels) {
		String name = what + " " + System.nanoTime();
		StringBuilder form = new StringBuilder("clientName=" + encoded(name) + "&purpose=Shop&perMinute=60");
		for (String channel : channels) {
			form.append("&channels=").append(channel);
		}
		HttpResponse<String> answer = admin().send("POST", "/clients", FORM, form + "&_csrf=" + token());
		String page = answer.headers().firstValue("Location").orElse("").replace("/key", "");
		return new Made(name, shown(answer), page);
	}

	/** The key that a form leads to, once. */
	private String shown(HttpResponse<String> made) {
		assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
		String address = made.headers().firstValue("Location").orElseThrow();
		HttpResponse<String> answer = admin().get(address);
		assertThat(admin().get(address).headers().firstValue("Location").orElseThrow())
			.isEqualTo(address.replace("/key", ""));
		assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
		return Jsoup.parse(answer.body()).select("#secret").text();
	}

	private void revokeAll(Made made) {
		Jsoup.parse(admin().get(made.page).body())
			.select("#keys form")
			.eachAttr("action")
			.forEach((action) -> assertThat(post(action).statusCode()).isEqualTo(302));
	}

	private HttpResponse<String> post(String address, String... fields) {
		Map<String, String> form = new TreeMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			form.put(fields[i], fields[i + 1]);
		}
		return post(address, form);
	}

	private HttpResponse<String> post(String address, Map<String, String> form) {
		String fields = form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + encoded(field.getValue()) + "&")
			.collect(Collectors.joining());
		return admin().send("POST", address, FORM, fields + "_csrf=" + token());
	}

	private String token() {
		return encoded(Jsoup.parse(admin().get("/clients").body()).select("input[name=_csrf]").first().val());
	}

	private Caller admin() {
		if (this.admin == null) {
			this.admin = Caller.browser(this.port);
			this.admin.signIn("admin");
		}
		return this.admin;
	}

	private Caller key(String key) {
		return Caller.program(this.port).with("Authorization", "Bearer " + key);
	}

	private HttpResponse<String> give(String key, String channel, String idempotencyKey) throws Exception {
		Caller client = (idempotencyKey != null) ? key(key).with("Idempotency-Key", idempotencyKey) : key(key);
		return client.postJson("/api/feedback", feedback(channel, "the same"));
	}

	private String feedback(String channel, String description) throws Exception {
		return this.json.writeValueAsString(Map.of("channel", channel, "description", description));
	}

	private JsonNode body(HttpResponse<String> answer) throws Exception {
		return this.json.readTree(answer.body());
	}

	private String row(Made made) {
		return Jsoup.parse(admin().get("/clients").body()).select("tr:contains(" + made.name + ")").text();
	}

	private long cases() {
		return this.database.sql("select count(*) from feedback").query(Long.class).single();
	}

	private long clients() {
		return this.database.sql("select count(*) from api_client").query(Long.class).single();
	}

	private String today() {
		return this.database.sql("select (now() at time zone 'Asia/Shanghai')::date::text")
			.query(String.class)
			.single();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * A client that was made.
	 *
	 * @param page its address
	 */
	private record Made(String name, String key, String page) {

	}

}
