package feedbackloop.feedback;

import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Embeddable;

/**
 * What a feedback is about; null where nobody said it, which programs read as null, too.
 *
 * @param userCategory who reports
 * @param customerGroup who may be hit
 */
@Embeddable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Subject(String product, String module, String region, String userCategory, String customerGroup) {

	/** Nobody said anything. */
	static final Subject UNKNOWN = new Subject(null, null, null, null, null);

	/**
	 * The same with each text changed.
	 */
	public Subject each(UnaryOperator<String> change) {
		return new Subject(change.apply(this.product), change.apply(this.module), change.apply(this.region),
				change.apply(this.userCategory), change.apply(this.customerGroup));
	}

	/**
	 * Whether it is one of its fields and known.
	 */
	boolean tells(String field) {
		return switch (field) {
			case "product" -> this.product != null;
			case "module" -> this.module != null;
			case "region" -> this.region != null;
			case "userCategory" -> this.userCategory != null;
			case "customerGroup" -> this.customerGroup != null;
			default -> false;
		};
	}

	/**
	 * The same with what somebody knows better; a null of theirs changes nothing.
	 */
	Subject corrected(Subject by) {
		return new Subject(known(by.product, this.product), known(by.module, this.module),
				known(by.region, this.region), known(by.userCategory, this.userCategory),
				known(by.customerGroup, this.customerGroup));
	}

	private static String known(String given, String before) {
		return (given != null) ? given : before;
	}

}
