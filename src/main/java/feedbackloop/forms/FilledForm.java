package feedbackloop.forms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;
import feedbackloop.process.OwnField;
import feedbackloop.process.Refusal.Problem;

/**
 * A form with what stands in it, as form-js 1.8.7 would have it: what it begins with,
 * what is hidden, what it lets pass and what it submits. Fields in a list are named by
 * list, row from 1 and key, such as {@code measures[1].title}.
 */
public final class FilledForm {

	private static final int MOST_ROWS = 100;

	private static final String LIST = "dynamiclist";

	private final FormModel form;

	/** With what the form began; a hidden field counts with that. */
	private final Map<String, Object> began;

	private final Map<String, Object> values;

	private FilledForm(FormModel form, Map<String, Object> began, Map<String, Object> values) {
		this.form = form;
		this.began = began;
		this.values = values;
		compute();
	}

	/**
	 * The form as it begins.
	 * @param known variables by their names
	 */
	public static FilledForm begin(FormModel form, Map<String, Object> known) {
		Map<String, Object> began = initialized(form, known);
		return new FilledForm(form, began, Inputs.copy(began));
	}

	/**
	 * The form as somebody left it.
	 * @param draft what {@link #written} gave, or what form-js holds
	 */
	public static FilledForm resume(FormModel form, Map<String, Object> known, JsonNode draft) {
		Map<String, Object> given = new LinkedHashMap<>(known);
		topFields(form).filter((field) -> draft.has(field.name()))
			.forEach((field) -> given.put(field.name(), JsonValues.plain(draft.get(field.name()))));
		return new FilledForm(form, initialized(form, known), initialized(form, given));
	}

	/**
	 * The form as a page sends it.
	 * @param sent the texts that were sent by name, null for a name that was not
	 */
	public static FilledForm typed(FormModel form, Map<String, Object> known, Function<String, String[]> sent) {
		Map<String, Object> began = initialized(form, known);
		Map<String, Object> values = Inputs.copy(began);
		choicesLast(topFields(form).filter((field) -> !field.is(LIST)))
			.forEach((field) -> put(field, "", values, values, sent));
		topFields(form).filter((field) -> field.is(LIST)).forEach((field) -> {
			List<Map<String, Object>> rows = new ArrayList<>();
			IntStream.range(0, rows(sent.apply(field.name())))
				.mapToObj((row) -> new Spot(field.name(), row))
				.forEach((spot) -> rows.add(typedRow(form, field, spot, values, sent)));
			values.put(field.name(), rows);
		});
		return new FilledForm(form, began, values);
	}

	private static Map<String, Object> typedRow(FormModel form, FormField list, Spot spot, Map<String, Object> values,
			Function<String, String[]> sent) {
		Map<String, Object> cells = beginRow(form, list, values);
		choicesLast(columns(form, list)).forEach((column) -> put(column, spot.prefix(), cells, values, sent));
		return cells;
	}

	/** What can be chosen may depend on what is filled in elsewhere. */
	private static Stream<FormField> choicesLast(Stream<FormField> fields) {
		return fields.sorted(Comparator.comparing((field) -> field.node().has("valuesExpression")));
	}

	/** Browsers do not send what is disabled. */
	private static void put(FormField field, String prefix, Map<String, Object> cells, Map<String, Object> values,
			Function<String, String[]> sent) {
		if (Inputs.isKeyed(field) && !isDisabled(field)) {
			cells.put(field.name(), Inputs.typed(field, sent.apply(prefix + field.name()),
					Option.of(field, values, Spot.known(values, cells))));
		}
	}

	private static int rows(String[] sent) {
		boolean counted = sent != null && sent.length > 0 && sent[0].matches("\\d{1,3}");
		return counted ? Math.min(Integer.parseInt(sent[0]), MOST_ROWS) : 0;
	}

	/**
	 * Fills in a field that is in no list, as somebody does who types or chooses that.
	 */
	public void put(String name, Object value) {
		topFields(this.form).filter((field) -> !field.is(LIST) && field.name().equals(name) && !isDisabled(field))
			.forEach((field) -> this.values.put(name,
					Inputs.taken(field, value, Option.of(field, this.began, Spot.TOP.known(this.values)))));
		compute();
	}

	/**
	 * Adds an empty row to the list of that name.
	 */
	public void addRow(String list) {
		field(list).ifPresent((field) -> {
			if (rowsOf(list).size() < MOST_ROWS) {
				rowsOf(list).add(beginRow(this.form, field, this.began));
			}
		});
	}

	/**
	 * Takes a row out of the list of that name.
	 * @param row from 1
	 */
	public void removeRow(String list, int row) {
		if (field(list).isPresent() && row >= 1 && row <= rowsOf(list).size()) {
			rowsOf(list).remove(row - 1);
		}
	}

