package feedbackloop.sources;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import feedbackloop.Shutdown;
import feedbackloop.intake.ImportIntake;
import feedbackloop.intake.SourceIntake;
import feedbackloop.outgoing.Fetching;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.sources.SourceSettings.Access;
import feedbackloop.sources.StoreTokens.NoToken;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Reviews of the two stores, played by a server of the test, become cases, each once.
 */
@CaseTest
class SourcePollerTest {

	@Autowired
	private LiveSources sources;

	@Autowired
	private SourceStates states;

	@Autowired
	private Fetching fetching;

	@Autowired
	private ItemReader items;

	@Autowired
	private SourceIntake intake;

	@Autowired
	private ImportIntake imports;

	@Autowired
	private Clock clock;

	@Autowired
	private Shutdown shutdown;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	private final List<String> asked = new ArrayList<>();

	private final List<String> tokens = new ArrayList<>();

	/** Answers by path and query; what stands nowhere is 404. */
	private final Map<String, String> answers = new HashMap<>();

	private final String review = UUID.randomUUID().toString();

	private volatile int status = 200;

	@TempDir
	private Path folder;

	private HttpServer store;

	private String base;

	@BeforeEach
	void start() throws IOException {
		this.database.sql("delete from source_state").update();
		this.store = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.store.createContext("/", this::answer);
		this.store.start();
		this.base = "http://127.0.0.1:" + this.store.getAddress().getPort();
	}

	@AfterEach
	void stop() {
		this.store.stop(0);
		this.database.sql("delete from source_state").update();
	}

	@Test
	void reviewsOfGooglePlayBecomeCasesAndEditedOnesAreAdded() throws Exception {
		KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
		SourcePoller poller = google(keys);
		this.answers.put("/reviews", google("打不开", 2, "next-page"));
		this.answers.put("/reviews&token=next-page", google(this.review + "-2", "很慢", 3, null));
		poller.poll();

		JsonNode claims = claims(this.tokens.get(0), keys, "SHA256withRSA");
		assertThat(claims.get("iss").asText()).isEqualTo("robot@example.org");
		assertThat(claims.get("aud").asText()).isEqualTo(this.base + "/token");
		assertThat(claims.get("scope").asText()).endsWith("androidpublisher");
		String number = number("Google Play", this.review);
		assertThat(number("Google Play", this.review + "-2")).isNotNull();
		assertThat(this.database.sql("select channel || ' ' || reach || ' ' || language from feedback where number = ?")
			.param(number)
			.query(String.class)
			.single()).isEqualTo("appStore public zh-CN");
		assertThat(this.work.page("support", "/cases/" + number)).contains("打不开", "来自“Google Play”", "4.2.1",
				"https://play.google.com/store/apps/details?id=org.example.app&amp;reviewId=" + this.review);

		poller.poll();
		assertThat(this.asked).as("it is not time yet").hasSize(3);
		this.states.hurry("googlePlay");
		poller.poll();
		assertThat(this.asked).as("what is known ends the look").hasSize(5);

		this.answers.put("/reviews", google("更新以后好了", 5, null));
		this.states.hurry("googlePlay");
		poller.poll();
		assertThat(this.work.page("support", "/cases/" + number)).contains("更新以后好了", "改了原来写的");
		assertThat(state("googlePlay")).matches((state) -> state.created() == 2 && state.added() == 1)
			.matches((state) -> state.problems().isEmpty());
	}

	@Test
	void reviewsOfTheAppStoreBecomeCases() throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		KeyPair keys = generator.generateKeyPair();
		Access access = new Access(URI.create(this.base), "123456", "issuer-1", "KEY1", pem("key.p8", keys));
		this.answers.put("/v1/apps/123456/customerReviews?sort=-createdDate&limit=200",
				apple("""
						{"id": "%s", "attributes": {"rating": 1, "title": "打不开", "body": "更新以后打不开", "territory": "CHN",
						 "reviewerNickname": "王小明", "createdDate": "%s"}},
						{"id": "%s-old", "attributes": {"rating": 1, "title": "旧", "body": "很久以前", "territory": "CHN",
						 "reviewerNickname": "n", "createdDate": "2020-01-01T00:00:00Z"}},
						{"id": "%s-empty", "attributes": {"rating": 1}}""".formatted(this.review,
						Instant.now().minusSeconds(86_400), this.review, this.review),
						"https://elsewhere.example/next"));
		poller("appStore", access).poll();

