package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.MessagePlan;
import feedbackloop.notification.ProgressMessages;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do about the messages of how far the work is. They see when the next is
 * due, confirm what was drafted, write one before, or skip one. Who may is for the caller
 * to say.
 */
@Component
public class ProgressDesk {

	/** Why one is skipped; the sentence is {@code progress.reason.<reason>}. */
	public static final List<String> REASONS = List.of("told", "nothingNew", "resultSoon");

	private final ProgressPace pace;

	private final ProgressFacts facts;

	private final ProgressStore store;

	private final ProgressMessages messages;

	private final MessagePlan plan;

	private final Timeline timeline;

	private final Clock clock;

	ProgressDesk(ProgressPace pace, ProgressFacts facts, ProgressStore store, ProgressMessages messages,
			MessagePlan plan, Timeline timeline, Clock clock) {
		this.pace = pace;
		this.facts = facts;
		this.store = store;
		this.messages = messages;
		this.plan = plan;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * When the customer is to hear of it next; empty while nobody works on the case, and
	 * if the rules say that nothing is told.
	 * @param heard when the customer heard from us last, or null
	 * @param skipped when a person skipped one, or null
	 */
	public Optional<Instant> next(Feedback feedback, Instant heard, Instant skipped) {
		return (ProgressPace.isWorked(feedback) && this.plan.wouldReach(ProgressMessages.PROGRESS, feedback))
				? this.pace.due(feedback, heard, skipped) : Optional.empty();
	}

	/**
	 * What the letter says comes next by itself, in the customer's language; null if
	 * nothing.
	 * @param tasks that are open in the case
	 */
	public String nextStep(Feedback feedback, List<OpenTask> tasks) {
		return this.messages.nextStep(feedback, this.facts.of(feedback, tasks));
	}

	/**
	 * Drafts one before it is due.
	 * @throws Refusal if nobody works on the case, or there is no way to tell the
	 * customer
	 */
	@Transactional
	public void prepare(Feedback feedback, String userId) {
		mustBeWorked(feedback);
		this.messages.prepare(feedback, this.facts.of(feedback), userId);
	}

	/**
	 * Sends the draft in these words.
	 * @param state what there is to say of where the case stands; may be empty
	 * @param nextStep what comes next; may be empty
	 * @throws Refusal if there is none, nobody works on the case, or the customer heard
	 * of progress today
	 */
	@Transactional
	public void confirm(Feedback feedback, String state, String nextStep, String userId) {
		mustBeWorked(feedback);
		this.messages.confirm(feedback, this.facts.of(feedback).inWords(state, nextStep), userId);
	}

	/**
	 * Skips the next one: what was drafted is discarded, and the time counts anew.
	 * @param reason one of {@link #REASONS}
	 * @throws Refusal if the reason is none of them, or nobody works on the case
	 */
	@Transactional
	public void skip(Feedback feedback, String reason, String userId) {
		if (!REASONS.contains(reason)) {
			throw Refusal.invalid("reason", "choice", String.join(", ", REASONS));
		}
		mustBeWorked(feedback);
		this.messages.takeBack(feedback.number(), false);
		this.store.skip(feedback.number(), this.clock.instant());
		this.timeline.note(feedback.number(), userId, "progressSkipped." + reason, Map.of());
	}

	private static void mustBeWorked(Feedback feedback) {
		if (!ProgressPace.isWorked(feedback)) {
			throw Refusal.tooLate("progressNotWorked");
		}
	}

}
