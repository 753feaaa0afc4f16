package feedbackloop.notation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A component of a form.
 *
 * @param outer the group or list that it is in, null at the top
 * @param node what the file says of it
 */
public record FormField(FormField outer, JsonNode node) {

	private static final String LIST = "dynamiclist";

	/** Itself and all that it is in, from the inside out. */
	public Stream<FormField> outwards() {
		return Stream.iterate(this, Objects::nonNull, FormField::outer);
	}

	/** The dynamic list in each row of which it is asked, if it is in one. */
	public Optional<FormField> listAround() {
		return outwards().skip(1).filter((part) -> part.is(LIST)).findFirst();
	}

	/** The name of the dynamic list that it is in, empty when it is in none. */
	public String list() {
		return listAround().map(FormField::name).orElse("");
	}

	/** How many groups and lists it is in. */
	public int depth() {
		return (int) outwards().skip(1).count();
	}

	/** Under which it is not shown, those of what it is in and its own. */
	public List<String> conditions() {
		List<String> outside = (this.outer != null) ? this.outer.conditions() : List.of();
		return hiddenWhen().isEmpty() ? outside : Stream.concat(outside.stream(), Stream.of(hiddenWhen())).toList();
	}

	/** Its own condition under which it is not shown; empty when it always is. */
	public String hiddenWhen() {
		return this.node.path("conditional").path("hide").asText();
	}

	public String type() {
		return this.node.path("type").asText();
	}

	public boolean is(String... types) {
		return List.of(types).contains(type());
	}

	/** The name that it submits under; empty when it submits nothing. */
	public String name() {
		return this.node.path(is(LIST) ? "path" : "key").asText();
	}

	/** Its name, that of its list before it, else its id. */
	public String place() {
		String name = name().isEmpty() ? this.node.path("id").asText() : name();
		return list().isEmpty() ? name : list() + "." + name;
	}

	/** The values to choose from. */
	public List<JsonNode> choices() {
		return options().map((option) -> option.path("value")).toList();
	}

	/** What there is to choose from, each with value and label. */
	public Stream<JsonNode> options() {
		return StreamSupport.stream(this.node.path("values").spliterator(), false);
	}

	/** The people whom it offers, if it asks for one. */
	public Optional<OfferedPeople> people() {
		return is("select") ? OfferedPeople.of(this.node) : Optional.empty();
	}

	public boolean isRequired() {
		return this.node.path("validate").path("required").asBoolean();
	}

}
