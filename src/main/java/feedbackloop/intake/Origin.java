package feedbackloop.intake;

import java.util.Locale;

import feedbackloop.process.Refusal;

/**
 * Where a submission comes from.
 *
 * @param client whose key it is: a user id, {@code public}, {@code mail}, {@code import}
 * or {@code goingOn}
 * @param key the submission's own key, or null when the caller gives none
 * @param sender network address of a program that is not signed in, else null
 * @param recordedBy user id of the member of staff who records it, or null
 * @param riskHint whether staff see harm, loss, a leak or an authority in it
 * @param personalData whether staff see personal data in it
 * @param language zh-CN or en, of the request
 * @param consent what the customer agreed to by leaving a contact, or null
 */
record Origin(String client, String key, String sender, String recordedBy, boolean riskHint, boolean personalData,
		String language, Consent consent) {

	private static final int LONGEST_KEY = 255;

	/** A random UUID, or anything else of 128 bits, has more of both. */
	private static final int SHORTEST_SECRET = 20;

	private static final int FEWEST_CHARACTERS = 8;

	private static final String ANYBODY = "public";

	private static final String IMPORT = "import";

	/**
	 * A program's request. Without a sign-in the key alone says whose it is, so it must
	 * be one that nobody guesses.
	 * @param user user id, or null when nobody is signed in
	 * @param address network address of the caller
	 */
	static Origin api(String user, String key, String address, Locale locale) {
		if (key != null && (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0)) {
			throw Refusal.invalid("Idempotency-Key", "idempotencyKey", LONGEST_KEY);
		}
		if (user != null) {
			return new Origin(user, key, null, user, false, false, language(locale), null);
		}
		if (key != null && (key.length() < SHORTEST_SECRET || key.chars().distinct().count() < FEWEST_CHARACTERS)) {
			throw Refusal.invalid("Idempotency-Key", "guessableKey");
		}
		return new Origin(ANYBODY, key, address, null, false, false, language(locale), null);
	}

	/**
	 * The public form.
	 * @param key what its one-time token stands for, or null
	 */
	static Origin form(String key, Locale locale) {
		return new Origin(ANYBODY, key, null, null, false, false, language(locale), null);
	}

	/**
	 * The same of a customer who agreed to that.
	 * @param consent null for none
	 */
	Origin with(Consent consent) {
		return new Origin(this.client, this.key, this.sender, this.recordedBy, this.riskHint, this.personalData,
				this.language, consent);
	}

	/**
	 * The form for staff.
	 * @param key what its one-time token stands for, or null
	 */
	static Origin staff(String user, String key, boolean riskHint, boolean personalData, Locale locale) {
		return new Origin(user, key, null, user, riskHint, personalData, language(locale), null);
	}

	/**
	 * A mail.
	 * @param key what tells it from all others
	 * @param language zh-CN or en
	 */
	static Origin mail(String key, String language) {
		return new Origin("mail", key, null, null, false, false, language, null);
	}

	/**
	 * A row of a file. Whoever brings it in again brings in the same.
	 * @param user user id of the member of staff who brings the file in
	 * @param key what tells the row from all others
	 * @param language zh-CN or en
	 */
	static Origin imported(String user, String key, String language) {
		return new Origin(IMPORT, key, null, user, false, false, language, null);
	}

	/**
	 * Whether it comes out of a file, maybe long after it was given.
	 */
	boolean isImported() {
		return this.client.equals(IMPORT);
	}

	/**
	 * What the customer writes about a case that has ended.
	 * @param key what tells it from all others
	 * @param language zh-CN or en
	 */
	static Origin goingOn(String key, String language) {
		return new Origin("goingOn", key, null, null, false, false, language, null);
	}

	private static String language(Locale locale) {
		return "en".equals(locale.getLanguage()) ? "en" : "zh-CN";
	}

}
