package feedbackloop.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ways by which feedback comes in. What each asks for and means is the table
 * {@code channelRequirements}.
 */
enum Channel {

	PORTAL("portal"), API("api"), EMAIL("email"), PHONE("phone"), TICKET("ticket"), SURVEY("survey"),
	APP_STORE("appStore"), IN_APP("inApp"), SOCIAL("social"), INTERVIEW("interview"), ROUND_TABLE("roundTable"),
	SUGGESTION_BOX("suggestionBox");

	private final String key;

	Channel(String key) {
		this.key = key;
	}

	/**
	 * The name in the API, the record and the models.
	 */
	String key() {
		return this.key;
	}

	static List<String> keys() {
		return Arrays.stream(values()).map(Channel::key).toList();
	}

	static Optional<Channel> find(String key) {
		return Arrays.stream(values()).filter((channel) -> channel.key.equals(key)).findFirst();
	}

}
