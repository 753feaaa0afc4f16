package feedbackloop.models.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;
import feedbackloop.process.Contract.Answer;
import feedbackloop.process.Contract.Shape;
import feedbackloop.process.FiniteNumber;
import feedbackloop.process.FormPattern;
import feedbackloop.process.OwnField;

/**
 * What a form holds answers against. It can apply these rules, and they do not contradict
 * each other or the task. Patterns neither break the form nor keep it busy.
 */
class FormLimits implements FormRule {

	private static final Set<String> ON_ALL = Set.of("required");

	private static final Map<String, Set<String>> RULES = Map.of("textfield",
			Set.of("required", "minLength", "maxLength", "pattern", "validationType"), "textarea",
			Set.of("required", "minLength", "maxLength", "pattern"), "number", Set.of("required", "min", "max"));

	private static final Set<String> VALIDATION_TYPES = Set.of("", "custom", "email", "phone");

	private static final BigDecimal GREATEST = BigDecimal.TEN.pow(OwnField.MOST_DIGITS).subtract(BigDecimal.ONE);

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		for (FormField field : fields) {
			JsonNode rules = field.node().path("validate");
			Set<String> known = RULES.getOrDefault(field.type(), ON_ALL);
			rules.properties()
				.stream()
				.filter((rule) -> !known.contains(rule.getKey()))
				.forEach((rule) -> findings.at(field.place(), "ruleUnknown", field.name(), rule.getKey()));
			List<Map.Entry<String, JsonNode>> unreadable = rules.properties()
				.stream()
				.filter((rule) -> known.contains(rule.getKey()) && !isReadable(rule.getKey(), rule.getValue()))
				.toList();
			unreadable.forEach((rule) -> findings.at(field.place(), "ruleUnreadable", field.name(), rule.getKey(),
					rule.getValue()));
			boolean readable = unreadable.isEmpty();
			Answer answer = FormNames.answer(form, field).orElse(null);
			if (readable && field.is("textfield", "textarea")) {
				text(field, rules, answer, findings);
			}
			if (readable && field.is("number")) {
				number(field, rules, answer, findings);
			}
			if (field.is("checkbox") && field.isRequired() && answer != null) {
				findings.at(field.place(), "boxMustBeTicked", field.name());
			}
		}
	}

	private static boolean isReadable(String rule, JsonNode value) {
		return switch (rule) {
			case "required" -> value.isBoolean();
			case "minLength", "maxLength" -> value.isInt() && value.asInt() >= 0;
			case "min", "max" -> FiniteNumber.isOne(value);
			case "validationType" -> value.isTextual() && VALIDATION_TYPES.contains(value.asText());
			default -> value.isTextual();
		};
	}

	private static void text(FormField field, JsonNode rules, Answer answer, Findings findings) {
		int shortest = Math.max(1, rules.path("minLength").asInt());
		int longest = rules.path("maxLength").asInt();
		if (longest < 1) {
			// That it lacks its limit is found elsewhere.
			return;
		}
		if (shortest > longest) {
			findings.at(field.place(), "limitsContradict", field.name(), shortest, longest);
			return;
		}
		Optional<FormPattern> pattern = Optional.empty();
		String text = rules.path("pattern").asText();
		if (!text.isEmpty()) {
			pattern = FormPattern.read(text);
			if (pattern.isEmpty()) {
				findings.at(field.place(), "patternUnreadable", field.name(), text);
				return;
			}
			if (pattern.get().isSlow(longest)) {
				findings.at(field.place(), "patternSlow", field.name(), text);
				return;
			}
			if (!pattern.get().fitsSome(shortest, longest)) {
				findings.at(field.place(), "patternFitsNothing", field.name(), text, shortest, longest);
				return;
			}
		}
		List<String> examples = (answer != null) ? answer.examples() : List.of();
		if (!examples.isEmpty() && examples.stream().noneMatch(fits(shortest, longest, pattern))) {
			findings.at(field.place(), "limitsRefuseAnswer", field.name(), examples.get(0));
		}
	}

	/** Whether a text keeps to all of it. */
	static Predicate<String> fits(int shortest, int longest, Optional<FormPattern> pattern) {
		return (text) -> text.strip().length() >= shortest && text.strip().length() <= longest
				&& pattern.filter((known) -> !known.fits(text)).isEmpty();
	}

	private static void number(FormField field, JsonNode rules, Answer answer, Findings findings) {
		JsonNode digits = field.node().path("decimalDigits");
		if (digits.asInt() > OwnField.MOST_DECIMALS) {
			findings.at(field.place(), "tooManyDecimals", field.name(), OwnField.MOST_DECIMALS);
			return;
		}
		Optional<BigDecimal> increment = increment(field, findings);
		if (increment.isEmpty()) {
			return;
		}
		BigDecimal least = Stream.of(least(answer), decimal(rules.path("min"), GREATEST.negate()))
			.max(BigDecimal::compareTo)
			.orElseThrow();
		BigDecimal most = Stream.of(most(answer), decimal(rules.path("max"), GREATEST))
			.min(BigDecimal::compareTo)
			.orElseThrow();
		BigDecimal first = least.divide(increment.get(), 0, RoundingMode.CEILING).multiply(increment.get());
		if (first.compareTo(most) > 0) {
			findings.at(field.place(), "limitsContradict", field.name(), least.toPlainString(), most.toPlainString());
		}
		else if (first.add(increment.get()).compareTo(most) > 0) {
			findings.at(field.place(), "limitsLeaveOne", field.name(), first.stripTrailingZeros().toPlainString());
		}
	}

	/** The step from one number to the next; empty when there can be none. */
	private static Optional<BigDecimal> increment(FormField field, Findings findings) {
		int digits = field.node().path("decimalDigits").asInt(OwnField.MOST_DECIMALS);
		BigDecimal finest = BigDecimal.ONE.movePointLeft(digits);
		String text = field.node().path("increment").asText();
		if (text.isEmpty()) {
			return Optional.of(finest);
		}
		if (!text.matches("\\d{1,9}(\\.\\d{1,6})?") || new BigDecimal(text).signum() == 0) {
			findings.at(field.place(), "incrementWrong", field.name(), text);
			return Optional.empty();
		}
		// The first number that is a multiple of the increment and has no more digits.
		BigDecimal increment = new BigDecimal(text);
		BigDecimal step = increment;
		while (step.stripTrailingZeros().scale() > digits) {
			step = step.add(increment);
		}
		return Optional.of(step);
	}

	private static BigDecimal decimal(JsonNode value, BigDecimal otherwise) {
		return value.isNumber() ? value.decimalValue() : otherwise;
	}

	private static BigDecimal least(Answer answer) {
		if (answer == null) {
			return GREATEST.negate();
		}
		return (answer.shape() == Shape.SCORE) ? BigDecimal.ONE : BigDecimal.ZERO;
	}

	private static BigDecimal most(Answer answer) {
		if (answer == null) {
			return GREATEST;
		}
		return (answer.shape() == Shape.SCORE) ? BigDecimal.valueOf(5) : BigDecimal.valueOf(10_000);
	}

}
