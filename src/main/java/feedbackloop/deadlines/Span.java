package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time that counts towards a deadline or is skipped, and why.
 *
 * @param from when it begins
 * @param to when it ends; the first moment that is no longer part of it
 * @param kind why it counts or not
 * @param name the holiday, or the holiday that a make-up day pays for; null for the other
 * kinds
 */
record Span(Instant from, Instant to, Kind kind, String name) {

	boolean counted() {
		return this.kind.counted;
	}

	Duration length() {
		return Duration.between(this.from, this.to);
	}

	/**
	 * The part that lies between the two; empty or negative if there is none.
	 */
	Span within(Instant start, Instant end) {
		return new Span(this.from.isBefore(start) ? start : this.from, this.to.isAfter(end) ? end : this.to, this.kind,
				this.name);
	}

	boolean isEmpty() {
		return !this.from.isBefore(this.to);
	}

	/**
	 * Why time counts or is skipped.
	 */
	enum Kind {

		WORK("work", true), MAKE_UP_DAY("makeUpDay", true), LUNCH("lunch", false), NIGHT("night", false),
		WEEKEND("weekend", false), HOLIDAY("holiday", false), NATURAL("natural", true), PAUSED("paused", false);

		private final String key;

		private final boolean counted;

		Kind(String key, boolean counted) {
			this.key = key;
			this.counted = counted;
		}

		/** The word of the API and of the message files. */
		String key() {
			return this.key;
		}

	}

}
