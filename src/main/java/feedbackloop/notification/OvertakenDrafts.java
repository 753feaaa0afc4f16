package feedbackloop.notification;

import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Status;
import feedbackloop.feedback.StatusMoved;
import feedbackloop.feedback.Timeline;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes back drafts to the customer that say what is no longer so, in the transaction
 * that moves the case: each belongs to where the case stood when it was written. A person
 * who sends one at that moment comes before or too late.
 */
@Component
class OvertakenDrafts {

	/** What is said only while somebody is at work. */
	private static final Set<String> OF_WORK = Set.of(ProgressMessages.PROGRESS, CustomerMessages.PROMISE_MOVED);

	private final OutboxRepository outbox;

	private final Timeline timeline;

	OvertakenDrafts(OutboxRepository outbox, Timeline timeline) {
		this.outbox = outbox;
		this.timeline = timeline;
	}

	@EventListener
	void on(StatusMoved moved) {
		boolean isOpenAgain = moved.before().isOutcomeTold()
				&& (!moved.status().isOutcomeTold() || moved.status() == Status.DISPUTED);
		boolean isAtRest = moved.status().isOutcomeTold() || moved.status() == Status.MERGED
				|| moved.status() == Status.WAITING_FOR_YOU;
		if (isOpenAgain || isAtRest) {
			this.outbox.findByNumberAndStateOrderById(moved.feedback().number(), OutboxState.DRAFT)
				.stream()
				.filter((draft) -> draft.wasMadeBefore(moved.at()))
				.filter((draft) -> isOpenAgain || OF_WORK.contains(draft.event()))
				.forEach(this::takeBack);
		}
	}

	private void takeBack(OutboxMessage draft) {
		draft.discarded();
		this.timeline.note(draft.number(), Timeline.SYSTEM, "draftOvertaken", Map.of());
	}

}
