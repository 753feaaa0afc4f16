package feedbackloop.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in the values of a form something stands: at the top, or in a row of a list.
 *
 * @param list the name of the list, empty at the top
 * @param row from 0
 */
record Spot(String list, int row) {

	static final Spot TOP = new Spot("", 0);

	boolean isTop() {
		return this.list.isEmpty();
	}

	/** What stands before the name of a field there; rows are counted from 1. */
	String prefix() {
		return isTop() ? "" : this.list + "[" + (this.row + 1) + "].";
	}

	/** The values there. */
	@SuppressWarnings("unchecked")
	Map<String, Object> in(Map<String, Object> values) {
		if (isTop()) {
			return values;
		}
		List<?> rows = (values.get(this.list) instanceof List<?> list) ? list : List.of();
		return (this.row < rows.size() && rows.get(this.row) instanceof Map<?, ?> cells) ? (Map<String, Object>) cells
				: Map.of();
	}

	/** What an expression there may ask for. */
	Map<String, Object> known(Map<String, Object> values) {
		Map<String, Object> known = known(values, in(values));
		known.put("i", isTop() ? List.of() : List.of(this.row + 1));
		return known;
	}

	/**
	 * What an expression may ask for beside these cells.
	 * @param values at the top; the cells themselves where they stand there
	 */
	static Map<String, Object> known(Map<String, Object> values, Map<String, Object> cells) {
		Map<String, Object> known = new HashMap<>(values);
		values.forEach((name, value) -> into(known, name, value));
		known.put("this", cells);
		known.put("parent", (cells == values) ? null : values);
		return known;
	}

	/**
	 * A point in a name leads into what stands before it. A field that is called just
	 * that keeps its value.
	 */
	private static void into(Map<String, Object> known, String name, Object value) {
		int point = name.indexOf('.');
		if (point <= 0) {
			return;
		}
		String outer = name.substring(0, point);
		Object before = known.get(outer);
		if (before == null || before instanceof Map) {
			Map<String, Object> inner = new HashMap<>();
			if (before instanceof Map<?, ?> named) {
				named.forEach((key, one) -> inner.put(String.valueOf(key), one));
			}
			inner.put(name.substring(point + 1), value);
			known.put(outer, inner);
		}
	}

}
