package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A component of a form.
 *
 * @param list the dynamic list that it is in, empty when it is in none
 * @param node what the file says of it
 * @param conditions under which it is not shown, its own and those of what it is in
 */
record FormField(String list, JsonNode node, List<String> conditions) {

	/**
	 * All components of the form, those inside groups and lists too, in order.
	 */
	static List<FormField> of(JsonNode form) {
		List<FormField> fields = new ArrayList<>();
		collect(form, "", List.of(), fields);
		return fields;
	}

	private static void collect(JsonNode parent, String list, List<String> conditions, List<FormField> fields) {
		children(parent.path("components")).forEach((component) -> {
			String condition = component.path("conditional").path("hide").asText();
			List<String> all = condition.isEmpty() ? conditions
					: Stream.concat(conditions.stream(), Stream.of(condition)).toList();
			FormField field = new FormField(list, component, all);
			fields.add(field);
			collect(component, field.is("dynamiclist") ? field.name() : list, all, fields);
		});
	}

	static Stream<JsonNode> children(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

	String type() {
		return this.node.path("type").asText();
	}

	boolean is(String... types) {
		return List.of(types).contains(type());
	}

	/** The name that it submits under; empty when it submits nothing. */
	String name() {
		return this.node.path(is("dynamiclist") ? "path" : "key").asText();
	}

	/** Its name, that of its list before it, else its id. */
	String place() {
		String name = name().isEmpty() ? this.node.path("id").asText() : name();
		return this.list.isEmpty() ? name : this.list + "." + name;
	}

	List<JsonNode> choices() {
		return children(this.node.path("values")).map((choice) -> choice.path("value")).toList();
	}

	boolean isRequired() {
		return this.node.path("validate").path("required").asBoolean();
	}

}
