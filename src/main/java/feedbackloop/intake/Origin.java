package feedbackloop.intake;

import java.util.Locale;
import java.util.regex.Pattern;

import feedbackloop.feedback.Consent;
import feedbackloop.process.Refusal;

/**
 * Where a submission comes from.
 *
 * @param client whose key it is: a user id, {@code public}, {@code mail}, {@code import}
 * or {@code goingOn}, or that of an API client
 * @param key the submission's own key, or null when the caller gives none
 * @param sender network address from which alone the key counts, or null where it counts
 * from everywhere
 * @param apiClient name of the API client that brings it, or null
 * @param recordedBy user id of the member of staff who records it, or null
 * @param riskHint whether staff see harm, loss, a leak or an authority in it
 * @param personalData whether staff see personal data in it
 * @param language zh-CN or en, of the request
 * @param consent what the customer agreed to by leaving a contact, or null
 */
record Origin(String client, String key, String sender, String apiClient, String recordedBy, boolean riskHint,
		boolean personalData, String language, Consent consent) {

	Origin(String client, String key, String sender, String apiClient, String recordedBy, boolean riskHint,
			boolean personalData, String language) {
		this(client, key, sender, apiClient, recordedBy, riskHint, personalData, language, null);
	}

	private static final int LONGEST_KEY = 255;

	/**
	 * A random UUID, of 122 bits. Other kinds are made of the time or of a text, and so
	 * may be found by others.
	 */
	private static final Pattern RANDOM = Pattern
		.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

	/** One that somebody typed has fewer; one in a million random ones, too. */
	private static final int FEWEST_CHARACTERS = 8;

	private static final String ANYBODY = "public";

	/** The blank is in no user id. */
	private static final String OF_CLIENT = "client ";

	private static final String IMPORT = "import";

	/**
	 * A program's request. Without an API client and a sign-in the key alone says whose
	 * it is. One that nobody guesses does so from every address; any other counts from
	 * its own only.
	 * @param apiClient name of the API client whose key came with it, or null
	 * @param user user id, or null when nobody is signed in
	 * @param address network address of the caller
	 */
	static Origin api(String apiClient, String user, String key, String address, Locale locale) {
		if (key != null && (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0)) {
			throw Refusal.invalid("Idempotency-Key", "idempotencyKey", LONGEST_KEY);
		}
		if (apiClient != null) {
			return new Origin(OF_CLIENT + apiClient, key, null, apiClient, null, false, false, language(locale));
		}
		if (user != null) {
			return new Origin(user, key, null, null, user, false, false, language(locale));
		}
		return new Origin(ANYBODY, key, isUnguessable(key) ? null : address, null, null, false, false,
				language(locale));
	}

	private static boolean isUnguessable(String key) {
		return key != null && RANDOM.matcher(key).matches() && key.chars().distinct().count() > FEWEST_CHARACTERS;
	}

	/**
	 * The public form.
	 * @param key what its one-time token stands for, or null
	 */
	static Origin form(String key, Locale locale) {
		return new Origin(ANYBODY, key, null, null, null, false, false, language(locale));
	}

	/**
	 * The same of a customer who agreed to that.
	 * @param consent null for none
	 */
	Origin with(Consent consent) {
		return new Origin(this.client, this.key, this.sender, this.apiClient, this.recordedBy, this.riskHint,
				this.personalData, this.language, consent);
	}

	/**
	 * The form for staff.
	 * @param key what its one-time token stands for, or null
	 */
	static Origin staff(String user, String key, boolean riskHint, boolean personalData, Locale locale) {
		return new Origin(user, key, null, null, user, riskHint, personalData, language(locale));
	}

	/**
	 * A mail.
	 * @param key what tells it from all others
	 * @param language zh-CN or en
	 */
	static Origin mail(String key, String language) {
		return new Origin("mail", key, null, null, null, false, false, language);
	}

	/**
	 * A row of a file. Whoever brings it in again brings in the same.
	 * @param user user id of the member of staff who brings the file in
	 * @param key what tells the row from all others
	 * @param language zh-CN or en
	 */
	static Origin imported(String user, String key, String language) {
		return new Origin(IMPORT, key, null, null, user, false, false, language);
	}

	/**
	 * The same where another case has the key.
	 */
	Origin withoutKey() {
		return new Origin(this.client, null, this.sender, this.apiClient, this.recordedBy, this.riskHint,
				this.personalData, this.language, this.consent);
	}

	/**
	 * Whether it comes out of a file, maybe long after it was given.
	 */
	boolean isImported() {
		return this.client.equals(IMPORT);
	}

	/**
	 * What the customer writes about a case that has ended.
	 * @param apiClient name of the API client that brings it, or null
	 * @param key what tells it from all others
	 * @param language zh-CN or en
	 */
	static Origin goingOn(String apiClient, String key, String language) {
		return new Origin("goingOn", key, null, apiClient, null, false, false, language);
	}

	private static String language(Locale locale) {
		return "en".equals(locale.getLanguage()) ? "en" : "zh-CN";
	}

}
