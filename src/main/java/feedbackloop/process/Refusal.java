package feedbackloop.process;

import java.util.Arrays;
import java.util.List;

/**
 * Something a person or a program asked for that is not done. It says what is wrong and
 * what to do about it. Nothing was stored. The words are in the message files under
 * {@code refusal.<code>} and are chosen by the reader's language.
 */
public class Refusal extends RuntimeException {

	private final transient List<Problem> problems;

	private final Reason reason;

	public Refusal(Reason reason, List<Problem> problems) {
		super(problems.toString());
		this.reason = reason;
		this.problems = List.copyOf(problems);
	}

	/**
	 * What was submitted is wrong.
	 * @param field the name of the field, the first argument of the sentence
	 * @param code the sentence's key behind {@code refusal.}
	 * @param arguments further arguments; no personal data
	 */
	public static Refusal invalid(String field, String code, Object... arguments) {
		return new Refusal(Reason.INVALID, List.of(new Problem(field, code, Arrays.asList(arguments))));
	}

	/**
	 * The person may not do it.
	 */
	public static Refusal forbidden(String code, Object... arguments) {
		return new Refusal(Reason.FORBIDDEN, List.of(new Problem(null, code, Arrays.asList(arguments))));
	}

	/**
	 * It comes too late: done, claimed or changed by another, or not possible in this
	 * state.
	 */
	public static Refusal tooLate(String code, Object... arguments) {
		return new Refusal(Reason.TOO_LATE, List.of(new Problem(null, code, Arrays.asList(arguments))));
	}

	/**
	 * It was tried too often; later it may be tried again.
	 */
	public static Refusal tooMany(String code, Object... arguments) {
		return new Refusal(Reason.TOO_MANY, List.of(new Problem(null, code, Arrays.asList(arguments))));
	}

	/**
	 * It does not exist.
	 */
	public static Refusal unknown(String code, Object... arguments) {
		return new Refusal(Reason.UNKNOWN, List.of(new Problem(null, code, Arrays.asList(arguments))));
	}

	/**
	 * There is no room for it now.
	 */
	public static Refusal busy(String code, Object... arguments) {
		return new Refusal(Reason.BUSY, List.of(new Problem(null, code, Arrays.asList(arguments))));
	}

	public Reason reason() {
		return this.reason;
	}

	public List<Problem> problems() {
		return this.problems;
	}

	/**
	 * Why it was refused, with the HTTP status that says so.
	 */
	public enum Reason {

		INVALID(400), UNSIGNED(401), FORBIDDEN(403), UNKNOWN(404), TOO_LATE(409), TOO_LARGE(413), OTHER_CONTENT(422),
		TOO_MANY(429), BUSY(503);

		private final int status;

		Reason(int status) {
			this.status = status;
		}

		public int status() {
			return this.status;
		}

	}

	/**
	 * One thing that is wrong.
	 *
	 * @param field the name of the field, or null when it is no field's fault
	 * @param code the sentence's key behind {@code refusal.}
	 * @param arguments what the sentence names, after the field
	 */
	public record Problem(String field, String code, List<Object> arguments) {

	}

}
