package feedbackloop.models.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;

/**
 * What changed between two versions of a form, field by field.
 *
 * @param facts what stands around the fields
 * @param fields those that were added, removed, changed or moved
 */
record FormComparison(List<PropertyChange> facts, List<Field> fields) {

	/**
	 * Compares two texts of a form.
	 * @throws feedbackloop.notation.Unreadable if one is no form
	 */
	static FormComparison of(String from, String to) {
		FormModel before = FormModel.read(from);
		FormModel after = FormModel.read(to);
		Map<String, Map<String, String>> was = fields(before);
		Map<String, Map<String, String>> is = fields(after);
		Set<String> moved = Sequence.moved(List.copyOf(was.keySet()), List.copyOf(is.keySet()));
		List<String> order = List.copyOf(is.keySet());
		List<Field> fields = new ArrayList<>();
		for (String name : Sequence.merged(List.copyOf(was.keySet()), order)) {
			if (!was.containsKey(name) || !is.containsKey(name)) {
				Mark mark = was.containsKey(name) ? Mark.REMOVED : Mark.ADDED;
				Map<String, String> shown = (mark == Mark.ADDED) ? is.get(name) : was.get(name);
				fields.add(new Field(name, shown.getOrDefault("label", ""), mark, shown.getOrDefault("type", ""), null,
						List.of()));
				continue;
			}
			List<PropertyChange> changes = PropertyChange.between(was.get(name), is.get(name));
			String behind = moved.contains(name) ? behind(order, name) : null;
			if (!changes.isEmpty() || behind != null) {
				fields.add(new Field(name, is.get(name).getOrDefault("label", ""),
						changes.isEmpty() ? Mark.MOVED : Mark.CHANGED, is.get(name).getOrDefault("type", ""), behind,
						changes));
			}
		}
		return new FormComparison(PropertyChange.between(flat(before.root()), flat(after.root())), fields);
	}

	private static String behind(List<String> order, String name) {
		int position = order.indexOf(name);
		return (position == 0) ? "" : order.get(position - 1);
	}

	private static Map<String, Map<String, String>> fields(FormModel form) {
		Map<String, Map<String, String>> fields = new LinkedHashMap<>();
		form.fields().forEach((field) -> fields.put(name(field), flat(field.node())));
		return fields;
	}

	/** Fields of a list or a group go by its name and theirs. */
	private static String name(FormField field) {
		String own = Stream.of("key", "path", "id")
			.map((name) -> field.node().path(name).asText())
			.filter((name) -> !name.isEmpty())
			.findFirst()
			.orElse("");
		return (field.outer() != null) ? name(field.outer()) + "." + own : own;
	}

	/** Its properties, those inside others by both names, in the order of the file. */
	private static Map<String, String> flat(JsonNode component) {
		Map<String, String> properties = new LinkedHashMap<>();
		component.properties().forEach((property) -> {
			String name = property.getKey();
			JsonNode value = property.getValue();
			if (name.equals("values")) {
				value.forEach((option) -> properties.put("values " + option.path("value").asText(),
						option.path("label").asText()));
			}
			else if (name.equals("validate")) {
				value.properties().forEach((rule) -> properties.put(rule.getKey(), rule.getValue().asText()));
			}
			else if (value.isObject()) {
				value.properties()
					.forEach((inner) -> properties.put(name + " " + inner.getKey(), words(inner.getValue())));
			}
			else if (!name.equals("components") && !name.equals("id")) {
				properties.put(name, words(value));
			}
		});
		return properties;
	}

	private static String words(JsonNode value) {
		return value.isValueNode() ? value.asText() : value.toString();
	}

	/**
	 * Whether nothing changed.
	 */
	public boolean isSame() {
		return this.facts.isEmpty() && this.fields.isEmpty();
	}

	/**
	 * A field that changed.
	 *
	 * @param name its key, behind those of the lists and groups that it stands in
	 * @param type as the form calls it
	 * @param behind the field that it stands behind now, empty when it is the first; null
	 * if it did not move
	 */
	record Field(String name, String label, Mark mark, String type, String behind, List<PropertyChange> changes) {

	}

}
