package feedbackloop.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

import feedbackloop.feedback.Feedback;

import org.springframework.stereotype.Component;

/**
 * The secret with which a customer follows the case. Derived from the number and a stored
 * nonce, so that the database does not hold it. For the same reason a repeated submission
 * gets the same answer.
 */
@Component
public class CustomerSecret {

	private final Vault vault;

	CustomerSecret(Vault vault) {
		this.vault = vault;
	}

	/**
	 * The secret of the case: 256 bits, URL-safe.
	 */
	public String of(Feedback feedback) {
		return of(feedback.number(), feedback.secretNonce());
	}

	/**
	 * Whether the secret is that of the case; takes the same time whatever is wrong with
	 * it.
	 * @param secret what the customer sent, or null
	 */
	public boolean matches(Feedback feedback, String secret) {
		byte[] given = String.valueOf(secret).strip().getBytes(StandardCharsets.UTF_8);
		return MessageDigest.isEqual(of(feedback).getBytes(StandardCharsets.UTF_8), given);
	}

	private String of(String number, byte[] nonce) {
		byte[] hash = this.vault.keyedHash("secret:" + number + ":" + HexFormat.of().formatHex(nonce));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
	}

}
