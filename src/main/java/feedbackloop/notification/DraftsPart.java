package feedbackloop.notification;

import java.util.List;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows on the case page which messages to the customer wait for a person.
 */
@Component
@Order(10)
class DraftsPart implements CasePart {

	private final OutboxRepository outbox;

	DraftsPart(OutboxRepository outbox) {
		this.outbox = outbox;
	}

	@Override
	public String name() {
		return "drafts";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.NEEDED;
	}

	@Override
	public Content of(CaseLook look) {
		List<OutboxMessage> drafts = this.outbox.findByNumberAndStateOrderById(look.number(), OutboxState.DRAFT);
		List<String> others = drafts.stream()
			.filter((draft) -> !isProgress(draft) && !isPublic(draft))
			.map(OutboxMessage::subject)
			.toList();
		List<ToPost> toPost = drafts.stream()
			.filter(DraftsPart::isPublic)
			.map((draft) -> new ToPost(draft.id(), draft.body().masked().strip()))
			.toList();
		return drafts.isEmpty() ? null : new Content(others, toPost, drafts.stream().anyMatch(DraftsPart::isProgress));
	}

	private static boolean isPublic(OutboxMessage draft) {
		return OutboxMessage.PUBLIC.equals(draft.recipient());
	}

	private static boolean isProgress(OutboxMessage draft) {
		return ProgressMessages.PROGRESS.equals(draft.event());
	}

	/**
	 * What waits.
	 *
	 * @param subjects of what is decided about in the outbox
	 * @param toPost what is to be posted by hand
	 * @param progress whether a message of how far the work is waits below the
	 * conversation
	 */
	record Content(List<String> subjects, List<ToPost> toPost, boolean progress) {

	}

	/**
	 * An answer to be posted where everybody reads it.
	 */
	record ToPost(Long id, String text) {

	}

}
