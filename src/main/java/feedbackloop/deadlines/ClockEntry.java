package feedbackloop.deadlines;

import java.time.Instant;
import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One line of a clock's ledger: what happened to it, when and by whom. Never changed and
 * never removed.
 *
 * @param at when it happened; for {@link What#STARTED} the moment from which time counts
 * @param actor a user id or {@code system}
 * @param change what it changed
 */
record ClockEntry(Instant at, What what, String actor, Change change) {

	/**
	 * What an entry changed; null is what stays as it was.
	 *
	 * @param level the grade or mark that decides how long it may take
	 * @param ungraded true when that level only counts until somebody graded the case
	 * @param calendar the group whose working calendar counts, or {@code general}
	 * @param notAfter when the stage that this one lies in is due
	 * @param longest how many seconds of working time a pause may take
	 * @param due when it is due from now on; while paused, if the pause takes its longest
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Change(String level, Boolean ungraded, Allowance allowance, String calendar, Instant notAfter, Long longest,
			Instant due) {

		static final Change NONE = new Change(null, null, null, null, null, null);

		Change(String level, Allowance allowance, String calendar, Instant notAfter, Long longest, Instant due) {
			this(level, null, allowance, calendar, notAfter, longest, due);
		}

		/**
		 * These change with the later ones over them.
		 */
		Change then(Change later) {
			return new Change(either(later.level, this.level), (later.level != null) ? later.ungraded : this.ungraded,
					either(later.allowance, this.allowance), either(later.calendar, this.calendar),
					either(later.notAfter, this.notAfter), later.longest, either(later.due, this.due));
		}

		private static <T> T either(T later, T earlier) {
			return (later != null) ? later : earlier;
		}

		/**
		 * The level that it brought, as people gave it; null when it brought none.
		 */
		String givenLevel() {
			return Boolean.TRUE.equals(this.ungraded) ? null : this.level;
		}

		/**
		 * The same change where no stage around binds.
		 */
		Change unbound() {
			return new Change(this.level, this.ungraded, this.allowance, this.calendar, null, this.longest, this.due);
		}

		Change dueAt(Instant time) {
			return new Change(this.level, this.ungraded, this.allowance, this.calendar, this.notAfter, this.longest,
					time);
		}

	}

	/**
	 * What can happen to a clock.
	 */
	enum What {

		STARTED("started"), PAUSED("paused"), RESUMED("resumed"), REGRADED("regraded"), LIMIT_CHANGED("limitChanged"),
		CALENDAR_CHANGED("calendarChanged"), REOPENED("reopened"), MET("met"), MISSED("missed"), STOPPED("stopped");

		private final String key;

		What(String key) {
			this.key = key;
		}

		/** The word of the database and of the message files. */
		@JsonValue
		String key() {
			return this.key;
		}

		static What of(String key) {
			return Arrays.stream(values())
				.filter((what) -> what.key.equals(key))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("Nothing of a clock is called " + key));
		}

	}

}
