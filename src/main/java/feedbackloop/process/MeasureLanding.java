package feedbackloop.process;

import java.util.List;
import java.util.Map;

/**
 * Where a measure lands when its plan does not say: by its kind. For a kind that a
 * process owner added the plan says it.
 */
public final class MeasureLanding {

	/** The column of the table {@code measureKinds}, and of a plan. */
	public static final String KIND = "kind";

	public static final String SYSTEM = "system";

	public static final List<String> ALL = List.of(SYSTEM, "document", "training", "procedure");

	/** The kinds of models from before that table. */
	public static final List<String> KINDS = List.of("product", "process", "communication", "education");

	private static final Map<String, String> BY_KIND = Map.of("product", SYSTEM, "process", "procedure",
			"communication", "document", "education", "training");

	private MeasureLanding() {
	}

	/**
	 * Where the planned measure lands; null for a kind that does not say it.
	 */
	public static String of(Values row) {
		return row.has(Keys.Variables.LANDING) ? row.text(Keys.Variables.LANDING) : of(row.text(KIND));
	}

	/**
	 * Where measures of that kind land; null for one that does not say it.
	 */
	public static String of(String kind) {
		return (kind != null) ? BY_KIND.get(kind) : null;
	}

}
