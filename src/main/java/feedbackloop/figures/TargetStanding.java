package feedbackloop.figures;

/**
 * How a figure stands to its target, from the best.
 */
public enum TargetStanding {

	/** It is where it shall be. */
	MET("met"),
	/** Not yet missed, but beyond the line at which managers are warned. */
	NEAR("near"),
	/** It is beyond its target. */
	MISSED("missed");

	private final String key;

	TargetStanding(String key) {
		this.key = key;
	}

	/** Its name in addresses, in the API and in tables. */
	public String key() {
		return this.key;
	}

	static TargetStanding of(String key) {
		for (TargetStanding one : values()) {
			if (one.key.equals(key)) {
				return one;
			}
		}
		throw new IllegalArgumentException(key);
	}

}
