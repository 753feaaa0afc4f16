package feedbackloop.feedback;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a case stands, in the words that customers see.
 */
public enum Status {

	RECEIVED("received"), IN_REVIEW("inReview"), IN_PROGRESS("inProgress"), WAITING_FOR_YOU("waitingForYou"),
	PLANNED("planned"), RESOLVED("resolved"), DISPUTED("disputed"), CLOSED("closed"), MERGED("merged"),
	DECLINED("declined"), WITHDRAWN("withdrawn");

	private final String key;

	Status(String key) {
		this.key = key;
	}

	/**
	 * The name in the API, in the database and in the models.
	 */
	@JsonValue
	public String key() {
		return this.key;
	}

	/**
	 * Whether nothing more happens to the case.
	 */
	public boolean isFinal() {
		return this == CLOSED || this == DECLINED || this == WITHDRAWN;
	}

	/**
	 * Whether the customer has been told what came of the case. Who disputes it was told.
	 */
	public boolean isOutcomeTold() {
		return this == RESOLVED || this == DISPUTED || isFinal();
	}

	/**
	 * The status of that key.
	 * @throws IllegalArgumentException if there is none
	 */
	public static Status of(String key) {
		return Arrays.stream(values())
			.filter((status) -> status.key.equals(key))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No status is called " + key));
	}

}
