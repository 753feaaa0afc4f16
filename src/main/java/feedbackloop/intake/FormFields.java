package feedbackloop.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Details;
import feedbackloop.intake.FeedbackRequest.Customer;
import feedbackloop.intake.FeedbackRequest.LinkOrFile;
import feedbackloop.intake.FeedbackRequest.Topic;

/**
 * Reads what a page's form holds; its fields are named like those of the API.
 */
final class FormFields {

	private FormFields() {
	}

	/**
	 * The feedback in the form.
	 * @param channel the channel, or null to take that of the form
	 */
	static FeedbackRequest feedback(String channel, Map<String, String> form) {
		return feedback(channel, form, List.of());
	}

	/**
	 * The same of a form with fields of its own.
	 * @param own their names
	 */
	static FeedbackRequest feedback(String channel, Map<String, String> form, List<String> own) {
		Customer customer = new Customer(form.get("customer.name"), form.get("customer.department"),
				form.get("customer.phone"), form.get("customer.email"), ticked(form, "customer.anonymous"));
		List<LinkOrFile> evidence = Blank.is(form.get("evidence.url")) ? List.of()
				: List.of(new LinkOrFile(form.get("evidence.url"), null));
		return new FeedbackRequest((channel != null) ? channel : form.get("channel"),
				new ClearVerbatim(form.get("summary"), form.get("description"), form.get("demand")),
				form.get("occurredAt"),
				new Topic(form.get("product"), form.get("module"), form.get("region"), form.get("customerGroup")),
				customer, form.get("userCategory"), form.get("givenAt"), form.get("coreBlocked"), form.get("mark"),
				evidence, form.get("language"), details(form, own));
	}

	private static Map<String, String> details(Map<String, String> form, List<String> own) {
		Map<String, String> details = new LinkedHashMap<>();
		Stream.concat(Details.OF_CHANNELS.stream(), own.stream())
			.filter((name) -> !Blank.is(form.get(name)))
			.forEach((name) -> details.put(name, form.get(name)));
		return details;
	}

	static Rating rating(Map<String, String> form) {
		Confirmation given = confirmation(form);
		return new Rating(given.score(), given.comment());
	}

	static Confirmation confirmation(Map<String, String> form) {
		String score = Blank.toNull(form.get("score"));
		boolean known = score == null || score.matches("[1-5]");
		String satisfied = form.get("satisfied");
		return new Confirmation((satisfied != null) ? "true".equals(satisfied) : null,
				(score == null) ? null : known ? Integer.valueOf(score) : Integer.valueOf(0), form.get("comment"));
	}

	static boolean ticked(Map<String, String> form, String field) {
		return "true".equals(form.get(field));
	}

}
