package feedbackloop.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.testing.CaseTest;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API for customers over HTTP, on PostgreSQL and the real process.
 */
@CaseTest
class FeedbackApiTest {

	@Autowired
	private TestRestTemplate http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private JdbcClient database;

	@Autowired
	private FeedbackRepository cases;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService taskService;

	@Test
	void aFeedbackGetsANumberASecretAndAProcess() throws Exception {
		ResponseEntity<String> answer = give(null, Map.of("channel", "api", "description", "页面打不开"));

		assertThat(answer.getStatusCode().value()).isEqualTo(201);
		JsonNode receipt = body(answer);
		String number = receipt.get("number").asText();
		assertThat(number).matches("FB-\\d{8}-\\d{6}");
		assertThat(receipt.get("status").asText()).isEqualTo("received");
		assertThat(receipt.get("secret").asText()).hasSizeGreaterThan(40);
		assertThat(receipt.at("/links/self").asText()).isEqualTo("/api/feedback/" + number);
		assertThat(receipt.at("/links/page").asText()).isEqualTo("/follow/" + number);
		assertThat(answer.getHeaders().getLocation()).hasToString("/api/feedback/" + number);
		assertThat(this.runtime.createProcessInstanceQuery().processInstanceBusinessKey(number, "feedback").count())
			.isOne();
		assertThat(this.taskService.createTaskQuery()
			.processInstanceBusinessKey(number)
			.singleResult()
			.getTaskDefinitionKey()).isEqualTo("triage");
	}

	@Test
	void theSameKeyAndContentGiveTheSameAnswerAgain() throws Exception {
		Map<String, Object> content = Map.of("channel", "api", "description", "same", "summary", "s");

		String key = randomKey();
		ResponseEntity<String> first = give(key, content);
		ResponseEntity<String> second = give(key, content);

		assertThat(second.getStatusCode().value()).isEqualTo(201);
		assertThat(second.getBody()).isEqualTo(first.getBody());
		assertThat(instances(body(first).get("number").asText())).isOne();
	}

	@Test
	void theOrderOfFieldsDoesNotMakeAnotherContent() throws Exception {
		String key = randomKey();
		ResponseEntity<String> first = post("/api/feedback", key,
				"{\"channel\":\"api\",\"description\":\"x\",\"product\":\"p\"}");
		ResponseEntity<String> second = post("/api/feedback", key,
				"{ \"product\":\"p\", \"description\":\"x\", \"channel\":\"api\" }");

		assertThat(second.getBody()).isEqualTo(first.getBody());
	}

	@Test
	void theSameKeyWithAnotherContentIsRefusedAndStoresNothing() {
		String key = randomKey();
		give(key, Map.of("channel", "api", "description", "one"));
		long before = this.cases.count();

		ResponseEntity<String> answer = give(key, Map.of("channel", "api", "description", "two"));

		assertThat(answer.getStatusCode().value()).isEqualTo(422);
		assertThat(this.cases.count()).isEqualTo(before);
	}

	@Test
	void aKeyThatIsEmptyOrTooLongIsRefused() throws Exception {
		Map<String, Object> content = Map.of("channel", "api", "description", "x");

		assertProblem(give("", content), 400, "Idempotency-Key");
		assertProblem(give("k".repeat(256), content), 400, "Idempotency-Key");
		assertThat(give(randomKey() + "k".repeat(219), content).getStatusCode().value()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "order-1", "2026-11-28", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
			"00000000-0000-0000-0000-000000000001", "1212121212121212121212121212",
			"11111111-2222-1111-2222-111111111111" })
	void aKeyThatStrangersMayHitOnIsRefusedUnlessItIsThatOfAnAccount(String key) throws Exception {
		Map<String, Object> content = Map.of("channel", "api", "description", "guessed");

		assertProblem(give(key, content), 400, "Idempotency-Key");
		String ofSupport = number(give(this.http.withBasicAuth("support", "feedback"), key, content));
		assertThat(number(give(this.http.withBasicAuth("support", "feedback"), key, content))).isEqualTo(ofSupport);
		assertThat(number(give(this.http.withBasicAuth("lead", "feedback"), key, content))).isNotEqualTo(ofSupport);
	}

