package feedbackloop.contact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import feedbackloop.process.Refusal;

/**
 * What of a customer is shown in clear, one at a time.
 */
enum ContactField {

	PHONE, EMAIL, NAME,
	/** What the customer wrote when the feedback was given. */
	TEXT,
	/** The address of a file that was given with the case. */
	FILE;

	/** What somebody may want it for. */
	static final List<String> REASONS = List.of("callBack, verify, legal, mistake, other".split(", "));

	/** The name in the API and in the messages. */
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The field of that key.
	 * @throws Refusal if there is none
	 */
	static ContactField of(String key) {
		return Arrays.stream(values())
			.filter((field) -> field.key().equals(key))
			.findFirst()
			.orElseThrow(() -> Refusal.invalid("field", "choice",
					Arrays.stream(values()).map(ContactField::key).collect(Collectors.joining(", "))));
	}

}
