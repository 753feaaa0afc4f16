package feedbackloop.models.migrate;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a case stands in a migration.
 */
enum Outcome {

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

	static Outcome of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

}