	@ParameterizedTest
	@ValueSource(strings = { "203.0.113.7", "10.0.0.9", "2001:db8::7" })
	void aStrangerWithTheSameKeyAndContentIsGivenNeitherNumberNorSecret(String stranger) throws Exception {
		String key = randomKey();
		String content = "{\"channel\":\"api\",\"description\":\"the very same\"}";
		JsonNode receipt = body(post("/api/feedback", key, content));
		long before = this.cases.count();

		ResponseEntity<String> answer = send(this.http, "/api/feedback",
				Map.of("Idempotency-Key", key, "X-Forwarded-For", stranger), content);

		assertThat(answer.getStatusCode().value()).isEqualTo(409);
		assertThat(answer.getBody()).doesNotContain(receipt.get("number").asText(), receipt.get("secret").asText());
		assertThat(this.cases.count()).isEqualTo(before);
		assertThat(body(post("/api/feedback", key, content))).isEqualTo(receipt);
	}

	@Test
	void anAccountIsNotGivenWhatSomebodyWithoutOneSent() throws Exception {
		String key = randomKey();
		Map<String, Object> content = Map.of("channel", "api", "description", "mine");
		String mine = number(give(key, content));

		assertThat(number(give(this.http.withBasicAuth("support", "feedback"), key, content))).isNotEqualTo(mine);
		assertThat(number(give(key, content))).isEqualTo(mine);
	}

	@Test
	void parallelRequestsWithOneKeyMakeOneCase() throws Exception {
		long before = this.cases.count();
		String key = randomKey();
		Callable<String> request = () -> give(key, Map.of("channel", "api", "description", "together")).getBody();
		ExecutorService callers = Executors.newFixedThreadPool(12);
		Set<String> answers;
		try {
			answers = callers.invokeAll(IntStream.range(0, 24).mapToObj((i) -> request).toList())
				.stream()
				.map(FeedbackApiTest::done)
				.collect(Collectors.toSet());
		}
		finally {
			callers.shutdown();
		}

		assertThat(answers).hasSize(1);
		assertThat(this.cases.count()).isEqualTo(before + 1);
		assertThat(instances(this.json.readTree(answers.iterator().next()).get("number").asText())).isOne();
	}

