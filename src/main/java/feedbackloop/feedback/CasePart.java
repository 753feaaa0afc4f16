package feedbackloop.feedback;

/**
 * A part of the case page that one feature contributes. The page shows the parts in the
 * order of their {@code @Order}, each with the template {@code case/<name>.html},
 * fragment {@code part(number, content)}.
 */
public interface CasePart {

	/**
	 * Names the template.
	 */
	String name();

	/**
	 * What the template shows, or null to leave the part out; texts are masked.
	 */
	Object of(CaseLook look);

}
