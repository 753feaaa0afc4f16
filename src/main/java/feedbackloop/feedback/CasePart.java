package feedbackloop.feedback;

/**
 * A part of the case page that one feature contributes. The page shows those of a place
 * in the order of their {@code @Order}, each with the template {@code case/<name>.html},
 * fragment {@code part(number, content)}.
 */
public interface CasePart {

	/**
	 * Names the template.
	 */
	String name();

	/**
	 * Where the part stands.
	 */
	Place place(CaseLook look);

	/**
	 * What the template shows, or null to leave the part out; texts are masked.
	 */
	Object of(CaseLook look);

	/**
	 * A place on the page: below the conversation, with what the open tasks need, below
	 * the cause wherever that is shown, or a tab.
	 */
	enum Place {

		CONVERSATION, NEEDED, CAUSE, PEOPLE, CLOCKS, GRADE, FILES, RELATED

	}

}
