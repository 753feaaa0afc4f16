package feedbackloop.outgoing;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.outgoing.Answer.Outcome;
import feedbackloop.outgoing.Listener.Heard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Each kind of endpoint gets what it understands, signed as it checks it, and what it
 * answers is understood: many say 200 to what they refuse.
 */
class EndpointsTest {

	private static final Instant NOW = Instant.parse("2026-11-30T01:02:03.456Z");

	private static final Set<String> LOOPBACK = Set.of("127.0.0.1");

	private static final Posting NOTICE = new Posting("msg_7", "超期 Overdue", "案件 FB-20261130-000001\n请处理 <now> & soon");

	private final ObjectMapper json = new ObjectMapper();

	private Listener listener;

	@BeforeEach
	void listen() throws IOException {
		this.listener = new Listener();
	}

	@AfterEach
	void close() {
		this.listener.close();
	}

	@Test
	void weComGetsText() throws Exception {
		Heard heard = posted("wecom", List.of());
		assertThat(heard.address()).hasToString("/hook?key=k");
		assertThat(heard.headers().getFirst("Content-Type")).isEqualTo("application/json; charset=utf-8");
		JsonNode body = this.json.readTree(heard.body());
		assertThat(body.get("msgtype").asText()).isEqualTo("text");
		assertThat(body.at("/text/content").asText()).isEqualTo(NOTICE.subject() + "\n" + NOTICE.text());
	}

	@Test
	void weComGetsNoMoreThanItTakesInWholeCharacters() throws Exception {
		Endpoints endpoints = endpoints("wecom", List.of());
		endpoints.post("room", new Posting("msg_8", "长", "案".repeat(1000) + "😀".repeat(10)));
		String text = this.json.readTree(this.listener.heard().get(0).body()).at("/text/content").asText();
		assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(2045, 2048);
		assertThat(text).doesNotContain("\ufffd");
	}

	@Test
	void dingTalkChecksTheTimeSignedWithTheSecretTwice() throws Exception {
		Heard heard = posted("dingtalk", List.of("SECabc+/="));
		String millis = String.valueOf(NOW.toEpochMilli());
		assertThat(heard.parameter("timestamp")).isEqualTo(millis);
		assertThat(heard.parameter("key")).isEqualTo("k");
		assertThat(heard.parameter("sign")).isEqualTo(hmac("SECabc+/=", millis + "\nSECabc+/="));
		assertThat(this.json.readTree(heard.body()).at("/text/content").asText()).contains("FB-20261130-000001");
		assertThat(posted("dingtalk", List.of()).address().getQuery()).doesNotContain("sign");
	}

	@Test
	void feishuChecksNothingSignedWithTheTimeAndTheSecret() throws Exception {
		JsonNode body = this.json.readTree(posted("feishu", List.of("s3cret")).body());
		assertThat(body.get("timestamp").asText()).isEqualTo(String.valueOf(NOW.getEpochSecond()));
		assertThat(body.get("sign").asText()).isEqualTo(hmac(NOW.getEpochSecond() + "\ns3cret", ""));
		assertThat(body.get("msg_type").asText()).isEqualTo("text");
		assertThat(body.at("/content/text").asText()).contains("请处理");
	}

