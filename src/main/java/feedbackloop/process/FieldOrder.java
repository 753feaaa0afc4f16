package feedbackloop.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what was submitted back into the order in which the contract lists it, which the
 * database does not keep. What a process owner added to the form comes last.
 */
public final class FieldOrder {

	private FieldOrder() {
	}

	/**
	 * The entries of a form in order, those of its lists too.
	 */
	public static Map<String, Object> sorted(String taskKey, Map<String, Object> entries) {
		return sorted(TaskContract.of(taskKey).fields(), entries);
	}

	private static Map<String, Object> sorted(List<Field> fields, Map<?, ?> entries) {
		Map<String, Object> sorted = new LinkedHashMap<>();
		for (Field field : fields) {
			if (entries.get(field.name()) instanceof List<?> rows) {
				sorted.put(field.name(), rows.stream().map((row) -> sortedRow(field.columns(), row)).toList());
			}
			else if (entries.containsKey(field.name())) {
				sorted.put(field.name(), entries.get(field.name()));
			}
		}
		entries.forEach((name, value) -> sorted.putIfAbsent((String) name, value));
		return sorted;
	}

	private static Object sortedRow(List<Field> columns, Object row) {
		return (row instanceof Map<?, ?> cells) ? sorted(columns, cells) : row;
	}

}
