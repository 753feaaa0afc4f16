package feedbackloop.sources;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Reason;
import feedbackloop.sources.SignatureRule.Kind;
import feedbackloop.testing.Hmac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * How senders show that it is they who send.
 */
class SignatureRuleTests {

	private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

	private static final byte[] BODY = "{\"id\": 1}".getBytes(StandardCharsets.UTF_8);

	private static final SignatureRule GITHUB = new SignatureRule(Kind.HMAC, "X-Hub-Signature-256", "sha256=",
			SignatureRule.HEX, null);

	private static final SignatureRule ZENDESK = new SignatureRule(Kind.HMAC, "X-Zendesk-Webhook-Signature", "",
			SignatureRule.BASE64, "X-Zendesk-Webhook-Signature-Timestamp");

	private static final SignatureRule GITLAB = new SignatureRule(Kind.TOKEN, "X-Gitlab-Token", "", null, null);

	/** The example of GitHub's documentation. */
	@Test
	void aHashInHexIsThatOfGitHub() {
		byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);
		Map<String, String> headers = Map.of("X-Hub-Signature-256",
				"sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
		assertThatNoException()
			.isThrownBy(() -> GITHUB.check(headers::get, body, List.of("other", "It's a Secret to Everybody"), NOW));
		refused("sourceUnsigned", () -> GITHUB.check(headers::get, BODY, List.of("It's a Secret to Everybody"), NOW));
		refused("sourceUnsigned", () -> GITHUB.check(headers::get, body, List.of("another"), NOW));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sha256=", "sha256=zz", "sha256=AA", "757107ea", "sha1=757107ea", "" })
	void whatIsNoHashIsRefused(String header) {
		refused("sourceUnsigned",
				() -> GITHUB.check(Map.of("X-Hub-Signature-256", header)::get, BODY, List.of("s"), NOW));
	}

	@Test
	void aTimeThatIsSignedTooMustBeNow() {
		assertThatNoException().isThrownBy(() -> zendesk("2026-11-30T08:04:00Z", "2026-11-30T08:04:00Z"));
		refused("sourceOld", () -> zendesk("2026-11-30T07:54:00Z", "2026-11-30T07:54:00Z"));
		refused("sourceOld", () -> zendesk("yesterday", "yesterday"));
		refused("sourceUnsigned", () -> zendesk("2026-11-30T07:54:00Z", "2026-11-30T08:00:00Z"));
		refused("sourceUnsigned", () -> zendesk("2026-11-30T08:00:00Z", null));
	}

	@Test
	void aTokenIsTheSecretItself() {
		assertThatNoException().isThrownBy(
				() -> GITLAB.check(Map.of("X-Gitlab-Token", "one-secret")::get, BODY, List.of("one-secret"), NOW));
		refused("sourceUnsigned",
				() -> GITLAB.check(Map.of("X-Gitlab-Token", "one-secre")::get, BODY, List.of("one-secret"), NOW));
		refused("sourceUnsigned", () -> GITLAB.check(Map.<String, String>of()::get, BODY, List.of("one-secret"), NOW));
	}

	@Test
	void otherwiseItIsThatOfStandardWebhooks() {
		long now = NOW.getEpochSecond();
		Map<String, String> headers = new TreeMap<>(Map.of("webhook-id", "m1", "webhook-timestamp", "" + now,
				"webhook-signature", Hmac.standard("one-secret", "m1", now, BODY)));
		assertThatNoException()
			.isThrownBy(() -> SignatureRule.STANDARD.check(headers::get, BODY, List.of("one-secret"), NOW));
		refused("trackerOld",
				() -> SignatureRule.STANDARD.check(headers::get, BODY, List.of("one-secret"), NOW.plusSeconds(301)));
		refused("trackerUnsigned", () -> SignatureRule.STANDARD.check(headers::get, BODY, List.of("other"), NOW));
		headers.remove("webhook-id");
		refused("trackerUnsigned", () -> SignatureRule.STANDARD.check(headers::get, BODY, List.of("one-secret"), NOW));
	}

	private static void zendesk(String signed, String sent) {
		byte[] hash = Hmac.of("s", signed.getBytes(StandardCharsets.UTF_8), BODY);
		Map<String, String> headers = new TreeMap<>(
				Map.of("X-Zendesk-Webhook-Signature", Base64.getEncoder().encodeToString(hash)));
		if (sent != null) {
			headers.put("X-Zendesk-Webhook-Signature-Timestamp", sent);
		}
		ZENDESK.check(headers::get, BODY, List.of("s"), NOW);
	}

	private static void refused(String code, Runnable check) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(check::run)
			.matches((refusal) -> refusal.reason() == Reason.UNSIGNED)
			.matches((refusal) -> refusal.problems().get(0).code().equals(code), "is refused as " + code);
	}

}
