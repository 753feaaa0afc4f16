package feedbackloop.deadlines;

/**
 * The two clocks of a case as a whole, which customers and managers know (D7, D8).
 */
final class CaseClocks {

	/** From the receipt until a person answers or asks. */
	static final String FIRST_RESPONSE = "firstResponse";

	/** From the receipt until it is verified that the matter is resolved. */
	static final String RESOLUTION = "resolution";

	private CaseClocks() {
	}

}
