package feedbackloop.sources;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.outgoing.Fetching;
import feedbackloop.outgoing.Fetching.Fetched;
import feedbackloop.sources.SourceSettings.Access;

import org.springframework.stereotype.Component;

/**
 * The tokens by which stores know us. Each look makes one anew, from what stands in the
 * files of the operator.
 */
@Component
class StoreTokens {

	private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

	private static final String SCOPE = "https://www.googleapis.com/auth/androidpublisher";

	/** Apple takes none that lives longer than 20 minutes. */
	private static final Duration LIFE = Duration.ofMinutes(15);

	private static final int OK = 200;

	/** What a header may have. The client names all of a header that it refuses. */
	private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

	private final Fetching fetching;

	private final ObjectMapper json;

	private final Clock clock;

	StoreTokens(Fetching fetching, ObjectMapper json, Clock clock) {
		this.fetching = fetching;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * A token for a source of that kind.
	 * @throws NoToken if the credentials are none, or the store takes them not
	 * @throws IOException if nobody answers
	 */
	String of(PollPlan.Kind kind, Access access) throws IOException {
		try {
			String file = Files.readString(Path.of(access.credentials())).strip();
			String token = switch (kind) {
				case GOOGLE_PLAY -> google(this.json.readTree(file));
				case APP_STORE -> apple(access, file);
				case TOKEN -> file;
			};
			if (!TOKEN.matcher(token).matches()) {
				throw new NoToken();
			}
			return token;
		}
		catch (JsonProcessingException | GeneralSecurityException | IllegalArgumentException | FileSystemException ex) {
			throw new NoToken();
		}
	}

	private String google(JsonNode account) throws IOException, GeneralSecurityException {
		String uri = account.path("token_uri").asText();
		Map<String, Object> claims = claims(account.path("client_email").asText(), uri);
		claims.put("scope", SCOPE);
		String assertion = signed(Map.of("alg", "RS256", "typ", "JWT"), claims,
				key("RSA", account.path("private_key").asText()), "SHA256withRSA");
		Fetched answer = this.fetching.post(URI.create(uri),
				"grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion=" + assertion);
		return (answer.status() == OK) ? this.json.readTree(answer.body()).path("access_token").asText() : "";
	}

	private String apple(Access access, String key) throws IOException, GeneralSecurityException {
		return signed(Map.of("alg", "ES256", "kid", access.keyId(), "typ", "JWT"),
				claims(access.issuer(), "appstoreconnect-v1"), key("EC", key), "SHA256withECDSAinP1363Format");
	}

	private Map<String, Object> claims(String issuer, String audience) {
		long now = this.clock.instant().getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", issuer);
		claims.put("aud", audience);
		claims.put("iat", now);
		claims.put("exp", now + LIFE.toSeconds());
		return claims;
	}

	/** A JSON Web Token: header, claims and signature, each in Base64. */
	private String signed(Map<String, Object> header, Map<String, Object> claims, PrivateKey key, String algorithm)
			throws IOException, GeneralSecurityException {
		String text = encoded(this.json.writeValueAsBytes(header)) + "." + encoded(this.json.writeValueAsBytes(claims));
		Signature signature = Signature.getInstance(algorithm);
		signature.initSign(key);
		signature.update(text.getBytes(StandardCharsets.US_ASCII));
		return text + "." + encoded(signature.sign());
	}

	private static String encoded(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static PrivateKey key(String kind, String pem) throws GeneralSecurityException {
		byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
		return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes));
	}

	/**
	 * There is no token to be had by these credentials.
	 */
	static final class NoToken extends IOException {

	}

}
