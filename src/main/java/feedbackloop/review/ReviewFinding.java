package feedbackloop.review;

/**
 * A line of what a review found. What does not fit its kind is null.
 *
 * @param kind a key of {@link Kind}
 * @param improvement number of the cause
 * @param cause what the cause is, as staff found it, or what its first case says; masked
 * @param measure number within the improvement
 * @param title of the measure
 * @param team group id
 * @param minutes working time
 */
record ReviewFinding(String kind, String improvement, String cause, Integer measure, String title, String stage,
		String team, String product, Integer cases, Integer customers, Long minutes, Integer late) {

	static ReviewFinding ofCause(Kind kind, String improvement, int cases, int customers, Long minutes) {
		return new ReviewFinding(kind.key(), improvement, null, null, null, null, null, null, cases, customers, minutes,
				null);
	}

	/** Such as 12.5 hours. */
	public String hours() {
		return (this.minutes != null) ? String.valueOf(Math.round(this.minutes / 6.0) / 10.0) : null;
	}

	/**
	 * What reviews look for, in the order in which they are read.
	 */
	enum Kind {

		/** Causes with most customers in the time. */
		CUSTOMERS("customers"),

		/** Causes whose customers waited longest, added up. */
		WAITING("waiting"),

		/** Causes of which cases came after they had landed. */
		REPEATS("repeats"),

		/** Steps that were late, by team. */
		BOTTLENECKS("bottlenecks"),

		/** Measures of education that are not done. */
		EDUCATION("education"),

		/** What landed and some have not read or attended yet. */
		READING("reading"),

		/** Complaints about the service, by product. */
		SERVICE("service"),

		/** Improvements that landed, with the cases that came since. */
		LANDED("landed");

		private final String key;

		Kind(String key) {
			this.key = key;
		}

		String key() {
			return this.key;
		}

	}

}