	@Test
	void slackAndTeamsGetWhatTheyShowAsItIs() throws Exception {
		assertThat(this.json.readTree(posted("slack", List.of()).body()).get("text").asText())
			.contains("请处理 &lt;now&gt; &amp; soon");
		JsonNode card = this.json.readTree(posted("teams", List.of()).body()).at("/attachments/0");
		assertThat(card.get("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
		assertThat(card.at("/content/body/0/text").asText()).contains("FB-20261130-000001\n\n请处理");
	}

	@Test
	void aWebhookChecksTheExactBytesWithEitherSecret() {
		String encoded = "whsec_" + Base64.getEncoder().encodeToString("old key".getBytes(StandardCharsets.UTF_8));
		Heard heard = posted("webhook", List.of("new key", encoded));
		String signed = "msg_7." + NOW.getEpochSecond() + "." + heard.body();
		assertThat(heard.body()).isEqualTo(NOTICE.text());
		assertThat(heard.headers().getFirst("webhook-id")).isEqualTo("msg_7");
		assertThat(heard.headers().getFirst("webhook-timestamp")).isEqualTo(String.valueOf(NOW.getEpochSecond()));
		assertThat(heard.headers().getFirst("webhook-signature").split(" "))
			.containsExactly("v1," + hmac("new key", signed), "v1," + hmac("old key", signed));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			wecom    | 200 | {"errcode":0,"errmsg":"ok"}          | TAKEN
			wecom    | 200 | {"errcode":45009,"errmsg":"freq"}    | LATER
			dingtalk | 200 | {"errcode":310000,"errmsg":"sign"}   | LATER
			feishu   | 200 | {"code":0,"msg":"success"}           | TAKEN
			feishu   | 200 | {"code":9499,"msg":"Bad Request"}    | LATER
			slack    | 200 | ok                                   | TAKEN
			slack    | 429 | slow down                            | LATER
			teams    | 202 | ''                                   | TAKEN
			webhook  | 204 | ''                                   | TAKEN
			webhook  | 302 | moved                                | LATER
			webhook  | 401 | no                                   | LATER
			webhook  | 410 | gone                                 | NEVER
			webhook  | 500 | <html>                               | LATER
			""")
	void whatAnEndpointAnswersIsUnderstood(String kind, int status, String answer, Outcome outcome) {
		this.listener.answers(status, answer);
		assertThat(endpoints(kind, List.of("secret")).post("room", NOTICE).outcome()).isEqualTo(outcome);
		assertThat(this.listener.heard()).hasSize(1);
	}

	@Test
	void ofALongAnswerTheBeginningIsReadAndNobodyWaitsForTheRest() {
		this.listener.answers(200, "{\"x\":\"" + "x".repeat(200_000) + "\",\"errcode\":45009}");
		assertThat(endpoints("wecom", List.of()).post("room", NOTICE).outcome()).isEqualTo(Outcome.TAKEN);
		this.listener.answersWithoutEnd("{\"errcode\":45009,");
		assertThat(endpoints("wecom", List.of()).post("room", NOTICE).outcome()).isEqualTo(Outcome.TAKEN);
	}

	@Test
	void nobodyWaitsForAnAnswerThatDoesNotCome() {
		this.listener.isSilent();
		Endpoints hasty = Listener.endpoints(Listener.HASTE, Clock.fixed(NOW, ZoneOffset.UTC), LOOPBACK,
				this.listener.endpoint("room", "webhook", List.of("secret"), List.of(), List.of()));
		assertThat(hasty.post("room", NOTICE).outcome()).isEqualTo(Outcome.UNKNOWN);
	}

	@Test
	void oneThatIsAwayIsTriedLater() {
		Endpoints endpoints = endpoints("webhook", List.of("secret"));
		this.listener.close();
		assertThat(endpoints.post("room", NOTICE).outcome()).isEqualTo(Outcome.LATER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:1/", "http://localhost:1/", "http://10.1.2.3/", "http://192.168.0.1/",
			"http://172.16.9.9/", "http://169.254.169.254/latest/", "http://100.64.0.1/", "http://0.0.0.0/",
			"http://[::1]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://[::ffff:127.0.0.1]/" })
	void theOwnNetworkIsClosedUnlessTheSettingsOpenIt(String address) {
		Endpoint own = new Endpoint("own", "webhook", URI.create(address), List.of("s"), List.of(), List.of(),
				List.of());
		Answer answer = Listener.endpoints(Clock.systemUTC(), Set.of(), own).post("own", NOTICE);
		assertThat(answer.outcome()).isEqualTo(Outcome.LATER);
		assertThat(answer.detail()).isEqualTo("feedback-loop.outgoing.hosts");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Room  | webhook | https://hooks.example/1 | s  | feedback-loop.outgoing.endpoints.Room.
			room  | mail    | https://hooks.example/1 | s  | feedback-loop.outgoing.endpoints.room.kind
			room  | webhook | ftp://hooks.example/1   | s  | feedback-loop.outgoing.endpoints.room.address
			room  | slack   | https://hooks.example/1 | s  | feedback-loop.outgoing.endpoints.room.teams
			room  | webhook | https://hooks.example/1 | '' | feedback-loop.outgoing.endpoints.room.secrets
			room  | webhook | https://hooks.example/1 | ' ' | feedback-loop.outgoing.endpoints.room.secrets
			room  | webhook | https://hooks.example/1 | whsec_!! | feedback-loop.outgoing.endpoints.room.secrets
			""")
	void aWrongSettingIsNamed(String name, String kind, URI address, String secret, String setting) {
		Endpoint wrong = new Endpoint(name, kind, address, secret.isEmpty() ? List.of() : List.of(secret), List.of(),
				List.of(), List.of());
		assertThatIllegalStateException().isThrownBy(() -> Listener.endpoints(Clock.systemUTC(), Set.of(), wrong))
			.withMessageStartingWith(setting);
	}

	@Test
	void anEventThatDoesNotExistIsNamed() {
		Endpoint wrong = new Endpoint("room", "webhook", URI.create("https://hooks.example/1"), List.of("s"), List.of(),
				List.of(), List.of("case.closed", "case.close"));
		assertThatIllegalStateException().isThrownBy(() -> Listener.endpoints(Clock.systemUTC(), Set.of(), wrong))
			.withMessageStartingWith("feedback-loop.outgoing.endpoints.room.events");
	}

	@Test
	void aSecretThatIsLeftEmptyIsNone() {
		assertThat(posted("dingtalk", List.of("")).address().getQuery()).doesNotContain("sign");
		assertThat(posted("webhook", List.of("key", "")).headers().getFirst("webhook-signature")).doesNotContain(" ");
	}

	@Test
	void nobodyReadsTheSecretsOfAnEndpoint() {
		assertThat(this.listener.endpoint("room", "wecom", List.of("secret"), List.of(), List.of()))
			.hasToString("wecom room");
	}

	private Heard posted(String kind, List<String> secrets) {
		Answer answer = endpoints(kind, secrets).post("room", NOTICE);
		assertThat(answer.outcome()).isEqualTo(Outcome.TAKEN);
		return this.listener.heard().get(this.listener.heard().size() - 1);
	}

	private Endpoints endpoints(String kind, List<String> secrets) {
		return Listener.endpoints(Clock.fixed(NOW, ZoneOffset.UTC), LOOPBACK,
				this.listener.endpoint("room", kind, secrets, List.of("support"), List.of()));
	}

	private static String hmac(String key, String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
