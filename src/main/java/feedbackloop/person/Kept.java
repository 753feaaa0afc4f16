package feedbackloop.person;

import java.util.Arrays;

/**
 * What of a person has a time of its own in the table {@code retention}.
 */
enum Kept {

	CONTACT("contact"), FILE("file"), TEXT("text"), RAW_MAIL("rawMail");

	private final String key;

	Kept(String key) {
		this.key = key;
	}

	/** The word of the table and of the sentences. */
	String key() {
		return this.key;
	}

	static Kept of(String key) {
		return Arrays.stream(values())
			.filter((one) -> one.key.equals(key))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Nothing is kept as " + key));
	}

}
