package feedbackloop.notification;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import feedbackloop.feedback.Feedback;

/**
 * An answer that a person posts where everybody reads it. It has nothing personal: what
 * is masked stays so.
 *
 * @param text what is posted
 * @param links to where the feedback stands, if it is known
 * @param rating stars that the customer gave, or null
 * @param decisions what the reader may decide
 */
record PublicReply(Long id, String number, String event, String subject, String text, Instant createdAt,
		List<String> links, String rating, List<Decision> decisions) {

	private static final String LINK = "link";

	static PublicReply of(OutboxMessage message, String text, Feedback feedback, boolean mayDecide) {
		List<String> links = Stream
			.concat(Stream.of(feedback.details().masked().get(LINK)).filter(Objects::nonNull),
					feedback.evidence().stream().map((one) -> one.link().masked()))
			.filter((link) -> link.startsWith("https://") || link.startsWith("http://"))
			.distinct()
			.toList();
		return new PublicReply(message.id(), message.number(), message.event(), message.subject(), text.strip(),
				message.createdAt(), links, feedback.details().masked().get("rating"),
				mayDecide ? Decision.on(message) : List.of());
	}

}
