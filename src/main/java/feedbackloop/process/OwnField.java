package feedbackloop.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;
import feedbackloop.notation.OfferedPeople;

/**
 * A field of a form outside of its lists: what people may answer, and what the form
 * promises to hold it against. Those that a process owner adds are facts of the process.
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

	private static OwnField of(FormField field) {
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
			try {
				return (value.isNumber() || value.isTextual()) ? new BigDecimal(value.asText().strip()) : null;
			}
			catch (NumberFormatException ex) {
				return null;
			}
		}

		/** A pattern that the text does not fit. */
		Optional<String> missed(String text) {
			return this.patterns.stream()
				.filter((pattern) -> FormPattern.read(pattern).filter((known) -> !known.fits(text)).isPresent())
				.findFirst();
		}

	}

}
