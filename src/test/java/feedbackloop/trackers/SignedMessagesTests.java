package feedbackloop.trackers;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.process.Refusal.Reason;
import feedbackloop.process.Refusal;
import feedbackloop.testing.Hmac;
import feedbackloop.trackers.TrackerSettings.Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Which tracker signed a message, if any.
 */
class SignedMessagesTests {

	private static final long NOW = 1_800_000_000L;

	private static final byte[] BODY = "{\"url\": \"https://x.com/1\"}".getBytes(StandardCharsets.UTF_8);

	/** The example of the Standard Webhooks reference library. */
	private static final String ENCODED = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private final SignedMessages messages = messages(Map.of("jira", List.of("new", "old"), "zentao", List.of(ENCODED)));

	@Test
	void theSecretTellsWhoSent() {
		assertThat(sender("m1", NOW, sign("new", "m1", NOW))).isEqualTo("jira");
		assertThat(sender("m1", NOW, sign("old", "m1", NOW))).as("during a rotation").isEqualTo("jira");
		assertThat(sender("m1", NOW, sign(ENCODED, "m1", NOW))).isEqualTo("zentao");
		assertThat(sender("m1", NOW, "v1a,xyz " + sign("wrong", "m1", NOW) + " " + sign("old", "m1", NOW)))
			.isEqualTo("jira");
	}

	@Test
	void theSignatureIsThatOfStandardWebhooks() {
		SignedMessages then = new SignedMessages(settings(Map.of("zentao", List.of(ENCODED))),
				Clock.fixed(Instant.ofEpochSecond(1_614_265_330), ZoneOffset.UTC));
		assertThat(then.sender("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330",
				"v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
				"{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo("zentao");
	}

	@ParameterizedTest
	@CsvSource({ "-301,trackerOld", "301,trackerOld", "-299,", "299," })
	void aMessageIsGoodForFiveMinutes(long away, String code) {
		if (code == null) {
			assertThat(sender("m1", NOW + away, sign("new", "m1", NOW + away))).isEqualTo("jira");
		}
		else {
			assertRefused(code, "m1", String.valueOf(NOW + away), sign("new", "m1", NOW + away));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "v1,", "v1", ",", " ", "v1,AAAA", "v1,\u0000" })
	void whatIsNoSignatureIsRefused(String signature) {
		assertRefused("trackerUnsigned", "m1", String.valueOf(NOW), signature);
	}

	@Test
	void whatWasSignedOtherwiseIsRefused() {
		String now = String.valueOf(NOW);
		assertRefused("trackerUnsigned", "m1", now, sign("other", "m1", NOW));
		assertRefused("trackerUnsigned", "m2", now, sign("new", "m1", NOW));
		assertRefused("trackerUnsigned", "m1", String.valueOf(NOW + 1), sign("new", "m1", NOW));
		assertRefused("trackerUnsigned", "m1", now, sign("new", "m1", NOW).replace("v1,", "v2,"));
		assertRefused("trackerUnsigned", null, now, sign("new", "m1", NOW));
		assertRefused("trackerUnsigned", "m".repeat(101), now, sign("new", "m".repeat(101), NOW));
		assertRefused("trackerUnsigned", "m 1", now, sign("new", "m 1", NOW));
		assertRefused("trackerUnsigned", "m1", null, sign("new", "m1", NOW));
		assertRefused("trackerUnsigned", "m1", "99999999999999999999", sign("new", "m1", NOW));
		assertRefused("trackerUnsigned", "m1", "-1", sign("new", "m1", NOW));
		assertRefused("trackerUnsigned", "m1", now, null);
	}

	@Test
	void withoutATrackerItIsSaid() {
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> messages(Map.of()).sender("m1", String.valueOf(NOW), sign("new", "m1", NOW), BODY))
			.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN));
	}

	@Test
	void wrongSettingsAreNamed() {
		assertThatIllegalStateException().isThrownBy(() -> settings(Map.of("jira", List.of(""))))
			.withMessageContaining("feedback-loop.trackers.jira.secrets");
		assertThatIllegalStateException().isThrownBy(() -> settings(Map.of("jira", List.of("whsec_%"))))
			.withMessageContaining("Base64");
		assertThatIllegalStateException().isThrownBy(() -> settings(Map.of("Jira one", List.of("a"))))
			.withMessageContaining("a-z");
		assertThat(settings(Map.of("jira", List.of("hidden-away"))).toString()).doesNotContain("hidden-away");
	}

	private void assertRefused(String code, String id, String timestamp, String signature) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.messages.sender(id, timestamp, signature, BODY))
			.satisfies((refusal) -> {
				assertThat(refusal.reason()).isEqualTo(Reason.UNSIGNED);
				assertThat(refusal.problems()).extracting(Refusal.Problem::code).containsExactly(code);
			});
	}

	private String sender(String id, long timestamp, String signature) {
		return this.messages.sender(id, String.valueOf(timestamp), signature, BODY);
	}

	private static String sign(String secret, String id, long timestamp) {
		return Hmac.standard(secret, id, timestamp, BODY);
	}

	private static SignedMessages messages(Map<String, List<String>> secrets) {
		return new SignedMessages(settings(secrets), Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));
	}

	private static TrackerSettings settings(Map<String, List<String>> secrets) {
		Map<String, Signer> signers = new TreeMap<>();
		secrets.forEach((name, all) -> signers.put(name, new Signer(all)));
		return new TrackerSettings("https://us.example", signers);
	}

}
