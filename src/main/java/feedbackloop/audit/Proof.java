package feedbackloop.audit;

import java.util.List;

/**
 * What a verification found.
 *
 * @param seals how many there are
 * @param head where the chain ends ({@link Seal#head()})
 * @param more whether there are more findings than are named
 */
record Proof(long seals, String head, List<Finding> findings, boolean more) {

	boolean holds() {
		return this.findings.isEmpty();
	}

	/**
	 * Something that is not as it was written.
	 *
	 * @param entity the table; null where it is about the chain alone
	 * @param number of the case or the improvement, or null
	 * @param sequence of the seal; 0 where there is none
	 */
	record Finding(What what, String entity, long rowId, String number, long sequence) {

	}

	/**
	 * What can be wrong.
	 */
	enum What {

		/**
		 * A row is not what it was when it was sealed, or stands in the place of another.
		 */
		CHANGED("changed"),
		/** A row is gone. */
		DELETED("deleted"),
		/** A row was slipped in among older ones. */
		ADDED("added"),
		/** A seal was changed or moved. */
		SEAL_CHANGED("sealChanged"),
		/** Seals from that one on, up to the next that is there, are gone. */
		SEAL_MISSING("sealMissing"),
		/** The chain does not hold the head that was kept outside. */
		CUT_OFF("cutOff");

		private final String key;

		What(String key) {
			this.key = key;
		}

		/** The word of the message files. */
		public String key() {
			return this.key;
		}

	}

}
