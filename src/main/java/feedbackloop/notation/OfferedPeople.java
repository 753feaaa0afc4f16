package feedbackloop.notation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The people whom a form offers where it asks for one. It names a list that the
 * application knows. A filter in FEEL may let some of them through.
 *
 * @param list {@link #PEOPLE} or {@link #STAFF}
 * @param filter what stands between the brackets, empty for all
 */
public record OfferedPeople(String list, String filter) {

	/** Who may work on the case. */
	public static final String PEOPLE = "people";

	/** Everybody of the staff. */
	public static final String STAFF = "staff";

	/** What is known of each: user id, name, ids of the teams, whether not absent. */
	public static final Set<String> PROPERTIES = Set.of("value", "label", "teams", "present");

	private static final Pattern EXPRESSION = Pattern.compile("=\\s*(people|staff)\\s*(?:\\[(.*)])?\\s*",
			Pattern.DOTALL);

	static Optional<OfferedPeople> of(JsonNode component) {
		if (component.has("valuesKey")) {
			return Optional.of(component.get("valuesKey").asText())
				.filter((key) -> Set.of(PEOPLE, STAFF).contains(key))
				.map((key) -> new OfferedPeople(key, ""));
		}
		Matcher expression = EXPRESSION.matcher(component.path("valuesExpression").asText());
		return expression.matches() ? Optional.of(new OfferedPeople(expression.group(1),
				(expression.group(2) != null) ? expression.group(2).strip() : "")) : Optional.empty();
	}

}
