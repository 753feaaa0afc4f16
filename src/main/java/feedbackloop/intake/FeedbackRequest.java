package feedbackloop.intake;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A feedback as somebody gives it, on whatever channel. Nothing in it is checked yet.
 * Programs send one flat object; what is kept of a submission compares it in this order.
 *
 * @param details what only some channels ask for, and own fields of a form, by name
 */
@Schema(name = "Feedback", description = "A feedback. Only channel and description are required; "
		+ "what a channel asks beyond that makes the case incomplete, it is never refused for it.")
record FeedbackRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = {
		"portal", "api", "email", "phone", "ticket", "survey", "appStore", "inApp", "social", "interview",
		"suggestionBox" }) String channel, @JsonUnwrapped ClearVerbatim words,
		@Schema(description = "When it happened; ISO 8601, without an offset in the server's zone",
				example = "2026-11-22T09:30:00+08:00") String occurredAt,
		@JsonUnwrapped Topic topic, Customer customer,
		@Schema(maxLength = 200, description = "Who reports") String userCategory,
		@Schema(description = "When the customer gave it; ISO 8601", example = "2026-11-22T10:00") String givenAt,
		@Schema(allowableValues = { "yes", "no", "unknown" },
				description = "Is a core function unusable? A boolean is accepted too.") String coreBlocked,
		@Schema(allowableValues = { "urgent", "general", "longTerm" }) String mark,
		@Schema(description = "At most 20 links or file names") List<LinkOrFile> evidence,
		@Schema(allowableValues = { "zh-CN", "en" },
				description = "The language to answer in; by default that of the request") String language,
		@JsonAnyGetter Map<String, String> details){

	FeedbackRequest {
		details = (details != null) ? details : Map.of();
	}

	/**
	 * What it is about.
	 */
	record Topic(@Schema(maxLength = 200) String product, @Schema(maxLength = 200) String module,
			@Schema(maxLength = 200) String region,
			@Schema(maxLength = 200, description = "Who may be hit") String customerGroup) {

	}

	/**
	 * Who gives it; everything optional.
	 */
	@Schema(name = "Customer")
	record Customer(@Schema(maxLength = 200) String name, @Schema(maxLength = 200) String department,
			@Schema(maxLength = 40) String phone, @Schema(maxLength = 254) String email,
			@Schema(description = "Neither name nor contact is kept") Boolean anonymous) {

	}

	/**
	 * A link or the name of a file.
	 */
	@Schema(name = "Evidence")
	record LinkOrFile(@Schema(maxLength = 2000) String url, @Schema(maxLength = 2000) String fileName) {

	}

}