	@SuppressWarnings("unchecked")
	private List<Object> rowsOf(String list) {
		return (List<Object>) this.values.get(list);
	}

	private Optional<FormField> field(String list) {
		return topFields(this.form).filter((field) -> field.is(LIST) && field.name().equals(list)).findFirst();
	}

	/**
	 * All that its fields hold, hidden ones too, as a draft keeps it.
	 */
	public Map<String, Object> written() {
		Map<String, Object> written = new LinkedHashMap<>();
		topFields(this.form).forEach((field) -> written.put(field.name(), this.values.get(field.name())));
		return written;
	}

	/**
	 * What the form submits: what its fields hold that are shown and not disabled.
	 */
	public Map<String, Object> submission() {
		Map<String, Object> shown = shown();
		Map<String, Object> submission = new LinkedHashMap<>();
		topFields(this.form).forEach((field) -> {
			if (field.is(LIST)) {
				List<Map<String, Object>> rows = rows(field, shown);
				if (!rows.isEmpty()) {
					submission.put(field.name(), rows);
				}
			}
			else if (isSubmitted(field, Spot.TOP, shown)) {
				submission.put(field.name(), this.values.get(field.name()));
			}
		});
		return submission;
	}

	/**
	 * The same as text, without lists and what is left open. A box without a tick is an
	 * answer.
	 */
	public Map<String, String> texts() {
		Map<String, String> texts = new LinkedHashMap<>();
		submission().forEach((name, value) -> {
			if (!(value instanceof List) && (value instanceof Boolean || !Inputs.isOpen(value))) {
				texts.put(name, Feelers.said(value));
			}
		});
		return texts;
	}

	private List<Map<String, Object>> rows(FormField list, Map<String, Object> shown) {
		List<Map<String, Object>> rows = new ArrayList<>();
		spots(list).forEach((spot) -> {
			Map<String, Object> cells = new LinkedHashMap<>();
			columns(this.form, list).filter((column) -> isSubmitted(column, spot, shown))
				.forEach((column) -> cells.put(column.name(), spot.in(this.values).get(column.name())));
			if (!cells.isEmpty()) {
				rows.add(cells);
			}
		});
		return rows;
	}

	private boolean isSubmitted(FormField field, Spot spot, Map<String, Object> shown) {
		return Inputs.isKeyed(field) && !isDisabled(field) && !isHidden(field, spot, shown);
	}

	/**
	 * What the form does not let pass.
	 * @param today the day before which others are in the past
	 */
	public List<Problem> problems(LocalDate today) {
		Map<String, Object> shown = shown();
		List<Problem> problems = new ArrayList<>();
		places().filter((place) -> isSubmitted(place.field(), place.spot(), shown))
			.forEach((place) -> problem(place, today).ifPresent(problems::add));
		return problems;
	}

	private Optional<Problem> problem(Place place, LocalDate today) {
		FormField field = place.field();
		Object value = place.spot().in(this.values).get(field.name());
		OwnField rules = OwnField.of(field);
		if (Inputs.isOpen(value)) {
			return rules.required() ? Optional.of(rules.missing(place.name())) : Optional.empty();
		}
		return switch (field.type()) {
			case "textfield", "textarea" -> rules.unfit(place.name(), value.toString(), value.toString());
			case "number" -> {
				BigDecimal number = Inputs.number(value);
				yield (number != null) ? rules.unfit(place.name(), number) : wrong(place, "anyNumber");
			}
			case "datetime" -> {
				if (Inputs.isMoment(field)) {
					yield Optional.empty();
				}
				LocalDate day = day(value);
				yield (day != null) ? rules.unfit(place.name(), day, today) : wrong(place, "date");
			}
			default -> Optional.empty();
		};
	}

	private static Optional<Problem> wrong(Place place, String code) {
		return Optional.of(new Problem(place.name(), code, List.of()));
	}

