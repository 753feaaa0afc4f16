package feedbackloop.audit;

import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The whole story of a case in order, with the three answers that auditors ask for first.
 * It is masked and told in the words of the domain and in the reader's language. Times
 * carry the server's offset.
 *
 * @param toldAt when it was told
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CaseTrail(String number, OffsetDateTime toldAt, Answers answers, List<Step> steps) {

	/**
	 * Something that happened.
	 *
	 * @param of number of the case, the improvement or the measure
	 * @param kind a key of {@link Kind}
	 * @param actor user id, {@code customer} or {@code system}
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Step(OffsetDateTime at, String of, String kind, String actor, String title, List<Line> lines) {

		static Step of(OffsetDateTime at, String of, Kind kind, String actor, String title, List<Line> lines) {
			return new Step(at, of, kind.key(), actor, title, lines);
		}

		/** Its lines as one text. */
		String text() {
			return String.join("\n", this.lines.stream().map(Line::sentence).toList());
		}

	}

	/**
	 * A fact of a step.
	 *
	 * @param label null where the text speaks for itself
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Line(String label, String text) {

		String sentence() {
			return (this.label != null) ? this.label + ": " + this.text : this.text;
		}

	}

	/**
	 * Why this grade, was it in time, who decided.
	 *
	 * @param grade null while there is none
	 * @param looks how often the case was opened, and by how many people
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Answers(Grade grade, List<InTime> inTime, List<Decided> decided, long looks, long lookers) {

	}

	/**
	 * Why the case has its grade.
	 *
	 * @param rule the table, its version and the rule that matched; null when the
	 * engine's history does not hold it any more
	 * @param by who submitted the scores; null when a rule counted them
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Grade(String grade, String score, String reason, String rule, String by, OffsetDateTime at) {

	}

	/**
	 * Whether a clock of the case as a whole was met.
	 *
	 * @param lateMinutes 0 if it was or still is in time
	 * @param standing in words
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record InTime(String clock, OffsetDateTime due, OffsetDateTime closedAt, long lateMinutes, String standing) {

	}

	/**
	 * A decision that a person took by a form.
	 *
	 * @param overrideReason why the four-eyes rule was set aside, or null
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Decided(OffsetDateTime at, String of, String task, String user, String overrideReason) {

	}

	/**
	 * What steps there are.
	 */
	enum Kind {

		EVENT("event"), FORM("form"), LETTER("letter"), CLOCK("clock"), ESCALATION("escalation"), RULE("rule"),
		COMMENT("comment"), FILE("file"), MESSAGE("message");

		private final String key;

		Kind(String key) {
			this.key = key;
		}

		/** The word of the address and of the message files. */
		String key() {
			return this.key;
		}

	}

}
