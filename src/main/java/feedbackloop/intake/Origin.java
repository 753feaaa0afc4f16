package feedbackloop.intake;

import java.util.Locale;

import feedbackloop.process.Refusal;

/**
 * Where a submission comes from.
 *
 * @param client whose key it is: a user id, or {@code public}
 * @param key the submission's own key, or null when the caller gives none
 * @param recordedBy user id of the member of staff who records it, or null
 * @param riskHint whether staff see harm, loss, a leak or an authority in it (S1-11)
 * @param personalData whether staff see personal data in it (S2-02)
 * @param language zh-CN or en, of the request
 */
record Origin(String client, String key, String recordedBy, boolean riskHint, boolean personalData, String language) {

	private static final int LONGEST_KEY = 255;

	private static final String ANYBODY = "public";

	/**
	 * A program's request.
	 * @param user user id, or null when nobody is signed in
	 */
	static Origin api(String user, String key, Locale locale) {
		if (key != null && (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0)) {
			throw Refusal.invalid("Idempotency-Key", "idempotencyKey", LONGEST_KEY);
		}
		return new Origin((user != null) ? user : ANYBODY, key, user, false, false, language(locale));
	}

	/**
	 * The public form; its one-time token is the key.
	 */
	static Origin form(String token, Locale locale) {
		return new Origin(ANYBODY, formKey(token), null, false, false, language(locale));
	}

	/**
	 * The form for staff.
	 */
	static Origin staff(String user, String token, boolean riskHint, boolean personalData, Locale locale) {
		return new Origin(user, formKey(token), user, riskHint, personalData, language(locale));
	}

	private static String formKey(String token) {
		boolean usable = token != null && token.matches("[A-Za-z0-9_-]{16,64}");
		return usable ? "form:" + token : null;
	}

	private static String language(Locale locale) {
		return "en".equals(locale.getLanguage()) ? "en" : "zh-CN";
	}

}
