package feedbackloop.notification;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.MessagePlan.Mode;
import feedbackloop.notification.MessagePlan.Step;
import feedbackloop.process.Refusal;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells customers how far the work on their case is, by the way that the message plan
 * names: at once, or as a draft that a person confirms. Each customer hears of it once a
 * day at most, whatever cases there are. When such a message is due is for others to say.
 */
@Component
public class ProgressMessages {

	/** The event of the message plan. */
	public static final String PROGRESS = "progress";

	/** Begins the occasion of a draft for which a person asked. */
	private static final String ASKED = "asked ";

	private final OutboxRepository outbox;

	private final CustomerMessages messages;

	private final MessagePlan plan;

	private final Letters letters;

	private final ProgressLimit limit;

	private final Timeline timeline;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ProgressMessages(OutboxRepository outbox, CustomerMessages messages, MessagePlan plan, Letters letters,
			ProgressLimit limit, Timeline timeline, ApplicationEventPublisher events, Clock clock) {
		this.outbox = outbox;
		this.messages = messages;
		this.plan = plan;
		this.letters = letters;
		this.limit = limit;
		this.timeline = timeline;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Tells the customer of the case, or drafts it, in the caller's transaction. The plan
	 * says whether those who wait with the case are told, too.
	 * @param occasion what makes it due; the same one tells it only once
	 * @return whether it is told; if not, the customer has heard enough today
	 */
	@Transactional
	public boolean tell(Feedback feedback, ProgressNews news, String occasion) {
		Step step = this.plan.of(PROGRESS, feedback);
		if (step.mode() != Mode.OFF) {
			if (this.limit.isReached(feedback.contact())) {
				return false;
			}
			deliver(feedback, feedback, step, news, occasion);
		}
		if (step.mode() != Mode.DRAFT && step.tellsEveryone()) {
			passOn(feedback, news, occasion);
		}
		return true;
	}

	/**
	 * Drafts one for a person who wants to send it before it is due.
	 * @throws Refusal if there is no way to tell the customer
	 */
	@Transactional
	public void prepare(Feedback feedback, ProgressNews news, String userId) {
		Step step = this.plan.of(PROGRESS, feedback);
		if (step.mode() == Mode.OFF) {
			throw Refusal.tooLate("cannotTell");
		}
		if (draft(feedback.number()).isEmpty()) {
			this.messages.draft(feedback, PROGRESS, userId, ASKED + this.clock.instant(),
					this.letters.write(step.template(), feedback, feedback, news));
		}
	}

	/**
	 * Sends the draft in the words of the person who confirms it.
	 * @throws Refusal if there is none any more, or the customer heard of progress today
	 */
	@Transactional
	public void confirm(Feedback feedback, ProgressNews news, String userId) {
		OutboxMessage draft = draft(feedback.number()).orElseThrow(() -> Refusal.tooLate("outboxDecided"));
		Step step = this.plan.of(PROGRESS, feedback);
		refuseSecond(draft);
		if (step.mode() == Mode.OFF) {
			throw Refusal.tooLate("cannotTell");
		}
		draft.rewritten(this.letters.write(step.template(), feedback, feedback, news));
		this.messages.show(draft, feedback, userId);
		if (feedback.contact().isReachedByMail()) {
			draft.released(this.clock.instant());
		}
		else {
			draft.sent(this.clock.instant());
		}
		this.timeline.note(feedback.number(), userId, "mailDecided.SEND", Map.of());
		if (step.tellsEveryone()) {
			passOn(feedback, news, draft.occasion());
		}
	}

	/**
	 * Refuses to send a draft on a day on which the customer has heard enough.
	 */
	void refuseSecond(OutboxMessage draft) {
		if (PROGRESS.equals(draft.event()) && this.limit.isReached(draft.contact())) {
			throw Refusal.tooLate("progressToday");
		}
	}

	/**
	 * A person decided not to send a message.
	 */
	void discarded(OutboxMessage message) {
		if (PROGRESS.equals(message.event())) {
			this.events.publishEvent(new ProgressSkipped(message.number()));
		}
	}

	/**
	 * Whether a draft waits for a person.
	 */
	public boolean isDrafted(String number) {
		return draft(number).isPresent();
	}

	/**
	 * Takes back the draft of a case, if it has one.
	 * @param onlyDue whether one that a person asked for stays
	 */
	@Transactional
	public void takeBack(String number, boolean onlyDue) {
		draft(number).filter((draft) -> !onlyDue || !draft.occasion().startsWith(ASKED))
			.ifPresent(OutboxMessage::discarded);
	}

	/**
	 * What the letter says comes next by itself, in the customer's language.
	 */
	public String nextStep(Feedback feedback, ProgressNews news) {
		return this.letters.nextStep(feedback, news);
	}

	/**
	 * The one that goes to the customer; what is posted in public is not written here.
	 */
	private Optional<OutboxMessage> draft(String number) {
		return this.outbox.findByNumberAndStateOrderById(number, OutboxState.DRAFT)
			.stream()
			.filter((message) -> PROGRESS.equals(message.event()) && message.isToCustomer())
			.findFirst();
	}

	private void passOn(Feedback original, ProgressNews news, String occasion) {
		List<Feedback> waiting = this.messages.waitingWith(original);
		for (Feedback duplicate : waiting) {
			Step step = this.plan.ofLinked(PROGRESS, duplicate, original);
			if (step.mode() != Mode.OFF && !this.limit.isReached(duplicate.contact())) {
				deliver(duplicate, original, step, news, occasion);
			}
		}
	}

	private void deliver(Feedback feedback, Feedback about, Step step, ProgressNews news, String occasion) {
		this.messages.deliver(feedback, PROGRESS, step, occasion,
				() -> this.letters.write(step.template(), feedback, about, news));
	}

}
