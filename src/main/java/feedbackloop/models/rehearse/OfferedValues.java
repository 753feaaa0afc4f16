package feedbackloop.models.rehearse;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.notation.FormField;
import feedbackloop.notation.OfferedPeople;
import feedbackloop.process.Keys.Variables;

/**
 * The fields of a form and what can be filled into each, as the form offers it.
 */
class OfferedValues {

	/** One of these fits most patterns that people ask for. */
	private static final List<String> TEXTS = List.of("排练 Rehearsal", "Rehearsal", "REHEARSAL", "rehearsal", "1", "12",
			"123456", "1.0.0", "R-1", "R1", "https://example.org/rehearsal", "rehearsal@example.org", "13800138000",
			"2026-01-01", "02:00-04:00");

	private static final int DAYS_AHEAD = 5;

	private final List<FormField> fields;

	private final Cast cast;

	private final Clock clock;

	OfferedValues(List<FormField> fields, Cast cast, Clock clock) {
		this.fields = fields;
		this.cast = cast;
		this.clock = clock;
	}

	/** The fields outside of lists, in the order of the form. */
	List<String> names() {
		return outsideOfLists().map(FormField::name).filter((name) -> !name.isEmpty()).distinct().toList();
	}

	/** Whether the form itself does not let people go on without it. */
	boolean isRequired(String name) {
		return find(name).map(FormField::isRequired).orElse(false);
	}

	/**
	 * What people can choose or type, the usual value first; none for a field that the
	 * form does not have.
	 */
	List<Object> values(String name) {
		return find(name).map(this::values).orElse(List.of());
	}

	/** Whether there are only some values, and all of them are known. */
	boolean isChoice(String name) {
		return find(name).filter((field) -> field.is("select", "radio", "checkbox")).isPresent();
	}

	private Optional<FormField> find(String name) {
		return outsideOfLists().filter((field) -> field.name().equals(name)).findFirst();
	}

	private Stream<FormField> outsideOfLists() {
		return this.fields.stream().filter((field) -> field.listAround().isEmpty());
	}

	private List<Object> values(FormField field) {
		return switch (field.type()) {
			case "select", "radio" -> choices(field);
			case "checkbox" -> List.of(false, true);
			case "number" -> List.of(number(field));
			case "datetime" -> List.of(LocalDate.now(this.clock).plusDays(DAYS_AHEAD).toString());
			case "dynamiclist" -> lists(field);
			case "textfield", "textarea" -> texts(field);
			default -> List.of();
		};
	}

	private List<Object> choices(FormField field) {
		if (field.people().isPresent()) {
			// Whom a complaint is about could not go on with it.
			return field.people().get().list().equals(OfferedPeople.PEOPLE) ? List.of(this.cast.manager()) : List.of();
		}
		return field.choices()
			.stream()
			.<Object>map((value) -> value.isBoolean() ? value.asBoolean() : value.asText())
			.toList();
	}

	private static Object number(FormField field) {
		JsonNode limits = field.node().path("validate");
		double least = limits.path("min").asDouble(1);
		double most = limits.path("max").asDouble(Double.MAX_VALUE);
		double value = Math.min(Math.max(least, 1), most);
		return (value == Math.rint(value)) ? (Object) (long) value : (Object) value;
	}

	private List<Object> texts(FormField field) {
		switch (field.name()) {
			case Variables.IMPROVEMENT_NUMBER -> {
				return this.cast.improvement().<List<Object>>map(List::of).orElse(List.of());
			}
			// A window that is open, so that whatever waits for it may go on.
			case Variables.WINDOW_START -> {
				return List.of(OffsetDateTime.now(this.clock).toString());
			}
			case Variables.WINDOW_END -> {
				return List.of(OffsetDateTime.now(this.clock).plusDays(DAYS_AHEAD).toString());
			}
			case "originalNumber" -> {
				return List.of(this.cast.otherCase());
			}
			case "owner", "caseOwner" -> {
				return List.of(this.cast.manager());
			}
			default -> {
				return text(field).<List<Object>>map(List::of).orElse(List.of());
			}
		}
	}

	private static Optional<String> text(FormField field) {
		JsonNode rules = field.node().path("validate");
		int least = rules.path("minLength").asInt(0);
		int most = rules.path("maxLength").asInt(Integer.MAX_VALUE);
		return TEXTS.stream()
			.map((text) -> (text.length() < least) ? text.repeat(least / text.length() + 1) : text)
			.map((text) -> (text.length() > most) ? text.substring(0, most) : text)
			.filter((text) -> !text.isBlank() && fits(text, rules.path("pattern").asText()))
			.findFirst();
	}

	private static boolean fits(String text, String pattern) {
		try {
			return pattern.isEmpty() || Pattern.compile(pattern).matcher(text).find();
		}
		catch (PatternSyntaxException ex) {
			return true;
		}
	}

	/**
	 * Rows of different kinds, also one with all that can be ticked; then two, with each
	 * further choice in the first.
	 */
	private List<Object> lists(FormField list) {
		Map<String, List<Object>> columns = new LinkedHashMap<>();
		this.fields.stream()
			.filter((column) -> column.listAround().orElse(null) == list && !column.name().isEmpty())
			.forEach((column) -> columns.put(column.name(), values(column)));
		Map<String, Object> first = row(columns, 0);
		Map<String, Object> last = row(columns, Integer.MAX_VALUE);
		Map<String, Object> ticked = new LinkedHashMap<>(first);
		columns.forEach((name, values) -> {
			if (values.contains(true)) {
				ticked.put(name, true);
			}
		});
		List<Object> lists = new ArrayList<>();
		lists.add(ticked.equals(first) ? List.of(first, last) : List.of(first, ticked, last));
		columns.forEach((name, values) -> values.stream().skip(1).forEach((value) -> {
			Map<String, Object> other = new LinkedHashMap<>(first);
			other.put(name, value);
			lists.add(List.of(other, last));
		}));
		return lists;
	}

	private static Map<String, Object> row(Map<String, List<Object>> columns, int choice) {
		Map<String, Object> row = new LinkedHashMap<>();
		columns.forEach((name, values) -> {
			if (!values.isEmpty()) {
				row.put(name, values.get(Math.min(choice, values.size() - 1)));
			}
		});
		return row;
	}

}
