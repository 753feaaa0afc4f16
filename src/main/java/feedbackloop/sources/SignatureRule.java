package feedbackloop.sources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

import feedbackloop.outgoing.Signature;
import feedbackloop.outgoing.SignedMessage;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;

/**
 * How the senders of one source show that it is they who send.
 *
 * @param kind standard, as Standard Webhooks do; hmac, with a keyed hash of the body; or
 * token, with the secret itself
 * @param header that has the signature or the secret; null for standard
 * @param prefix what stands in it before the signature; empty for nothing
 * @param encoding hex or base64; null but for hmac
 * @param timestamp header with the time that is signed before the body, or null
 */
record SignatureRule(Kind kind, String header, String prefix, String encoding, String timestamp) {

	static final String HEX = "hex";

	static final String BASE64 = "base64";

	static final SignatureRule STANDARD = new SignatureRule(Kind.STANDARD, null, "", null, null);

	/**
	 * Refuses what none of the secrets signed, or what was signed too long ago.
	 * @param headers the value of a header by its name, or null
	 * @param body to the byte
	 * @throws Refusal with the reason that it is not signed
	 */
	void check(UnaryOperator<String> headers, byte[] body, List<String> secrets, Instant now) {
		switch (this.kind) {
			case STANDARD -> checkStandard(new SignedMessage(headers.apply("webhook-id"),
					headers.apply("webhook-timestamp"), headers.apply("webhook-signature"), body), secrets, now);
			case HMAC -> checkHash(headers, body, secrets, now);
			case TOKEN -> {
				byte[] given = given(headers).getBytes(StandardCharsets.UTF_8);
				refuseUnless(secrets.stream()
					.anyMatch((secret) -> MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given)));
			}
		}
	}

	private static void checkStandard(SignedMessage message, List<String> secrets, Instant now) {
		if (!message.isWhole()) {
			throw unsigned("trackerUnsigned");
		}
		if (!message.isTimely(now)) {
			throw unsigned("trackerOld");
		}
		if (!message.isSignedWith(secrets)) {
			throw unsigned("trackerUnsigned");
		}
	}

	private void checkHash(UnaryOperator<String> headers, byte[] body, List<String> secrets, Instant now) {
		byte[] given = decoded(given(headers));
		String time = (this.timestamp != null) ? headers.apply(this.timestamp) : "";
		refuseUnless(time != null);
		byte[] before = time.getBytes(StandardCharsets.UTF_8);
		refuseUnless(secrets.stream()
			.map((secret) -> Signature.bytes(secret.getBytes(StandardCharsets.UTF_8), before, body))
			.anyMatch((right) -> MessageDigest.isEqual(right, given)));
		if (this.timestamp != null && !isTimely(time, now)) {
			throw unsigned("sourceOld", this.timestamp);
		}
	}

	private String given(UnaryOperator<String> headers) {
		String value = headers.apply(this.header);
		refuseUnless(value != null && value.startsWith(this.prefix));
		return value.substring(this.prefix.length());
	}

	private byte[] decoded(String text) {
		try {
			return HEX.equals(this.encoding) ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	private static boolean isTimely(String time, Instant now) {
		try {
			Instant signed = time.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(time))
					: OffsetDateTime.parse(time).toInstant();
			return Duration.between(signed, now).abs().compareTo(SignedMessage.TOLERANCE) <= 0;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private void refuseUnless(boolean isRight) {
		if (!isRight) {
			throw unsigned("sourceUnsigned", this.header);
		}
	}

	private static Refusal unsigned(String code, Object... arguments) {
		return new Refusal(Reason.UNSIGNED, List.of(new Problem(null, code, List.of(arguments))));
	}

	/**
	 * The ways of signing.
	 */
	enum Kind {

		STANDARD, HMAC, TOKEN

	}

}
