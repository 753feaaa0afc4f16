package feedbackloop.suggestions;

import java.util.stream.Stream;

/**
 * A field of triage that past cases may suggest.
 */
enum Suggested {

	TYPE("feedbackType", "feedback_type"), PRODUCT("product", "product"), MODULE("module", "module"),
	CUSTOMER_GROUP("customerGroup", "customer_group");

	private final String field;

	private final String column;

	Suggested(String field, String column) {
		this.field = field;
		this.column = column;
	}

	static Suggested of(String field) {
		return Stream.of(values()).filter((one) -> one.field.equals(field)).findFirst().orElseThrow();
	}

	/** Its key in the form. */
	public String field() {
		return this.field;
	}

	/** Where the record has what was decided. */
	String column() {
		return this.column;
	}

}
