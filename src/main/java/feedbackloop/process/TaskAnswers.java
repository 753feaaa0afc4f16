package feedbackloop.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.process.Field.Kind;

/**
 * What somebody submitted at a task, checked: all of it, and the facts that the engine
 * gets.
 *
 * @param values converted; staff text is masked, correspondence is as written
 */
record TaskAnswers(TaskContract contract, Values values, Map<String, Object> facts) {

	/**
	 * The facts as the engine stores them.
	 */
	Map<String, Object> forEngine() {
		Map<String, Object> values = new LinkedHashMap<>();
		this.facts.forEach((name, value) -> values.put(name, (value != null) ? plain(value) : null));
		return values;
	}

	/**
	 * What the record keeps: all but correspondence, which has a place of its own.
	 */
	Map<String, Object> forRecord() {
		Map<String, Object> kept = new LinkedHashMap<>();
		this.values.asMap().forEach((name, value) -> {
			Optional<Field> field = field(name);
			if (field.map(Field::kind).orElse(Kind.STAFF_TEXT) != Kind.CORRESPONDENCE) {
				kept.put(name, withoutLetters(field, value));
			}
		});
		this.facts.forEach((name, value) -> {
			if (value != null) {
				kept.putIfAbsent(name, plain(value));
			}
		});
		return kept;
	}

	private Optional<Field> field(String name) {
		return this.contract.fields().stream().filter((field) -> field.name().equals(name)).findFirst();
	}

	private static Object withoutLetters(Optional<Field> field, Object value) {
		if (value instanceof List<?> items && !items.isEmpty() && items.get(0) instanceof Values) {
			Set<String> letters = field.stream()
				.flatMap((list) -> list.columns().stream())
				.filter((column) -> column.kind() == Kind.CORRESPONDENCE)
				.map(Field::name)
				.collect(Collectors.toSet());
			return items.stream().map((row) -> cells((Values) row, letters)).toList();
		}
		return plain(value);
	}

	private static Map<String, Object> cells(Values row, Set<String> letters) {
		Map<String, Object> cells = new LinkedHashMap<>();
		row.asMap().forEach((name, value) -> {
			if (!letters.contains(name)) {
				cells.put(name, plain(value));
			}
		});
		return cells;
	}

	private static Object plain(Object value) {
		return (value instanceof String || value instanceof Integer || value instanceof Double
				|| value instanceof Boolean || value instanceof List<?>) ? value : Objects.toString(value);
	}

}
