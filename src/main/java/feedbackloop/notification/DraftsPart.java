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
	public List<String> of(CaseLook look) {
		List<String> subjects = this.outbox.findByNumberAndStateOrderById(look.number(), OutboxState.DRAFT)
			.stream()
			.map(OutboxMessage::subject)
			.toList();
		return subjects.isEmpty() ? null : subjects;
	}

}
