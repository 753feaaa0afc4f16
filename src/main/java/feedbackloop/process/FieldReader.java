package feedbackloop.process;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Blank;
import feedbackloop.process.Field.Kind;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.words.HouseTime;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads what people and programs submit: a form sends strings where a script sends
 * numbers, and lists come as JSON or as text that holds JSON. Collects what is wrong
 * instead of stopping at the first.
 */
@Component
class FieldReader {

	private final ObjectMapper json;

	private final Directory directory;

	private final Clock clock;

	FieldReader(ObjectMapper json, Directory directory, Clock clock) {
		this.json = json;
		this.directory = directory;
		this.clock = clock;
	}

	/**
	 * The values of the fields, converted and masked. Blank values count as not
	 * submitted.
	 * @param mask masks what staff write
	 */
	Map<String, Object> read(List<Field> fields, Map<String, Object> submitted, UnaryOperator<String> mask,
			List<Problem> problems) {
		return read(fields, submitted, "", mask, problems);
	}

	/**
	 * Adds a problem for each required field that is missing.
	 */
	void checkRequired(List<Field> fields, TaskContext context, List<Problem> problems) {
		checkRequired(fields, context, "", problems);
	}

	private Map<String, Object> read(List<Field> fields, Map<String, Object> submitted, String prefix,
			UnaryOperator<String> mask, List<Problem> problems) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (Field field : fields) {
			Object raw = plain(submitted.get(field.name()));
			if (raw == null || raw instanceof String text && Blank.is(text)) {
				continue;
			}
			Object value = convert(field, raw, prefix + field.name(), mask, problems);
			if (value != null) {
				values.put(field.name(), value);
			}
		}
		return values;
	}

	private void checkRequired(List<Field> fields, TaskContext context, String prefix, List<Problem> problems) {
		for (Field field : fields) {
			String name = prefix + field.name();
			boolean wrong = problems.stream().anyMatch((problem) -> name.equals(problem.field()));
			if (field.isRequired(context) && !context.has(field.name()) && !wrong) {
				problems.add(new Problem(name, field.missing(), List.of()));
			}
			if (field.type() == Field.Type.ROWS && context.has(field.name())) {
				List<Values> rows = context.values().rows(field.name());
				if (rows.size() < field.minimumRows()) {
					problems.add(new Problem(name, "tooFewRows", List.of(field.minimumRows())));
				}
				for (int i = 0; i < rows.size(); i++) {
					checkRequired(field.columns(), context.row(rows.get(i)), rowPrefix(name, i), problems);
				}
			}
		}
	}

	private Object convert(Field field, Object raw, String name, UnaryOperator<String> mask, List<Problem> problems) {
		return switch (field.type()) {
			case TEXT, LINE -> text(field, raw, name, mask, problems);
			case CHOICE -> checked(String.valueOf(raw), field.choices()::contains, name, "choice",
					field.choices().stream().sorted().collect(Collectors.joining(", ")), problems);
			case FEEDBACK_TYPE -> checked(String.valueOf(raw), this.directory::isFeedbackType, name, "feedbackType",
					String.join(", ", this.directory.feedbackTypes()), problems);
			case MEASURE_KIND -> checked(String.valueOf(raw), this.directory.measureKinds()::contains, name, "choice",
					String.join(", ", this.directory.measureKinds()), problems);
			case GROUP -> checked(String.valueOf(raw), this.directory::isTeam, name, "group",
					String.join(", ", this.directory.teams()), problems);
			case USER -> checked(String.valueOf(raw), this.directory::isUser, name, "user", "", problems);
			case COLLEAGUE -> checked(String.valueOf(raw).strip(), (id) -> StoredText.problem(id).isEmpty(), name,
					"user", "", problems);
			case CASE_NUMBER -> reference(raw, BusinessKey.CASE_NUMBER, name, "caseNumber", problems);
			case IMPROVEMENT_NUMBER ->
				reference(raw, BusinessKey.IMPROVEMENT_NUMBER, name, "improvementNumber", problems);
			case SCORE -> score(raw, name, problems);
			case BOOLEAN -> bool(raw, name, problems);
			case DATE -> date(raw, name, problems);
			case MOMENT -> moment(raw, name, problems);
			case NUMBER -> number(raw, name, problems);
			case DECIMAL -> anyNumber(raw, name, problems);
			case ROWS -> rows(field, raw, name, mask, problems);
			case NUMBERS -> numbers(raw, name, problems);
		};
	}

	private Object text(Field field, Object raw, String name, UnaryOperator<String> mask, List<Problem> problems) {
		if (!(raw instanceof String text)) {
			problems.add(new Problem(name, "text", List.of()));
			return null;
		}
		Optional<String> unfit = StoredText.problem(text);
		if (unfit.isPresent()) {
			problems.add(new Problem(name, unfit.get(), List.of()));
			return null;
		}
		if (isTooLong(text, field)) {
			problems.add(new Problem(name, "tooLong", List.of(field.maximumLength())));
			return null;
		}
		if (field.kind() == Kind.CORRESPONDENCE) {
			return text.strip();
		}
		String masked = mask.apply(text.strip());
		if (isTooLong(masked, field)) {
			// A mask may be longer than what it hides.
			problems.add(new Problem(name, "tooLong", List.of(field.maximumLength())));
			return null;
		}
		return masked;
	}

	private static boolean isTooLong(String text, Field field) {
		return text.codePointCount(0, text.length()) > field.maximumLength();
	}

	private Object checked(String value, Predicate<String> allowed, String name, String code, String remedy,
			List<Problem> problems) {
		if (allowed.test(value)) {
			return value;
		}
		problems.add(new Problem(name, code, List.of(remedy)));
		return null;
	}

	/**
	 * A number that we gave, in its form: whatever else is written here would reach the
	 * engine.
	 */
	private Object reference(Object raw, Pattern form, String name, String code, List<Problem> problems) {
		String number = BusinessKey.typed(String.valueOf(raw));
		if (form.matcher(number).matches()) {
			return number;
		}
		problems.add(new Problem(name, code, List.of()));
		return null;
	}

	private Object score(Object raw, String name, List<Problem> problems) {
		BigDecimal number = decimal(raw);
		if (number != null && number.stripTrailingZeros().scale() <= 0 && number.compareTo(BigDecimal.ONE) >= 0
				&& number.compareTo(BigDecimal.valueOf(5)) <= 0) {
			return number.intValueExact();
		}
		problems.add(new Problem(name, "score", List.of()));
		return null;
	}

	private Object number(Object raw, String name, List<Problem> problems) {
		BigDecimal number = decimal(raw);
		if (number != null && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(10_000)) <= 0) {
			return number;
		}
		problems.add(new Problem(name, "number", List.of()));
		return null;
	}

	private Object anyNumber(Object raw, String name, List<Problem> problems) {
		BigDecimal number = decimal(raw);
		if (number == null) {
			problems.add(new Problem(name, "anyNumber", List.of()));
		}
		return number;
	}

	private static BigDecimal decimal(Object raw) {
		return (raw instanceof Number || raw instanceof String) ? FiniteNumber.read(String.valueOf(raw)) : null;
	}

	private Object bool(Object raw, String name, List<Problem> problems) {
		if (raw instanceof Boolean) {
			return raw;
		}
		if ("true".equals(raw) || "false".equals(raw)) {
			return Boolean.valueOf((String) raw);
		}
		problems.add(new Problem(name, "boolean", List.of()));
		return null;
	}

	private Object date(Object raw, String name, List<Problem> problems) {
		try {
			return HouseTime.typedDay(String.valueOf(raw));
		}
		catch (DateTimeException ex) {
			problems.add(new Problem(name, "date", List.of()));
			return null;
		}
	}

	/** To the minute, in the zone of the house, also where none was given. */
	private Object moment(Object raw, String name, List<Problem> problems) {
		try {
			TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
					String.valueOf(raw).strip().replaceFirst(" +", "T"), ZonedDateTime::from, LocalDateTime::from);
			HouseTime.typedDay(LocalDate.from(time).toString());
			ZoneId zone = this.clock.getZone();
			if (time instanceof LocalDateTime local && zone.getRules().getValidOffsets(local).size() != 1) {
				boolean skipped = zone.getRules().getValidOffsets(local).isEmpty();
				problems.add(new Problem(name, skipped ? "momentSkipped" : "momentTwice", List.of()));
				return null;
			}
			ZonedDateTime zoned = (time instanceof ZonedDateTime given) ? given.withZoneSameInstant(zone)
					: ((LocalDateTime) time).atZone(zone);
			return zoned.truncatedTo(ChronoUnit.MINUTES).toOffsetDateTime();
		}
		catch (DateTimeException ex) {
			problems.add(new Problem(name, "moment", List.of()));
			return null;
		}
	}

	private Object numbers(Object raw, String name, List<Problem> problems) {
		List<Integer> numbers = new ArrayList<>();
		if (!(list(raw) instanceof List<?> items)) {
			problems.add(new Problem(name, "numbers", List.of()));
			return null;
		}
		for (Object item : items) {
			BigDecimal number = decimal(item);
			if (number == null || number.stripTrailingZeros().scale() > 0) {
				problems.add(new Problem(name, "numbers", List.of()));
				return null;
			}
			numbers.add(number.intValue());
		}
		return numbers.isEmpty() ? null : numbers;
	}

	private Object rows(Field field, Object raw, String name, UnaryOperator<String> mask, List<Problem> problems) {
		if (!(list(raw) instanceof List<?> items)) {
			problems.add(new Problem(name, "rows", List.of()));
			return null;
		}
		List<Values> rows = new ArrayList<>();
		for (Object item : items) {
			String row = rowPrefix(name, rows.size());
			if (!(item instanceof Map<?, ?> cells)) {
				problems.add(new Problem(name, "rows", List.of()));
				return null;
			}
			Map<String, Object> named = new LinkedHashMap<>();
			cells.forEach((key, value) -> named.put(String.valueOf(key), value));
			if (named.values().stream().allMatch(FieldReader::isBlank)) {
				continue;
			}
			named.keySet()
				.stream()
				.filter((key) -> field.columns().stream().noneMatch((column) -> column.name().equals(key)))
				.forEach((key) -> problems.add(new Problem(row + key, "unknownName", List.of())));
			rows.add(new Values(read(field.columns(), named, row, mask, problems)));
		}
		if (rows.size() > field.maximumRows()) {
			problems.add(new Problem(name, "tooManyRows", List.of(field.maximumRows())));
			return null;
		}
		return rows.isEmpty() ? null : rows;
	}

	private static boolean isBlank(Object value) {
		return value == null || Boolean.FALSE.equals(value) || value instanceof String text && Blank.is(text);
	}

	private static String rowPrefix(String name, int index) {
		return name + "[" + (index + 1) + "].";
	}

	private Object list(Object raw) {
		try {
			return (raw instanceof String text) ? this.json.readValue(text, List.class) : raw;
		}
		catch (JsonProcessingException ex) {
			return null;
		}
	}

	static Object plain(Object raw) {
		if (raw instanceof SerializableValue value && value.getValueSerialized() != null) {
			return value.getValueSerialized();
		}
		if (raw instanceof TypedValue value) {
			return plain(value.getValue());
		}
		return (raw instanceof SpinJsonNode json) ? json.toString() : raw;
	}

}
