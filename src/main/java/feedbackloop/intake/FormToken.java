package feedbackloop.intake;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The one-time token of a form: a second click, a reload or going back and submitting
 * again makes no second case.
 */
final class FormToken {

	private static final SecureRandom RANDOM = new SecureRandom();

	private FormToken() {
	}

	static String next() {
		byte[] bytes = new byte[18];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
