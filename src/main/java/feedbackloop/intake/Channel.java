package feedbackloop.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ways by which feedback comes in, with what each asks beyond the description; what
 * is missing makes a case incomplete, never refused.
 */
enum Channel {

	PORTAL("portal", "demand", "coreBlocked"), API("api", "summary"), EMAIL("email"),
	PHONE("phone", "summary", "demand", "givenAt", "product", "userCategory", "customer.phone"),
	TICKET("ticket", "summary", "demand", "givenAt"), SURVEY("survey", "givenAt"), APP_STORE("appStore", "givenAt"),
	IN_APP("inApp", "product"), SOCIAL("social", "givenAt", "evidence"),
	INTERVIEW("interview", "summary", "demand", "givenAt"), SUGGESTION_BOX("suggestionBox", "givenAt", "region");

	private final String key;

	private final List<String> required;

	Channel(String key, String... required) {
		this.key = key;
		this.required = List.of(required);
	}

	/**
	 * The name in the API, the record and the models.
	 */
	String key() {
		return this.key;
	}

	/**
	 * The fields it asks for beside the description.
	 */
	List<String> required() {
		return this.required;
	}

	/**
	 * Whether the clocks start when the customer spoke to us, not when it was typed in.
	 */
	boolean startsWhenGiven() {
		return this == PHONE || this == TICKET;
	}

	/**
	 * How the customer can be told.
	 * @param mail whether a mail address is known
	 * @param contact whether any contact is known
	 */
	String reach(boolean mail, boolean contact) {
		if (mail) {
			return "direct";
		}
		return switch (this) {
			case APP_STORE, SOCIAL -> "public";
			case SURVEY, SUGGESTION_BOX -> contact ? "page" : "none";
			default -> "page";
		};
	}

	static List<String> keys() {
		return Arrays.stream(values()).map(Channel::key).toList();
	}

	static Optional<Channel> find(String key) {
		return Arrays.stream(values()).filter((channel) -> channel.key.equals(key)).findFirst();
	}

}
