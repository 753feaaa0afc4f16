package feedbackloop.feedback;

import java.util.List;
import java.util.Map;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

/**
 * Short facts that only some channels ask for, and own fields of public forms, each a
 * line under its name. Made and opened by {@code privacy.DetailBook} only.
 *
 * @param sealed the values by their names as JSON, encrypted with the data key of the
 * person they belong to
 * @param masked the values by their names, personal data masked, in the order of the form
 */
@Embeddable
public record Details(byte[] sealed, @Convert(converter = ValuesColumn.class) Map<String, String> masked) {

	/** Those that channels ask for; others are own fields of a form. */
	public static final List<String> OF_CHANNELS = List.of("ticketReference", "surveyName", "store", "rating",
			"appVersion", "platform", "link", "interviewer");

	/** Nobody said anything. */
	public static final Details NONE = new Details(null, Map.of());

	@Override
	public String toString() {
		return "Details";
	}

}