		JsonNode claims = claims(this.tokens.get(0), keys, "SHA256withECDSAinP1363Format");
		assertThat(claims.get("aud").asText()).isEqualTo("appstoreconnect-v1");
		assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isLessThanOrEqualTo(20 * 60);
		String number = number("App Store", this.review);
		assertThat(this.work.page("support", "/cases/" + number)).contains("更新以后打不开", "来自“App Store”")
			.doesNotContain("王小明");
		assertThat(number("App Store", this.review + "-old")).as("older than the file wants").isNull();
		assertThat(state("appStore").problems()).extracting((problem) -> problem.field())
			.containsExactly("/data/2: description");
		assertThat(this.asked).as("nobody else gets our token").hasSize(1);
	}

	@Test
	void aRowOfAFileAndAReviewThatIsFetchedAreOneCase() throws Exception {
		SourcePoller poller = google(KeyPairGenerator.getInstance("RSA").generateKeyPair());
		String before = this.imports
			.register(new ImportIntake.Row(2, this.imports.key("appStore", "Google Play", this.review), "appStore",
					Map.of("description", "打不开"), "zh-CN"), "support", "Google Play")
			.number();
		this.answers.put("/reviews", google("打不开", 2, null));
		poller.poll();
		assertThat(number("Google Play", this.review)).isEqualTo(before);
		assertThat(state("googlePlay")).matches((state) -> state.created() == 0 && state.added() == 1);
		assertThat(this.work.page("support", "/cases/" + before)).as("what the file did not say")
			.contains("补全了：评分")
			.doesNotContain("改了");
	}

	@Test
	void whatFailsIsSaidAndTriedLaterAndLater() throws Exception {
		SourcePoller poller = google(KeyPairGenerator.getInstance("RSA").generateKeyPair());
		this.status = 403;
		poller.poll();
		assertThat(this.work.page("owner", "/sources")).contains("对方不接受凭据");
		int asked = this.asked.size();
		poller.poll();
		assertThat(this.asked).hasSize(asked);

		this.status = 500;
		this.states.hurry("googlePlay");
		poller.poll();
		assertThat(wait("googlePlay")).isBetween(110L, 121L);
		this.status = 200;
		this.answers.put("/reviews", "<html>");
		this.states.hurry("googlePlay");
		poller.poll();
		assertThat(this.work.page("owner", "/sources")).contains("正文应是 JSON");
		this.store.stop(0);
		this.states.hurry("googlePlay");
		poller.poll();
		assertThat(this.work.page("owner", "/sources")).contains("没有应答");
		assertThat(wait("googlePlay")).isBetween(470L, 481L);
	}

	@Test
	void oneNodeFetchesAtATimeAndAnotherGoesOnWhereOneDied() throws Exception {
		SourcePoller poller = google(KeyPairGenerator.getInstance("RSA").generateKeyPair());
		this.answers.put("/reviews", google("打不开", 2, "next-page"));
		this.answers.put("/reviews&token=next-page", google(this.review + "-2", "很慢", 3, null));
		assertThat(this.states.lead("googlePlay", "another")).isTrue();
		this.states.wasWhole("googlePlay");
		poller.poll();
		assertThat(this.asked).isEmpty();
		this.database.sql("update source_state set leased_until = now() - interval '1 second'").update();
		poller.poll();
		assertThat(number("Google Play", this.review + "-2")).as("behind what was known").isNotNull();
	}

	@Test
	void oneThatIsRefusedHoldsUpNoOther() throws Exception {
		SourceIntake refusing = mock(SourceIntake.class);
		String refused = this.imports.key("appStore", "Google Play", this.review);
		given(refusing.take(anyList(), anyString())).willAnswer((call) -> {
			List<ImportIntake.Row> rows = call.getArgument(0);
			if (rows.get(0).key().equals(refused)) {
				throw Refusal.tooLate("caseOver");
			}
			return this.intake.take(rows, call.getArgument(1));
		});
		this.answers.put("/reviews", google("打不开", 2, "next-page"));
		this.answers.put("/reviews&token=next-page", google(this.review + "-2", "很慢", 3, null));
		this.states.lead("googlePlay", "before");
		this.states.failed("googlePlay", "before", new Problem(null, "fetchedUnexpected", List.of()), Duration.ZERO);
		this.states.hurry("googlePlay");
		google(KeyPairGenerator.getInstance("RSA").generateKeyPair(), refusing).poll();
		assertThat(number("Google Play", this.review)).isNull();
		assertThat(number("Google Play", this.review + "-2")).isNotNull();
		assertThat(state("googlePlay").problems()).containsExactly(new Problem("/reviews/0", "caseOver", List.of()));
		assertThat(this.work.page("owner", "/sources")).contains("/reviews/0").doesNotContain("打不开");
		assertThat(wait("googlePlay")).as("as after any look").isGreaterThan(1700L);
	}

	@Test
	void theNextPageTakesThePlaceOfTheOneBefore() throws IOException {
		PollPlan plan = new PollPlan(PollPlan.Kind.TOKEN, "/x?page=1&size=50", Duration.ofMinutes(30), 0, 2,
				JsonPointer.compile("/next"), "page");
		this.answers.put("/x?page=1&size=50", "{\"reviews\": [], \"next\": 2}");
		this.answers.put("/x?size=50&page=2", "{\"reviews\": []}");
		paged(plan);
		assertThat(this.asked).containsExactly("/x?page=1&size=50", "/x?size=50&page=2");

		this.asked.clear();
		this.answers.put("/x?a.b=1&axb=1", "{\"reviews\": [], \"next\": \"2&3\"}");
		paged(new PollPlan(plan.kind(), "/x?a.b=1&axb=1", plan.every(), 0, 2, plan.next(), "a.b"));
		assertThat(this.asked).as("to the letter").containsExactly("/x?a.b=1&axb=1", "/x?axb=1&a.b=2%263");

		this.asked.clear();
		this.answers.put("/y", "{\"reviews\": [], \"next\": 2}");
		paged(new PollPlan(plan.kind(), "/y", plan.every(), 0, 2, plan.next(), "page"));
		assertThat(this.asked).containsExactly("/y", "/y?page=2");
	}

	@Test
	void aTokenThatNoHeaderTakesIsNotNamed() throws IOException {
		StoreTokens tokens = new StoreTokens(this.fetching, this.json, this.clock);
		for (String text : List.of("a-token\nsecond", "a token", "", "t\u00f6ken")) {
			String file = Files.writeString(this.folder.resolve("token"), text).toString();
			assertThatThrownBy(
					() -> tokens.of(PollPlan.Kind.TOKEN, new Access(URI.create(this.base), null, null, null, file)))
				.isInstanceOf(NoToken.class)
				.hasMessage(null);
		}
	}

	private void paged(PollPlan plan) throws IOException {
		SourceMapping google = this.sources.find("googlePlay").orElseThrow();
		LiveSources one = mock(LiveSources.class);
		given(one.all())
			.willReturn(Map.of("paged", new SourceMapping("paged", google.title(), google.channel(), google.source(),
					google.language(), google.items(), google.number(), google.fields(), null, plan, null)));
		this.database.sql("delete from source_state").update();
		String file = Files.writeString(this.folder.resolve("token"), "a-token\n").toString();
		poller(one, "paged", new Access(URI.create(this.base), null, null, null, file), this.intake).poll();
	}

	@Test
	void withoutCredentialsNothingIsAsked() {
		poller("googlePlay", new Access(URI.create(this.base), "org.example.app", null, null, null)).poll();
		assertThat(this.asked).isEmpty();
		assertThat(this.states.all()).isEmpty();
		assertThat(this.work.page("owner", "/sources")).contains("feedback-loop.sources.googlePlay.credentials",
				"feedback-loop.sources.appStore.key-id");
	}

	private SourcePoller google(KeyPair keys) throws IOException {
		return google(keys, this.intake);
	}

	private SourcePoller google(KeyPair keys, SourceIntake intake) throws IOException {
		Path file = this.folder.resolve("account.json");
		Files.writeString(file, this.json.writeValueAsString(Map.of("client_email", "robot@example.org", "token_uri",
				this.base + "/token", "private_key", Files.readString(Path.of(pem("google.pem", keys))))));
		this.answers.put("/token", "{\"access_token\": \"a-token\"}");
		return poller(this.sources, "googlePlay",
				new Access(URI.create(this.base), "org.example.app", null, null, file.toString()), intake);
	}

	private SourcePoller poller(String source, Access access) {
		return poller(this.sources, source, access, this.intake);
	}

	private SourcePoller poller(LiveSources sources, String source, Access access, SourceIntake intake) {
		SourceSettings settings = new SourceSettings("http://localhost", Map.of(source, access));
		return new SourcePoller(sources, settings, this.states, new StoreTokens(this.fetching, this.json, this.clock),
				this.fetching, this.items, intake, this.clock, this.shutdown);
	}

	private String pem(String name, KeyPair keys) throws IOException {
		return Files
			.writeString(this.folder.resolve(name),
					"-----BEGIN PRIVATE KEY-----\n"
							+ Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
							+ "\n-----END PRIVATE KEY-----\n")
			.toString();
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().toString();
		this.asked.add(path);
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.tokens.add(
				path.equals("/token") ? URLDecoder.decode(body.replaceFirst(".*assertion=", ""), StandardCharsets.UTF_8)
						: exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("Bearer ", ""));
		String key = path.replaceFirst(".*/reviews\\?maxResults=100", "/reviews");
		byte[] answer = this.answers.getOrDefault(key, "{}").getBytes(StandardCharsets.UTF_8);
		int code = (path.equals("/token") || this.status == 200) && this.answers.containsKey(key) ? 200
				: (this.status == 200) ? 404 : this.status;
		exchange.sendResponseHeaders(code, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	private JsonNode claims(String token, KeyPair keys, String algorithm) throws Exception {
		String[] parts = token.split("\\.");
		Signature signature = Signature.getInstance(algorithm);
		signature.initVerify(keys.getPublic());
		signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
		assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
		return this.json.readTree(Base64.getUrlDecoder().decode(parts[1]));
	}

	private String google(String text, int stars, String next) {
		return google(this.review, text, stars, next);
	}

	private static String google(String id, String text, int stars, String next) {
		return """
				{"reviews": [{"reviewId": "%s", "authorName": "", "comments": [{"userComment": {"text": "%s",
				 "lastModified": {"seconds": "%d"}, "starRating": %d, "reviewerLanguage": "zh", "appVersionName": "4.2.1"}}]}]%s}
				"""
			.formatted(id, text, Instant.now().getEpochSecond() - 3600, stars,
					(next != null) ? ", \"tokenPagination\": {\"nextPageToken\": \"" + next + "\"}" : "");
	}

	private static String apple(String reviews, String next) {
		return "{\"data\": [" + reviews + "], \"links\": {\"next\": \"" + next + "\"}}";
	}

	private String number(String source, String review) {
		return this.database.sql("select feedback_number from submission_key where client = 'import' and key = ?")
			.param(this.imports.key("appStore", source, review))
			.query(String.class)
			.optional()
			.orElse(null);
	}

	private SourceStates.SourceState state(String source) {
		return this.states.all().get(source);
	}

	private long wait(String source) {
		return this.database
			.sql("select cast(extract(epoch from again_at - now()) as bigint) from source_state where source = ?")
			.param(source)
			.query(Long.class)
			.single();
	}

}
