package feedbackloop.models.migrate;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import feedbackloop.process.Refusal;

/**
 * How a case stands in a migration.
 */
enum MoveState {

	/** Not tried yet. */
	WAITING,
	/** Can move. */
	READY,
	/** Cannot move, or may not; finishes on the old version. */
	STAYS,
	/** Runs on the new version. */
	MOVED,
	/** Could have moved, but did not; finishes on the old version. */
	FAILED,
	/** Ended, or was moved by somebody else, meanwhile. */
	GONE;

	/**
	 * The word of the database, of programs and of the message files.
	 */
	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static MoveState of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

	/**
	 * The one that a reader asks for; null for all.
	 * @throws Refusal if there is no such
	 */
	static MoveState asked(String key) {
		if (key == null || key.isEmpty()) {
			return null;
		}
		return Stream.of(values())
			.filter((outcome) -> outcome.key().equals(key))
			.findFirst()
			.orElseThrow(() -> Refusal.invalid("outcome", "choice",
					Stream.of(values()).map(MoveState::key).collect(Collectors.joining(", "))));
	}

}
