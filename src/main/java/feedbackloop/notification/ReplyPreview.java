package feedbackloop.notification;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The whole message as the customer would get it, checked for what it should hold.
 *
 * @param blanks places of a reply template that nobody has filled in yet
 */
@Schema(name = "ReplyPreview")
record ReplyPreview(String subject, String body, List<Part> parts, List<String> blanks) {

	/**
	 * One of the parts that a message to a customer holds.
	 *
	 * @param part thanks, problem, progress, expectedTime, done, selfHelp or followUp
	 * @param present whether it was found; what the text itself says is not understood
	 * @param from what brings it: template (the message's own text), responseText,
	 * nextStep, expectedBy, workaround or article (in the text); when it is missing,
	 * where it could be said
	 */
	@Schema(name = "ReplyPreviewPart")
	record Part(String part, boolean present, String from) {

		static Part of(String part, String from, String otherwise) {
			return new Part(part, from != null, (from != null) ? from : otherwise);
		}

	}

}
