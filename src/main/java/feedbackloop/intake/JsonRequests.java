package feedbackloop.intake;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.feedback.Details;
import feedbackloop.intake.FeedbackRequest.Customer;
import feedbackloop.intake.FeedbackRequest.LinkOrFile;
import feedbackloop.intake.FeedbackRequest.Topic;

/**
 * Reads the bodies that programs send.
 */
final class JsonRequests {

	private JsonRequests() {
	}

	static FeedbackRequest feedback(JsonNode body) {
		return JsonFields.read(body,
				(fields) -> new FeedbackRequest(fields.text("channel"),
						new ClearVerbatim(fields.text("summary"), fields.text("description"), fields.text("demand")),
						fields.text("occurredAt"),
						new Topic(fields.text("product"), fields.text("module"), fields.text("region"),
								fields.text("customerGroup")),
						fields.object("customer", JsonRequests::customer), fields.text("userCategory"),
						fields.text("givenAt"), fields.textOrBoolean("coreBlocked"), fields.text("mark"),
						fields.rows("evidence", JsonRequests::evidence), fields.text("language"), details(fields)));
	}

	private static Map<String, String> details(JsonFields fields) {
		Map<String, String> details = new LinkedHashMap<>();
		for (String name : Details.OF_CHANNELS) {
			String value = fields.textOrNumber(name);
			if (value != null) {
				details.put(name, value);
			}
		}
		return details;
	}

	static Message message(JsonNode body) {
		return JsonFields.read(body, (fields) -> new Message(fields.text("text")));
	}

	static Confirmation confirmation(JsonNode body) {
		return JsonFields.read(body,
				(fields) -> new Confirmation(fields.flag("satisfied"), fields.score("score"), fields.text("comment")));
	}

	static Rating rating(JsonNode body) {
		return JsonFields.read(body, (fields) -> new Rating(fields.score("score"), fields.text("comment")));
	}

	static Reopening reopening(JsonNode body) {
		return JsonFields.read(body, (fields) -> new Reopening(fields.text("reason")));
	}

	private static Customer customer(JsonFields fields) {
		return new Customer(fields.text("name"), fields.text("department"), fields.text("phone"), fields.text("email"),
				fields.flag("anonymous"));
	}

	private static LinkOrFile evidence(JsonFields fields) {
		return new LinkOrFile(fields.text("url"), fields.text("fileName"));
	}

}