	@Test
	void contactAndPersonalDataInTheTextAreMaskedInTheRecordAndNowhereInTheEngine() throws Exception {
		String number = number(give(null,
				Map.of("channel", "api", "summary", "王小明要求退款", "description",
						"我是王小明，电话 13812345678，邮箱 xiaoming.wang@example.com，请回电", "product", "王小明的店", "customer",
						Map.of("name", "王小明", "phone", "13812345678", "email", "xiaoming.wang@example.com"))));

		Feedback feedback = this.cases.findByNumber(number).orElseThrow();
		assertThat(feedback.words().description().masked()).contains("王**")
			.doesNotContain("王小明", "13812345678", "xiaoming.wang");
		assertThat(feedback.words().summary().masked()).doesNotContain("王小明");
		assertThat(feedback.subject().product()).isEqualTo("王**的店");
		assertThat(feedback.arrival().reach()).isEqualTo("direct");
		assertThat(column("select name_masked from contact order by id desc limit 1")).isEqualTo("王**");
		assertThat(this.database.sql("""
				select count(*) from act_hi_detail where text_ like '%小明%' or text_ like '%13812345678%'""")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void anAnonymousCustomerLeavesNoContact() throws Exception {
		String number = number(give(null, Map.of("channel", "portal", "description", "x", "customer",
				Map.of("name", "李四", "email", "li@example.com", "anonymous", true))));

		Feedback feedback = this.cases.findByNumber(number).orElseThrow();
		assertThat(feedback.arrival().reach()).isEqualTo("page");
		assertThat(column("select email_masked from contact order by id desc limit 1")).isNull();
	}

	@Test
	void whatTheChannelAsksForAndIsMissingMakesTheCaseIncompleteAndNeverRefusesIt() throws Exception {
		String portal = number(give(null, Map.of("channel", "portal", "description", "x")));
		String phone = number(give(null, Map.of("channel", "phone", "description", "x", "summary", "s")));
		String complete = number(
				give(null, Map.of("channel", "portal", "description", "x", "demand", "d", "coreBlocked", true)));

		assertThat(this.cases.findByNumber(portal).orElseThrow().intake().missing()).containsExactly("demand",
				"coreBlocked");
		assertThat(this.cases.findByNumber(phone).orElseThrow().intake().missing()).containsExactly("demand", "givenAt",
				"product", "userCategory", "customer.phone");
		Feedback feedback = this.cases.findByNumber(complete).orElseThrow();
		assertThat(feedback.intake().missing()).isEmpty();
		assertThat(feedback.intake().coreBlocked()).isEqualTo("yes");
		assertThat(feedback.mark()).isEqualTo("urgent");
	}

	@Test
	void theClocksOfAPhoneCallStartWhenItWasMade() throws Exception {
		String number = number(give(null, Map.of("channel", "phone", "description", "x", "givenAt", "2026-01-05T10:30",
				"occurredAt", "2026-01-04T22:00:00Z")));

		Feedback feedback = this.cases.findByNumber(number).orElseThrow();
		assertThat(feedback.milestones().receivedAt()).isEqualTo("2026-01-05T02:30:00Z")
			.isEqualTo(feedback.milestones().givenAt());
		assertThat(feedback.milestones().occurredAt()).isEqualTo("2026-01-04T22:00:00Z");
		assertThat(feedback.milestones().recordedAt()).isAfter(feedback.milestones().receivedAt());
	}

	@Test
	void everyWrongFieldIsNamedAtOnce() throws Exception {
		Map<String, Object> content = Map.of("channel", "pigeon", "summary", "s".repeat(401), "mark", "soon",
				"coreBlocked", "maybe", "occurredAt", "yesterday", "givenAt", "2999-01-01T00:00:00Z", "language", "fr",
				"customer", Map.of("email", "nobody"));

		ResponseEntity<String> answer = give(null, content);

		assertProblem(answer, 400, "channel", "description", "summary", "mark", "coreBlocked", "occurredAt", "givenAt",
				"language", "customer.email");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u200B", "\u3164\u3164", "\u2800 \u00AD", "\u034F\uFE0F", "\uDB40\uDC41" })
	void whatShowsNothingIsNoFeedbackNoMessageAndNoComment(String nothing) throws Exception {
		assertProblem(give(null, Map.of("channel", "api", "description", nothing)), 400, "description");

		ResponseEntity<String> receipt = give(null,
				Map.of("channel", "portal", "description", "x", "demand", nothing, "coreBlocked", true));
		assertThat(this.cases.findByNumber(number(receipt)).orElseThrow().intake().missing()).containsExactly("demand");
		HttpHeaders headers = new HttpHeaders();
		headers.set("X-Feedback-Secret", body(receipt).get("secret").asText());
		headers.setContentType(MediaType.APPLICATION_JSON);
		assertProblem(
				this.http.exchange("/api/feedback/" + number(receipt) + "/messages", HttpMethod.POST,
						new HttpEntity<>(this.json.writeValueAsString(Map.of("text", nothing)), headers), String.class),
				400, "text");
	}

	@ParameterizedTest
	@ValueSource(strings = { "乡@example.org", "zhang..san@example.org", "mailto:zhang@example.org", "zhang@[127.0.0.1]",
			"zhang@example.org,li@example.org", "zhang@stra\u00DFe.de" })
	void anAddressToWhichNoMailGoesIsRefusedAtTheDoor(String address) throws Exception {
		assertProblem(give(null, Map.of("channel", "api", "description", "x", "customer", Map.of("email", address))),
				400, "customer.email");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "abc", "无", "12", "+", "()", "---------", "1381234567a", "111111111111111111111111111111" })
	void whatNobodyCanDialIsNoPhoneNumber(String number) throws Exception {
		assertProblem(give(null, Map.of("channel", "api", "description", "x", "customer", Map.of("phone", number))),
				400, "customer.phone");
	}

	@ParameterizedTest
	@ValueSource(strings = { "13812345678", "138 1234 5678", "+852 6123 4567", "010-62345678转801", "(021)62345678",
			"１３８１２３４５６７８", "0086-13812345678", "12306", "+44 20 7946 0958 ext. 12" })
	void numbersOfAllCountriesAndWithExtensionsAreTaken(String number) {
		assertThat(give(null, Map.of("channel", "api", "description", "x", "customer", Map.of("phone", number)))
			.getStatusCode()
			.value()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "不是链接", "example.com/a.png", "javascript:alert(1)", "http://", "https:///a", "ftp//x",
			"http://a b", "file:///etc/passwd" })
	void whatLeadsNowhereIsNoLink(String link) throws Exception {
		assertProblem(
				give(null, Map.of("channel", "api", "description", "x", "evidence", List.of(Map.of("url", link)))), 400,
				"evidence.url");
	}

	@Test
	void linksInAnyScriptAndNamesOfFilesAreTaken() {
		assertThat(give(null,
				Map.of("channel", "api", "description", "x", "evidence",
						List.of(Map.of("url", "https://例子.公司/截图?单=1#上"), Map.of("url", "http://wiki:8080/x"),
								Map.of("fileName", "不是链接"))))
			.getStatusCode()
			.value()).isEqualTo(201);
	}

	@Test
	void fieldsOfTheWrongTypeAreNamed() throws Exception {
		assertProblem(
				post("/api/feedback", null,
						"{\"channel\":1,\"description\":[],\"customer\":\"me\",\"evidence\":{},\"mark\":true}"),
				400, "channel", "description", "customer", "evidence", "mark");
		assertProblem(
				post("/api/feedback", null,
						"{\"channel\":\"api\",\"description\":\"x\",\"customer\":{\"anonymous\":\"no\"}}"),
				400, "customer.anonymous");
	}

	@Test
	void problemsAreProblemDocumentsInTheReadersLanguage() throws Exception {
		ResponseEntity<String> chinese = give(null, Map.of("channel", "api"));
		HttpHeaders headers = new HttpHeaders();
		headers.set("Accept-Language", "en-GB,en;q=0.8");
		headers.setContentType(MediaType.APPLICATION_JSON);
		ResponseEntity<String> english = this.http.exchange("/api/feedback", HttpMethod.POST,
				new HttpEntity<>("{\"channel\":\"api\"}", headers), String.class);

		assertThat(chinese.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(body(chinese).at("/errors/0/message").asText()).isEqualTo("请填写 description。");
		assertThat(body(english).at("/errors/0/message").asText()).isEqualTo("Please fill in description.");
	}

	@Test
	void privilegedAndUnknownFieldsAreIgnored() throws Exception {
		String number = number(give(null, Map.of("channel", "api", "description", "x", "status", "closed", "grade",
				"urgent", "id", 7, "riskHint", true, "recordedBy", "admin")));

		Feedback feedback = this.cases.findByNumber(number).orElseThrow();
		assertThat(feedback.status().key()).isEqualTo("received");
		assertThat(feedback.grading().grade()).isNull();
		assertThat(feedback.intake().riskHint()).isFalse();
		assertThat(feedback.milestones().recordedBy()).isNull();
	}

	@Test
	void textsAreTakenUpToTheirLimit() throws Exception {
		String longest = "长".repeat(19_998) + "😀!";

		String number = number(give(null, Map.of("channel", "api", "description", longest)));

		assertThat(this.cases.findByNumber(number).orElseThrow().words().description().masked()).isEqualTo(longest);
		assertProblem(give(null, Map.of("channel", "api", "description", longest + "!")), 400, "description");
	}

	@Test
	void aBodyOfMoreThan256KilobytesIsRefusedWithOrWithoutItsLength() throws Exception {
		String large = "{\"channel\":\"api\",\"description\":\"" + "x".repeat(1_000_000) + "\"}";

		ResponseEntity<String> answer = post("/api/feedback", null, large);

		assertThat(answer.getStatusCode().value()).isEqualTo(413);
		assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void brokenAndHostileBodiesAreRefused() throws Exception {
		for (String content : List.of("", "{", "[]", "null", "\"text\"", "[".repeat(100_000))) {
			ResponseEntity<String> answer = post("/api/feedback", null, content);
			assertThat(answer.getStatusCode().value()).as("%.20s", content).isEqualTo(400);
			assertThat(answer.getBody()).doesNotContain("Exception", "jackson");
		}
		assertProblem(post("/api/feedback", null, "{\"channel\":\"api\",\"description\":\"a\\u0000b\"}"), 400,
				"description");
		for (String half : List.of("\\ud83d", "\\ude00 after", "\\ude00\\ud83d")) {
			assertProblem(
					post("/api/feedback", null, "{\"channel\":\"api\",\"description\":\"half %s\"}".formatted(half)),
					400, "description");
		}
		assertThat(post("/api/feedback", null, "{\"channel\":\"api\",\"description\":\"whole \\ud83d\\ude00\"}")
			.getStatusCode()
			.value()).isEqualTo(201);
	}

	@Test
	void aWrongNumberAndAWrongSecretGiveTheSameAnswer() throws Exception {
		JsonNode receipt = body(give(null, Map.of("channel", "api", "description", "x")));
		String number = receipt.get("number").asText();

		ResponseEntity<String> wrongSecret = follow(number, "wrong");
		ResponseEntity<String> noSecret = follow(number, null);
		ResponseEntity<String> wrongNumber = follow("FB-20200101-000001", receipt.get("secret").asText());
		ResponseEntity<String> noNumber = follow("%27or%201=1", "x");

		assertThat(List.of(wrongSecret, noSecret, wrongNumber, noNumber))
			.allSatisfy((answer) -> assertThat(answer.getStatusCode().value()).isEqualTo(404));
		assertThat(List.of(stable(noSecret), stable(wrongNumber), stable(noNumber))).containsOnly(stable(wrongSecret));
	}

	@Test
	void theCustomerSeesStatusMessagesStepsAndWhatToDo() throws Exception {
		JsonNode receipt = body(give(null, Map.of("channel", "portal", "description", "电话 13812345678")));

		JsonNode seen = body(follow(receipt.get("number").asText(), receipt.get("secret").asText()));

		assertThat(seen.get("status").asText()).isEqualTo("received");
		assertThat(seen.get("statusText").asText()).isEqualTo("已收到");
		assertThat(seen.get("description").asText()).isEqualTo("电话 13812345678");
		assertThat(seen.get("timeline")).isNotEmpty();
		assertThat(seen.at("/timeline/0/text").asText()).isEqualTo("我们收到了您的反馈。");
		assertThat(seen.at("/receivedAt").asText()).endsWith("+08:00");
		assertThat(seen.get("actions")).hasSize(2);
	}

	@Test
	void aMessageIsKeptEncryptedAndShownToTheCustomer() throws Exception {
		JsonNode receipt = body(give(null, Map.of("channel", "portal", "description", "x")));

		ResponseEntity<String> answer = act(receipt, "messages", "{\"text\":\"我的手机是 13812345678\"}");

		assertThat(answer.getStatusCode().value()).isEqualTo(201);
		assertThat(body(answer).get("messages").findValuesAsText("text")).contains("我的手机是 13812345678");
		assertThat(column("select text_masked from correspondence where direction = 'in' order by id desc limit 1"))
			.isEqualTo("我的手机是 138****5678");
		assertProblem(act(receipt, "messages", "{\"text\":\" \"}"), 400, "text");
		assertProblem(act(receipt, "messages", "{\"text\":\"" + "x".repeat(20_001) + "\"}"), 400, "text");
	}

	@Test
	void confirmationBeforeASolutionIsTooEarlyAndWrongValuesAreNamed() throws Exception {
		JsonNode receipt = body(give(null, Map.of("channel", "portal", "description", "x")));

		assertThat(act(receipt, "confirmation", "{\"satisfied\":true,\"score\":5}").getStatusCode().value())
			.isEqualTo(409);
		assertProblem(act(receipt, "confirmation", "{\"score\":6}"), 400, "satisfied", "score");
		assertProblem(act(receipt, "confirmation", "{\"satisfied\":\"yes\",\"score\":1.5}"), 400, "satisfied", "score");
	}

	@Test
	void aWithdrawnCaseHasEnded() throws Exception {
		JsonNode receipt = body(give(null, Map.of("channel", "portal", "description", "x")));

		JsonNode seen = body(act(receipt, "withdrawal", ""));

		assertThat(seen.get("status").asText()).isEqualTo("withdrawn");
		assertThat(seen.get("actions").toString()).isEqualTo("[\"goOn\"]");
		assertThat(instances(receipt.get("number").asText())).isZero();
		assertThat(act(receipt, "messages", "{\"text\":\"still there?\"}").getStatusCode().value()).isEqualTo(409);
		assertThat(act(receipt, "withdrawal", "").getStatusCode().value()).isEqualTo(409);
	}

	@Test
	void theDocumentationOfStaffIsForStaff() throws Exception {
		for (String open : List.of("/api/docs/openapi", "/api/docs/openapi/customers")) {
			assertThat(paths(this.http, open)).isNotEmpty().allMatch((path) -> path.startsWith("/api/feedback"));
		}
		assertThat(this.http.getForObject("/api/docs/openapi.yaml", String.class)).contains("/api/feedback")
			.doesNotContain("/api/rules", "/api/cases", "/api/audit");
		for (String closed : List.of("/api/docs/openapi/staff", "/api/docs/openapi.yaml/staff", "/api/docs/anything")) {
			assertThat(this.http.getForEntity(closed, String.class).getStatusCode().value()).as(closed).isEqualTo(401);
		}
		assertThat(paths(this.http.withBasicAuth("support", "feedback"), "/api/docs/openapi/staff"))
			.contains("/api/feedback", "/api/cases", "/api/rules");
	}

	private List<String> paths(TestRestTemplate caller, String document) throws Exception {
		List<String> paths = new ArrayList<>();
		this.json.readTree(caller.getForObject(document, String.class))
			.get("paths")
			.fieldNames()
			.forEachRemaining(paths::add);
		return paths;
	}

	@Test
	void theDocumentationDescribesTheApi() throws Exception {
		JsonNode api = this.json.readTree(this.http.getForObject("/api/docs/openapi", String.class));

		assertThat(api.at("/paths/~1api~1feedback/post/responses").has("201")).isTrue();
		assertThat(api.at("/components/schemas/Feedback/properties").has("coreBlocked")).isTrue();
		assertThat(api.at("/components/schemas/Feedback/properties/rating/maximum").asInt()).isEqualTo(5);
		assertThat(api.at("/components/schemas/Feedback/properties").has("details")).isFalse();
		assertThat(this.http.getForEntity("/api/docs", String.class).getStatusCode().value()).isEqualTo(200);
	}

	@Test
	void partsOfOneNameAreToldApart() throws Exception {
		JsonNode schemas = this.json
			.readTree(this.http.withBasicAuth("support", "feedback")
				.getForObject("/api/docs/openapi/staff", String.class))
			.at("/components/schemas");
		assertThat(schemas.at("/Customer/properties/name/maxLength").asInt()).isEqualTo(200);
		assertThat(schemas.at("/CaseFileCustomer/properties/name").has("maxLength")).isFalse();
		assertThat(schemas.at("/Case/properties/customer/$ref").asText()).endsWith("/CaseFileCustomer");
	}

	private static String randomKey() {
		return UUID.randomUUID().toString();
	}

	private ResponseEntity<String> give(String key, Map<String, Object> content) {
		return give(this.http, key, content);
	}

	private ResponseEntity<String> give(TestRestTemplate caller, String key, Map<String, Object> content) {
		try {
			return post(caller, "/api/feedback", key, this.json.writeValueAsString(content));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private ResponseEntity<String> post(String path, String key, String content) {
		return post(this.http, path, key, content);
	}

	private static ResponseEntity<String> post(TestRestTemplate caller, String path, String key, String content) {
		return send(caller, path, (key != null) ? Map.of("Idempotency-Key", key) : Map.of(), content);
	}

	private static ResponseEntity<String> send(TestRestTemplate caller, String path, Map<String, String> with,
			String content) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_JSON);
		with.forEach(headers::set);
		return caller.exchange(path, HttpMethod.POST, new HttpEntity<>(content, headers), String.class);
	}

	private ResponseEntity<String> act(JsonNode receipt, String action, String content) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.set("X-Feedback-Secret", receipt.get("secret").asText());
		return this.http.exchange(receipt.at("/links/" + action).asText(), HttpMethod.POST,
				new HttpEntity<>(content, headers), String.class);
	}

	private ResponseEntity<String> follow(String number, String secret) {
		HttpHeaders headers = new HttpHeaders();
		if (secret != null) {
			headers.set("X-Feedback-Secret", secret);
		}
		return this.http.exchange(java.net.URI.create(this.http.getRootUri() + "/api/feedback/" + number),
				HttpMethod.GET, new HttpEntity<>(headers), String.class);
	}

	private void assertProblem(ResponseEntity<String> answer, int status, String... fields) throws Exception {
		assertThat(answer.getStatusCode().value()).isEqualTo(status);
		assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(body(answer).get("errors").findValuesAsText("field")).containsExactlyInAnyOrder(fields);
	}

	private JsonNode body(ResponseEntity<String> answer) throws Exception {
		return this.json.readTree(answer.getBody());
	}

	/** The body without the address of the request, which problems carry. */
	private String stable(ResponseEntity<String> answer) throws Exception {
		return ((com.fasterxml.jackson.databind.node.ObjectNode) body(answer)).without("instance").toString();
	}

	private String number(ResponseEntity<String> answer) throws Exception {
		assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(201);
		return body(answer).get("number").asText();
	}

	private long instances(String number) {
		return this.runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count();
	}

	private String column(String query) {
		return this.database.sql(query).query(String.class).optional().orElse(null);
	}

	private static String done(java.util.concurrent.Future<String> answer) {
		try {
			return answer.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
