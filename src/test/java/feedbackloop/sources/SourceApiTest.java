package feedbackloop.sources;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.Hmac;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Other systems send feedback in their own words: signed, mapped by a file of a process
 * owner, each thing once.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class SourceApiTest {

	private static final String DESK = """
			title:
			  zh-CN: 服务台
			  en: The desk
			channel: ticket
			source: desk of the shop
			items: /tickets
			key: /id
			fields:
			  summary: /title
			  description: /text
			  demand:
			    always: 请回电
			  ticketReference: /id
			  customer.name: /from/name
			  customer.email: /from/mail
			  coreBlocked:
			    from: /down
			    choices:
			      true: yes
			      false: no
			    otherwise: unknown
			  language:
			    from: /lang
			    choices:
			      zh: zh-CN
			    otherwise: en
			  givenAt:
			    from: /at
			    format: dd.MM.yyyy HH:mm
			    zone: Europe/Berlin
			""";

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private SourceSecrets secrets;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	private String source;

	private String secret;

	@BeforeEach
	void anOwnerMapsAndAnAdministratorMakesASecret() throws Exception {
		this.source = "desk-" + UUID.randomUUID().toString().substring(0, 8);
		putLive(DESK);
		this.secret = this.secrets.add(this.source, "", "admin");
	}

	@Test
	void eachThingIsACaseWithAllItsFields() {
		String id = UUID.randomUUID().toString();
		JsonNode answer = taken(tickets(ticket(id, "更新以后打不开"), ticket(id + "-2", "It crashes", "en")));
		assertThat(answer.at("/items/0/state").asText()).isEqualTo("created");
		assertThat(answer.at("/items/1/state").asText()).isEqualTo("created");
		String number = answer.at("/items/0/number").asText();
		assertThat(row(number)).containsEntry("channel", "ticket")
			.containsEntry("core_blocked", "yes")
			.containsEntry("language", "zh-CN")
			.containsEntry("reach", "direct")
			.containsEntry("given_at", Instant.parse("2026-11-20T08:30:00Z"))
			.containsEntry("recorded_by", null)
			.containsEntry("missing", null);
		assertThat((Instant) row(number).get("received_at")).isAfter(Instant.parse("2026-11-25T00:00:00Z"));
		String page = this.work.page("support", "/cases/" + number);
		assertThat(page).contains("更新以后打不开", "打不开的标题", "来自“desk of the shop”", id)
			.doesNotContain("wang@example.org", "王小明");
		assertThat(row(answer.at("/items/1/number").asText())).containsEntry("language", "en");
	}

	@Test
	void theSameAgainMakesNothingAndOtherWordsAreAddedToTheCase() {
		String id = UUID.randomUUID().toString();
		String number = taken(tickets(ticket(id, "打不开"))).at("/items/0/number").asText();
		assertThat(taken(tickets(ticket(id, "打不开"))).at("/items/0")).hasToString(item(number, "known"));
		assertThat(taken(tickets(ticket(id, "还是打不开，等了两天"))).at("/items/0")).hasToString(item(number, "changed"));
		assertThat(taken(tickets(ticket(id, "还是打不开，等了两天"))).at("/items/0")).hasToString(item(number, "known"));
		assertThat(this.work.page("support", "/cases/" + number)).contains("还是打不开，等了两天", "改了原来写的");
		assertThat(taken(tickets(ticket(id, "打不开"))).at("/items/0")).as("back to the first words")
			.hasToString(item(number, "changed"));
	}

	@Test
	void whatComesAtOnceIsOneCase() throws Exception {
		String id = UUID.randomUUID().toString();
		ExecutorService many = Executors.newFixedThreadPool(4);
		List<Callable<String>> same = IntStream.range(0, 6)
			.<Callable<String>>mapToObj((i) -> () -> taken(tickets(ticket(id, "打不开"))).at("/items/0/number").asText())
			.toList();
		List<String> numbers = new ArrayList<>();
		for (Future<String> number : many.invokeAll(same)) {
			numbers.add(number.get());
		}
		many.shutdown();
		assertThat(numbers).hasSize(6).containsOnly(numbers.get(0));
	}

	@Test
	void whatIsWrongIsNamedAndNothingIsMade() {
		String[][] bodies = { { "", "body" }, { "[", "body" }, { "\"text\"", "body" }, { "{}", "/tickets" },
				{ "{\"tickets\": \"x\"}", "/tickets" }, { "{\"tickets\": [1]}", "/tickets/0: /id" },
				{ "{\"tickets\": [{\"text\": \"x\"}]}", "/tickets/0: /id" },
				{ "{\"tickets\": [{\"id\": \"\", \"text\": \"x\"}]}", "/tickets/0: /id" },
				{ "{\"tickets\": [{\"id\": 1}]}", "/tickets/0: description" },
				{ "{\"tickets\": [{\"id\": 1, \"text\": {\"a\": 1}}]}", "/tickets/0: description" },
				{ "{\"tickets\": [{\"id\": 1, \"text\": \"x\", \"at\": \"yesterday\"}]}", "/tickets/0: givenAt" },
				{ "{\"tickets\": [{\"id\": 1, \"text\": \"x\", \"from\": {\"mail\": \"nobody\"}}]}",
						"/tickets/0: customer.email" },
				{ "{\"tickets\": [{\"id\": 1e400, \"text\": \"x\"}]}", "/tickets/0: /id" },
				{ "{\"tickets\": [{\"id\": 1, \"text\": 1e400}]}", "/tickets/0: description" },
				{ "{\"tickets\": [{\"id\": 1, \"text\": \"x\", \"at\": -1e400}]}", "/tickets/0: givenAt" },
				{ "{\"tickets\": {\"id\": 1, \"text\": \"\\u0000\"}}", "/tickets: description" } };
		for (String[] wrong : bodies) {
			MockHttpServletResponse answer = send(wrong[0]);
			assertThat(answer.getStatus()).as(wrong[0]).isEqualTo(400);
			assertThat(text(answer)).as(wrong[0]).contains("\"field\":\"" + wrong[1] + "\"");
		}
	}

	@Test
	void oneThatIsWrongKeepsAllBackSoThatNothingIsHalfTaken() {
		String id = UUID.randomUUID().toString();
		MockHttpServletResponse answer = send(
				tickets(ticket(id, "打不开"), "{\"id\": \"" + id + "-2\"}", ticket(id + "-3", "慢")));
		assertThat(answer.getStatus()).isEqualTo(400);
		assertThat(text(answer)).contains("/tickets/1: description").doesNotContain("打不开", "/tickets/2");
		assertThat(send(this.source, "whsec_AAAA", "{}").getStatus()).isEqualTo(401);
		assertThat(standing()).as("a stranger changes nothing").contains("/tickets/1: description");
		assertThat(taken(tickets(ticket(id, "打不开"))).at("/items/0/state").asText()).isEqualTo("created");
		assertThat(standing()).as("what was taken ends it")
			.contains("共登记 1 个案件")
			.doesNotContain("/tickets/1: description");
	}

	@Test
	void whatAStrangerSendsIsNotedNowhere() {
		assertThat(send(this.source, "whsec_AAAA", "{}").getStatus()).isEqualTo(401);
		assertThat(this.database.sql("select count(*) from source_state where source = ?")
			.param(this.source)
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void otherStarsUnderTheSameWordsAreNoted() throws Exception {
		putLive(DESK.replace("  ticketReference", "  rating: /stars\n  ticketReference"));
		String ticket = ticket(UUID.randomUUID().toString(), "打不开");
		String number = taken(tickets(stars(1, ticket))).at("/items/0/number").asText();
		assertThat(taken(tickets(stars(4, ticket))).at("/items/0")).hasToString(item(number, "changed"));
		assertThat(taken(tickets(stars(4, ticket))).at("/items/0")).hasToString(item(number, "known"));
		assertThat(this.work.page("support", "/cases/" + number)).contains("客户在“desk of the shop”改了：评分")
			.doesNotContain("改了原来写的");
		assertThat(details(number)).contains("\"rating\":\"4\"", "ticketReference");

		withhold(number, true);
		assertThat(taken(tickets(stars(5, ticket.replace("\"打不开\"", "\"好了\"")))).at("/items/0"))
			.hasToString(item(number, "changed"));
		assertThat(details(number)).as("withheld as all of it").doesNotContain("\"4\"", "\"5\"");
		withhold(number, false);
		assertThat(this.work.page("support", "/cases/" + number)).contains("改了原来写的");
	}

	@Test
	void whatIsChangedAfterTheCaseHasEndedIsANewOneThatGoesOn() {
		String ticket = ticket(UUID.randomUUID().toString(), "打不开");
		String ended = taken(tickets(ticket)).at("/items/0/number").asText();
		this.work.completes("support", ended, "triage", Answers.of("verdict", "spam", "reason", "广告"));
		String other = ticket.replace("\"打不开\"", "\"这不是广告\"");
		JsonNode item = taken(tickets(other)).at("/items/0");
		String anew = item.get("number").asText();
		assertThat(anew).isNotEqualTo(ended);
		assertThat(item).hasToString(item(anew, "created"));
		assertThat(this.work.page("support", "/cases/" + anew)).contains("这不是广告", "来自“desk of the shop”", ended);
		assertThat(taken(tickets(other)).at("/items/0")).hasToString(item(anew, "known"));
		assertThat(taken(tickets(ticket)).at("/items/0")).as("what comes later").hasToString(item(anew, "changed"));
	}

	@Test
	void makingAndRemovingASecretIsInTheAccessLogAndAReloadMakesNoSecond() throws Exception {
		MvcResult made = this.http
			.perform(post("/sources/" + this.source + "/secrets").with(csrf()).with(member("admin")))
			.andReturn();
		assertThat(made.getResponse().getRedirectedUrl()).isEqualTo("/sources");
		String secret = made.getFlashMap().get("made").toString();
		assertThat(this.secrets.of(this.source)).contains(secret);
		long id = this.secrets.made(this.source).get(1).id();
		for (int i = 0; i < 2; i++) {
			this.http
				.perform(post("/sources/" + this.source + "/secrets/" + id + "/removal").with(csrf())
					.with(member("admin")))
				.andReturn();
		}
		assertThat(
				this.database.sql("select detail from access_log where kind = 'client' and detail like ? order by id")
					.param("%" + this.source)
					.query(String.class)
					.list())
			.containsExactly("makeSecret " + this.source, "makeSecret " + this.source, "removeSecret " + this.source);
		assertThat(this.work.page("admin", "/audit/access?kind=client")).contains("新增来源密钥 " + this.source)
			.doesNotContain(secret);
	}

	@Test
	void whoIsNotKnownIsRefused() throws Exception {
		String body = tickets(ticket("1", "打不开"));
		assertThat(send("no-such-source", "whsec_AAAA", body).getStatus()).isEqualTo(404);
		assertThat(send(this.source, "whsec_AAAA", body).getStatus()).isEqualTo(401);
		assertThat(this.http.perform(request(this.source).content(body).with(httpBasic("admin", "feedback")))
			.andReturn()
			.getResponse()
			.getStatus()).as("not even a signed-in administrator").isEqualTo(401);
		this.secrets.remove(this.source, this.secrets.made(this.source).get(0).id(), "admin");
		assertThat(send(body).getStatus()).as("without a secret").isEqualTo(404);
		assertThat(send("googlePlay", this.secret, body).getStatus()).as("what is fetched").isEqualTo(404);
	}

	@Test
	void tooMuchIsRefused() {
		String many = "{\"tickets\": [" + "{\"id\": 1},".repeat(200) + "{\"id\": 2}]}";
		assertThat(text(send(many))).contains("200");
		assertThat(send("{\"tickets\": \"" + "x".repeat(300_000) + "\"}").getStatus()).isEqualTo(413);
	}

	@Test
	void otherWaysOfSigningCountAsSoonAsTheyAreLive() throws Exception {
		putLive(DESK + """
				signature:
				  kind: hmac
				  header: X-Hub-Signature-256
				  prefix: sha256=
				""");
		byte[] body = tickets(ticket(UUID.randomUUID().toString(), "打不开")).getBytes(StandardCharsets.UTF_8);
		assertThat(send(new String(body, StandardCharsets.UTF_8)).getStatus()).as("as before").isEqualTo(401);
		assertThat(this.http
			.perform(request(this.source)
				.header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(Hmac.of(this.secret, body)))
				.content(body))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(200);

		putLive(DESK + """
				signature:
				  kind: token
				  header: X-Gitlab-Token
				""");
		assertThat(this.http.perform(request(this.source).header("X-Gitlab-Token", this.secret).content(body))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(200);
	}

	@Test
	void twoSecretsCountWhileOneTakesThePlaceOfTheOther() {
		String other = this.secrets.add(this.source, "a sender's own secret", "admin");
		String body = tickets(ticket(UUID.randomUUID().toString(), "打不开"));
		assertThat(send(this.source, this.secret, body).getStatus()).isEqualTo(200);
		assertThat(send(this.source, other, body).getStatus()).isEqualTo(200);
		assertThat(this.database.sql("select count(*) from source_secret s where s::text like '%own secret%'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void theFileIsTriedOnASampleBeforeItGoesLive() {
		long before = cases();
		Map<String, String> typed = Map.of("name", "processes/sources/" + this.source + ".yaml", "text", DESK, "base",
				"1", "revision", "0", "sample", tickets(ticket("7", "打不开，我的电话是 13812345678"), "{\"id\": 8}"));
		String page = this.work.pageAfter("owner", "/rules/edit/check", typed);
		assertThat(page.substring(page.indexOf("id=\"preview\""),
				page.indexOf("</section>", page.indexOf("id=\"preview\""))))
			.contains("会变成这样的反馈", "打不开，我的电话是 138****5678", "工单", "不能接收", "请填写 description")
			.contains("/api/intake/" + this.source, "由管理员在“来源”页面")
			.doesNotContain("王小明");
		assertThat(cases()).isEqualTo(before);
		assertThat(this.work.pageAfter("owner", "/rules/edit/check",
				Map.of("name", "processes/sources/" + this.source + ".yaml", "text",
						DESK + "sample: |\n  {\"tickets\": [{\"id\": 1}]}\n", "base", "1", "revision", "0")))
			.contains("文件里的样例变不成反馈");
	}

	/** How the source stands, on the page of all. */
	private String standing() {
		return Jsoup.parse(this.work.page("owner", "/sources")).select("#source-" + this.source).text();
	}

	private static String stars(int stars, String ticket) {
		return ticket.replace("\"down\"", "\"stars\": " + stars + ", \"down\"");
	}

	private String details(String number) {
		return this.database.sql("select details_masked::text from feedback where number = ?")
			.param(number)
			.query(String.class)
			.single();
	}

	private void withhold(String number, boolean withheld) {
		this.database
			.sql("update contact set withheld = ? where id = (select contact_id from feedback where number = ?)")
			.params(withheld, number)
			.update();
	}

	private void putLive(String text) throws Exception {
		String offer = this.json.writeValueAsString(Map.of("reason", "a source", "files",
				List.of(Map.of("name", "processes/sources/" + this.source + ".yaml", "text", text))));
		MockHttpServletResponse answer = this.http
			.perform(post("/api/rules/deploy").with(httpBasic("owner", "feedback"))
				.contentType("application/json")
				.content(offer))
			.andReturn()
			.getResponse();
		assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
	}

	private JsonNode taken(String body) {
		MockHttpServletResponse answer = send(body);
		assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
		try {
			return this.json.readTree(answer.getContentAsByteArray());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MockHttpServletResponse send(String body) {
		return send(this.source, this.secret, body);
	}

	private MockHttpServletResponse send(String source, String secret, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		long now = Instant.now().getEpochSecond();
		String id = UUID.randomUUID().toString();
		try {
			return this.http
				.perform(request(source).header("webhook-id", id)
					.header("webhook-timestamp", now)
					.header("webhook-signature", Hmac.standard(secret, id, now, bytes))
					.content(bytes))
				.andReturn()
				.getResponse();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MockHttpServletRequestBuilder request(String source) {
		return post("/api/intake/" + source).contentType("application/json");
	}

	private Map<String, Object> row(String number) {
		Map<String, Object> row = this.database.sql("""
				select channel, core_blocked, language, reach, given_at, received_at, recorded_by, missing from feedback
				where number = ?""").param(number).query().singleRow();
		row.replaceAll((name, value) -> (value instanceof Timestamp time) ? time.toInstant() : value);
		return row;
	}

	private long cases() {
		return this.database.sql("select count(*) from feedback").query(Long.class).single();
	}

	private static String item(String number, String state) {
		return "{\"number\":\"" + number + "\",\"state\":\"" + state + "\"}";
	}

	private static String tickets(String... tickets) {
		return "{\"tickets\": [" + String.join(",", tickets) + "]}";
	}

	private static String ticket(String id, String text) {
		return ticket(id, text, "zh");
	}

	private static String ticket(String id, String text, String language) {
		return """
				{"id": "%s", "title": "打不开的标题", "text": "%s", "lang": "%s", "at": "20.11.2026 09:30", "down": true,
				 "from": {"name": "王小明", "mail": "wang@example.org"}}""".formatted(id, text, language);
	}

	private static String text(MockHttpServletResponse answer) {
		return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
