package feedbackloop.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;
import feedbackloop.notation.OfferedPeople;
import feedbackloop.process.Refusal.Problem;

/**
 * A field of a form: what people may answer, and what the form promises to hold it
 * against. Those that a process owner adds are facts of the process.
 *
 * @param label what people read; the name without one
 * @param choices the values to choose from
 * @param required whether the form asks for an answer
 * @param mayBeHidden whether the form may not show it, so that there is no answer
 */
public record OwnField(String name, String label, Type type, List<String> choices, boolean required,
		boolean mayBeHidden, Limits limits) {

	/** The longest text that a process sees, in characters. */
	public static final int LONGEST_FACT = 255;

	/** The most digits before the point of a number. */
	public static final int MOST_DIGITS = 9;

	/** The most digits behind it: fifteen in all are exact at the engine. */
	public static final int MOST_DECIMALS = 6;

	/**
	 * All fields of the form outside of its lists, those inside groups too, in its order.
	 */
	public static List<OwnField> of(FormModel form) {
		return form.fields()
			.stream()
			.filter((field) -> field.listAround().isEmpty() && field.node().hasNonNull("key"))
			.map(OwnField::of)
			.toList();
	}

	/**
	 * What the form says of one of its fields.
	 */
	public static OwnField of(FormField field) {
		JsonNode component = field.node();
		String name = component.path("key").asText();
		Type type = Type.of(field);
		List<String> choices = (type == Type.CHOICE) ? field.choices().stream().map(JsonNode::asText).toList()
				: List.of();
		String label = component.path((type == Type.DATE) ? "dateLabel" : "label").asText();
		return new OwnField(name, label.isBlank() ? name : label, type, choices, field.isRequired(),
				field.outwards().anyMatch(OwnField::mayBeSilent), Limits.of(component));
	}

	private static boolean mayBeSilent(FormField part) {
		return part.node().path("conditional").hasNonNull("hide") || part.node().path("disabled").asBoolean();
	}

	/**
	 * Whether the process sees it. Of people it sees nothing.
	 */
	public boolean isFact() {
		return !isPerson() && (this.type != Type.TEXT || this.limits.maxLength() <= LONGEST_FACT);
	}

	/**
	 * Whether it names somebody of the staff.
	 */
	public boolean isPerson() {
		return this.type == Type.COLLEAGUE || this.type == Type.USER;
	}

	/**
	 * Whether people may leave it open. A box without a tick is an answer.
	 */
	public boolean mayBeOpen() {
		return this.type != Type.FLAG && (!this.required || this.mayBeHidden);
	}

	/**
	 * What the process sees while there is no answer.
	 */
	public Object open() {
		return (this.type == Type.FLAG) ? false : null;
	}

	/**
	 * An answer as the engine compares it.
	 */
	Object fact(Object answer) {
		if (answer == null) {
			return open();
		}
		return switch (this.type) {
			case INTEGER -> ((BigDecimal) answer).intValueExact();
			case DECIMAL -> ((BigDecimal) answer).doubleValue();
			case DATE -> ((LocalDate) answer).toString();
			case TEXT, CHOICE, FLAG, COLLEAGUE, USER -> answer;
		};
	}

	/**
	 * Says that there must be an answer.
	 * @param place the name of the field, in a list with that of its row
	 */
	public Problem missing(String place) {
		return problem(place, (this.type == Type.FLAG) ? "own.tick" : "own.required");
	}

	/**
	 * What the form does not let pass of a number.
	 */
	public Optional<Problem> unfit(String place, BigDecimal number) {
		BigDecimal plain = number.stripTrailingZeros();
		int decimals = (this.limits.decimals() != null) ? Math.min(this.limits.decimals(), MOST_DECIMALS)
				: MOST_DECIMALS;
		if ((long) plain.precision() - plain.scale() > MOST_DIGITS) {
			return Optional.of(problem(place, "own.digits", MOST_DIGITS));
		}
		if (plain.scale() > decimals) {
			return Optional
				.of((decimals == 0) ? problem(place, "own.whole") : problem(place, "own.decimals", decimals));
		}
		if (this.limits.min() != null && number.compareTo(this.limits.min()) < 0) {
			return Optional.of(problem(place, "own.min", this.limits.min().toPlainString()));
		}
		if (this.limits.max() != null && number.compareTo(this.limits.max()) > 0) {
			return Optional.of(problem(place, "own.max", this.limits.max().toPlainString()));
		}
		BigDecimal increment = this.limits.increment();
		boolean fits = increment == null || increment.signum() <= 0 || number.remainder(increment).signum() == 0;
		return fits ? Optional.empty() : Optional.of(problem(place, "own.increment", increment.toPlainString()));
	}

	/**
	 * What the form does not let pass of a day.
	 */
	public Optional<Problem> unfit(String place, LocalDate day, LocalDate today) {
		return (this.limits.notPast() && day.isBefore(today)) ? Optional.of(problem(place, "own.pastDate"))
				: Optional.empty();
	}

	/**
	 * What the form does not let pass of a text.
	 * @param kept the text as it would be kept, which may be longer
	 */
	public Optional<Problem> unfit(String place, String written, String kept) {
		int length = written.strip().length();
		if (length < this.limits.minLength()) {
			return Optional.of(problem(place, "own.tooShort", this.limits.minLength()));
		}
		if (length > this.limits.maxLength() || isFact() && kept.length() > LONGEST_FACT) {
			return Optional.of(problem(place, "own.tooLong", this.limits.maxLength()));
		}
		return this.limits.missed(written).map((pattern) -> problem(place, "own.pattern", pattern));
	}

	private Problem problem(String place, String code, Object... arguments) {
		List<Object> all = new ArrayList<>(List.of(arguments));
		all.add(0, this.label);
		return new Problem(place, code, all);
	}

	/** What an answer is. */
	public enum Type {

		TEXT, CHOICE, FLAG, INTEGER, DECIMAL, DATE, COLLEAGUE, USER;

		private static Type of(FormField field) {
			JsonNode component = field.node();
			if (field.people().isPresent()) {
				return field.people().get().list().equals(OfferedPeople.PEOPLE) ? COLLEAGUE : USER;
			}
			return switch (field.type()) {
				case "select", "radio" -> CHOICE;
				case "checkbox" -> FLAG;
				case "number" -> (component.path("decimalDigits").asInt(-1) == 0) ? INTEGER : DECIMAL;
				case "datetime" -> DATE;
				default -> TEXT;
			};
		}

	}

	/**
	 * What the form holds an answer against; null where it says nothing.
	 *
	 * @param minLength in characters as browsers count them
	 * @param increment what a number must be a multiple of
	 * @param patterns what a text must fit
	 * @param notPast whether a day must not lie in the past
	 */
	public record Limits(int minLength, int maxLength, BigDecimal min, BigDecimal max, Integer decimals,
			BigDecimal increment, List<String> patterns, boolean notPast) {

		/**
		 * What a browser takes for an address, and a little more than it takes for a
		 * number.
		 */
		private static final Map<String, String> KNOWN = Map.of("email",
				"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]{1,63}(?:\\.[a-zA-Z0-9-]{1,63})*$", "phone",
				"(\\+|00)\\d{5,24}$");

		private static Limits of(JsonNode component) {
			JsonNode rules = component.path("validate");
			return new Limits(rules.path("minLength").asInt(0),
					rules.path("maxLength").asInt(Field.staffText("").maximumLength()), number(rules.path("min")),
					number(rules.path("max")),
					component.path("decimalDigits").isInt() ? component.path("decimalDigits").asInt() : null,
					number(component.path("increment")),
					Stream
						.of(rules.path("pattern").asText(),
								KNOWN.getOrDefault(rules.path("validationType").asText(), ""))
						.filter((pattern) -> !pattern.isEmpty())
						.toList(),
					component.path("disallowPassedDates").asBoolean());
		}

		private static BigDecimal number(JsonNode value) {
			return (value.isNumber() || value.isTextual()) ? FiniteNumber.read(value.asText()) : null;
		}

		/** A pattern that the text does not fit. */
		Optional<String> missed(String text) {
			return this.patterns.stream()
				.filter((pattern) -> FormPattern.read(pattern).filter((known) -> !known.fits(text)).isPresent())
				.findFirst();
		}

	}

}
