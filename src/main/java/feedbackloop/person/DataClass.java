package feedbackloop.person;

import java.util.Arrays;

/**
 * What a column holds, and so whether it goes when a person is erased.
 */
enum DataClass {

	/** Numbers and references of rows. */
	KEY("key", false),
	/** Codes, scores, times and switches, by which cases are counted. */
	FACT("fact", false),
	/** Who of the staff did it. */
	ACCOUNT("account", false),
	/** What the house writes: rules, causes, measures, articles; masked. */
	HOUSE("house", false),
	/** How a customer is called and reached. */
	CONTACT("contact", true),
	/** What customers wrote or sent, and what was written to them. */
	WORDS("words", true),
	/** What staff wrote about a case; masked. */
	STAFF_TEXT("staffText", true),
	/** Keyed hashes by which a person or a text is found again. */
	INDEX("index", true),
	/** Keys and what secrets are made of. */
	SECRET("secret", true);

	private final String key;

	private final boolean personal;

	DataClass(String key, boolean personal) {
		this.key = key;
		this.personal = personal;
	}

	/** The word of the file and of the sentences. */
	String key() {
		return this.key;
	}

	/** Whether it is erased, unless the file says otherwise of a column. */
	boolean isPersonal() {
		return this.personal;
	}

	static DataClass of(String key) {
		return Arrays.stream(values())
			.filter((one) -> one.key.equals(key))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No class of data is called " + key));
	}

}