	private static LocalDate day(Object value) {
		try {
			return LocalDate.parse(value.toString());
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * What is shown at the top, in its order.
	 * @param wrong what is wrong with fields, by their names
	 */
	public List<FormPart> parts(Map<String, String> wrong) {
		View view = new View(this.form, this.began, this.values, shown(), wrong);
		return FormPart.of(this.form.root(), null, Spot.TOP, view);
	}

	/**
	 * The label of the field of that name, in a list with the number of its row before.
	 */
	public Optional<String> label(String name) {
		return places().filter((place) -> place.name().equals(name))
			.map((place) -> OwnField.of(place.field()).label())
			.findFirst()
			.or(() -> field(name).map((list) -> list.node().path("label").asText()))
			.map((label) -> Feelers.fill(label, Spot.TOP.known(this.values)));
	}

	/** The values with hidden ones as the form began, which conditions ask. */
	private Map<String, Object> shown() {
		Map<String, Object> left = Inputs.copy(this.values);
		places().filter((place) -> isHidden(place.field(), place.spot(), this.values))
			.forEach((place) -> place.spot().in(left).remove(place.field().name()));
		topFields(this.form).filter((field) -> field.is(LIST) && isHidden(field, Spot.TOP, this.values))
			.forEach((list) -> left.remove(list.name()));
		Map<String, Object> shown = new LinkedHashMap<>(this.began);
		shown.putAll(left);
		return shown;
	}

	static boolean isHidden(FormField field, Spot spot, Map<String, Object> known) {
		return field.outwards()
			.anyMatch((part) -> Feel.holds(part.hiddenWhen(), (part.list().isEmpty() ? Spot.TOP : spot).known(known)));
	}

	static boolean isDisabled(FormField field) {
		return field.node().path("disabled").asBoolean();
	}

	/** What the form computes itself. */
	private void compute() {
		places().filter((place) -> place.field().is("expression")).forEach((place) -> {
			String expression = place.field().node().path("expression").asText();
			if (Feel.isExpression(expression)) {
				place.spot()
					.in(this.values)
					.put(place.field().name(), Feel.value(expression.substring(1), place.spot().known(this.values)));
			}
		});
	}

	/** All fields that hold a value, in lists once for each row. */
	private Stream<Place> places() {
		return topFields(this.form).flatMap((field) -> field.is(LIST)
				? spots(field).flatMap((spot) -> columns(this.form, field).map((column) -> new Place(column, spot)))
				: Stream.of(new Place(field, Spot.TOP)));
	}

	private Stream<Spot> spots(FormField list) {
		return IntStream.range(0, rowsOf(list.name()).size()).mapToObj((row) -> new Spot(list.name(), row));
	}

	private static Map<String, Object> initialized(FormModel form, Map<String, Object> known) {
		Map<String, Object> values = new LinkedHashMap<>(known);
		topFields(form).forEach((field) -> {
			if (field.is(LIST)) {
				values.put(field.name(), rows(form, field, known));
			}
			else {
				values.put(field.name(), initial(field, known, known));
			}
		});
		return values;
	}

	private static List<Object> rows(FormModel form, FormField list, Map<String, Object> known) {
		List<Object> rows = new ArrayList<>();
		if (known.get(list.name()) instanceof List<?> given) {
			given.stream().limit(MOST_ROWS).forEach((row) -> rows.add(row(form, list, cells(row), known)));
		}
		else {
			int count = list.node().path("defaultRepetitions").asInt(1);
			IntStream.range(0, count).forEach((row) -> rows.add(beginRow(form, list, known)));
		}
		return rows;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> cells(Object row) {
		return (row instanceof Map<?, ?> cells) ? (Map<String, Object>) cells : Map.of();
	}

	private static Map<String, Object> beginRow(FormModel form, FormField list, Map<String, Object> known) {
		return row(form, list, Map.of(), known);
	}

	private static Map<String, Object> row(FormModel form, FormField list, Map<String, Object> given,
			Map<String, Object> known) {
		Map<String, Object> cells = new LinkedHashMap<>();
		columns(form, list).forEach((column) -> cells.put(column.name(), initial(column, given, known)));
		return cells;
	}

	private static Object initial(FormField field, Map<String, Object> given, Map<String, Object> known) {
		if (given.containsKey(field.name())) {
			return Inputs.taken(field, given.get(field.name()), Option.of(field, known, Spot.known(known, given)));
		}
		JsonNode byDefault = field.node().get("defaultValue");
		return (byDefault != null) ? JsonValues.plain(byDefault) : Inputs.empty(field);
	}

	/** Fields and lists that are in no list. */
	private static Stream<FormField> topFields(FormModel form) {
		return form.fields()
			.stream()
			.filter((field) -> field.list().isEmpty() && (field.is(LIST) || Inputs.isKeyed(field)));
	}

	private static Stream<FormField> columns(FormModel form, FormField list) {
		return form.fields().stream().filter((field) -> Inputs.isKeyed(field) && field.list().equals(list.name()));
	}

	/**
	 * A field with where it stands.
	 */
	private record Place(FormField field, Spot spot) {

		private String name() {
			return this.spot.prefix() + this.field.name();
		}

	}

	/**
	 * What a part needs to be shown.
	 *
	 * @param shown the values that conditions and texts ask for
	 */
	record View(FormModel form, Map<String, Object> began, Map<String, Object> values, Map<String, Object> shown,
			Map<String, String> wrong) {

		/** Whether what stands in the form may change that. */
		boolean mayChange(String expression) {
			return this.form.fields()
				.stream()
				.map(FormField::name)
				.anyMatch((name) -> !name.isEmpty() && expression.matches("(?s).*\\b" + name + "\\b.*"));
		}

	}

}
