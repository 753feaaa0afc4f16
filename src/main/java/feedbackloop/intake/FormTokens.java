package feedbackloop.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

import feedbackloop.privacy.Vault;

import org.springframework.stereotype.Component;

/**
 * The one-time tokens of our forms: a second click, a reload or going back and submitting
 * again makes no second case. Only tokens that we gave count, because whoever sends one
 * again is shown number and secret.
 */
@Component
class FormTokens {

	private static final int BYTES = 18;

	private static final int CHARACTERS = 24;

	private final Vault vault;

	FormTokens(Vault vault) {
		this.vault = vault;
	}

	String next() {
		String random = text(this.vault.randomBytes(BYTES));
		return random + proof(random);
	}

	/**
	 * The submission key that the token stands for, or null when it is none of ours.
	 */
	String key(String token) {
		return (token != null && isOurs(token)) ? "form:" + token : null;
	}

	private boolean isOurs(String token) {
		String random = token.substring(0, Math.min(CHARACTERS, token.length()));
		return MessageDigest.isEqual((random + proof(random)).getBytes(StandardCharsets.UTF_8),
				token.getBytes(StandardCharsets.UTF_8));
	}

	private String proof(String random) {
		byte[] seal = this.vault.seal(("form token " + random).getBytes(StandardCharsets.UTF_8));
		return text(seal).substring(0, CHARACTERS);
	}

	private static String text(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
