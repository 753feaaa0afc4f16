package feedbackloop.intake;

import java.util.List;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets those who work a case fill in what its channel asks for and what is not known yet.
 */
@Component
@Order(10)
class CompletionPart implements CasePart {

	@Override
	public String name() {
		return "completion";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.CONVERSATION;
	}

	/**
	 * Null where nothing is missing, for a customer who was erased, and for whoever may
	 * not.
	 */
	@Override
	public Content of(CaseLook look) {
		List<String> missing = look.feedback().missing();
		boolean mayNot = missing.isEmpty() || look.feedback().contact().isErased()
				|| !Completions.may(look.feedback(), look.reader(), look.groups(), look.tasks());
		return mayNot ? null
				: new Content(missing, missing.stream().anyMatch((field) -> field.startsWith("customer.")));
	}

	/**
	 * What the part shows.
	 *
	 * @param isOfCustomer whether something about the customer is missing, who may want
	 * to stay unnamed
	 */
	record Content(List<String> fields, boolean isOfCustomer) {

	}

}
