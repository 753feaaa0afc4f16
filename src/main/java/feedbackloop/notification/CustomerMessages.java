package feedbackloop.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Customers;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.HumanResponded;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.StatusMoved;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.MessagePlan.Mode;
import feedbackloop.notification.MessagePlan.Step;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a customer what happened to the case, by the way that the message plan names.
 * Writes rows only; the relay sends them.
 */
@Component
public class CustomerMessages {

	private static final String QUESTION = "question";

	private static final String ANSWERED = "answered";

	/** What a person writes beside any task. */
	public static final String MESSAGE = "message";

	/** What a person says, of which the first is the first response. */
	private static final Set<String> BY_A_PERSON = Set.of(QUESTION, ANSWERED, MESSAGE);

	private static final String RECEIVED = "received";

	private static final String MITIGATED = "mitigated";

	static final String PROMISE_MOVED = "promiseMoved";

	private final FeedbackRepository cases;

	private final Customers customers;

	private final CorrespondenceRepository correspondence;

	private final OutboxRepository outbox;

	private final MessagePlan plan;

	private final Letters letters;

	private final Acknowledgements acknowledgements;

	private final Timeline timeline;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	CustomerMessages(FeedbackRepository cases, Customers customers, CorrespondenceRepository correspondence,
			OutboxRepository outbox, MessagePlan plan, Letters letters, Acknowledgements acknowledgements,
			Timeline timeline, ApplicationEventPublisher events, Clock clock) {
		this.cases = cases;
		this.customers = customers;
		this.correspondence = correspondence;
		this.outbox = outbox;
		this.plan = plan;
		this.letters = letters;
		this.acknowledgements = acknowledgements;
		this.timeline = timeline;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Moves the case to the status and tells the customer, in the caller's transaction.
	 * @param event an event of the message plan
	 * @param status where the case stands from now on, or null if it does not move
	 * @param occasion the step that tells it; the same one tells it only once
	 */
	@Transactional
	public void tell(String number, String event, Status status, String occasion) {
		Feedback feedback = this.cases.findByNumber(number)
			.orElseThrow(() -> new IllegalStateException("There is no case " + number));
		Status before = feedback.status();
		Instant now = this.clock.instant();
		boolean moved = status != null && feedback.moveTo(status, now);
		Step step = this.plan.of(event, feedback);
		tell(feedback, feedback, event, step, occasion);
		if (step.mode() != Mode.DRAFT && step.tellsEveryone()) {
			passOn(feedback, event, occasion);
		}
		if (moved) {
			this.events.publishEvent(new StatusMoved(feedback, before, status, now));
		}
	}

	/**
	 * Tells the customers of a case that a promised time moved, in the caller's
	 * transaction.
	 * @param occasion what moved it; the same one tells it only once
	 */
	@Transactional
	public void tellMoved(String number, NewPromise promise, String occasion) {
		Feedback feedback = this.cases.findByNumber(number)
			.orElseThrow(() -> new IllegalStateException("There is no case " + number));
		Step step = this.plan.of(PROMISE_MOVED, feedback);
		deliver(feedback, PROMISE_MOVED, step, occasion,
				() -> this.letters.write(step.template(), feedback, feedback, promise));
		if (step.mode() != Mode.DRAFT && step.tellsEveryone()) {
			for (Feedback duplicate : waitingWith(feedback)) {
				Step linked = this.plan.ofLinked(PROMISE_MOVED, duplicate, feedback);
				deliver(duplicate, PROMISE_MOVED, linked, occasion,
						() -> this.letters.write(linked.template(), duplicate, feedback, promise));
			}
		}
	}

	/**
	 * Tells the customer what a person writes beside any task, in the caller's
	 * transaction. It is no question, and the first of all is a response.
	 * @param files names of the files that go with it
	 * @param occasion the same one tells it only once
	 */
	@Transactional
	public void say(Feedback feedback, String text, List<String> files, String occasion) {
		Step step = this.plan.of(MESSAGE, feedback);
		deliver(feedback, MESSAGE, step, occasion, () -> this.letters.write(step.template(), feedback, text, files));
	}

	/**
	 * Proposes a message: whatever the plan says, a person decides whether it is sent. A
	 * case that has such a draft gets no second one.
	 * @param event an event of the message plan
	 * @param occasion the step that proposes it; the same one proposes it only once
	 */
	@Transactional
	public void propose(String number, String event, String occasion) {
		Feedback feedback = this.cases.findByNumber(number)
			.orElseThrow(() -> new IllegalStateException("There is no case " + number));
		if (feedback.contact().isErased()
				|| this.outbox.existsByNumberAndEventAndState(number, event, OutboxState.DRAFT)) {
			return;
		}
		Step step = this.plan.of(event, feedback);
		if (step.mode() == MessagePlan.Mode.OFF) {
			noteUnreachable(feedback, event);
		}
		else {
			draft(feedback, event, Timeline.SYSTEM, occasion, this.letters.write(step.template(), feedback, feedback));
		}
	}

	/**
	 * A person posts or sends a draft: from now on the customer has been told.
	 */
	@Transactional
	public void posted(OutboxMessage draft, String userId) {
		Feedback feedback = this.cases.findByNumber(draft.number())
			.orElseThrow(() -> new IllegalStateException("There is no case " + draft.number()));
		show(draft, feedback, userId);
		if (this.plan.tellsEveryone(draft.event(), feedback)) {
			passOn(feedback, draft.event(), draft.occasion());
		}
	}

	/**
	 * Shows a draft that a person sends to the customer of the case alone.
	 */
	void show(OutboxMessage draft, Feedback feedback, String userId) {
		show(feedback, draft.event(), userId, new Letter(draft.subject(), draft.body()), this.clock.instant());
	}

	/**
	 * Tells all customers who are linked with the case, each once: its duplicates hear
	 * what happens to it meanwhile, and at the end what came of it by their own process.
	 */
	private void passOn(Feedback original, String event, String occasion) {
		for (Feedback duplicate : waitingWith(original)) {
			tell(duplicate, original, event, this.plan.ofLinked(event, duplicate, original), occasion);
		}
	}

	/**
	 * The cases of the customers who wait with that one.
	 */
	List<Feedback> waitingWith(Feedback original) {
		return this.customers.waitingWith(original.number())
			.stream()
			.map((number) -> this.cases.findByNumber(number).orElseThrow())
			.toList();
	}

	private void tell(Feedback feedback, Feedback about, String event, Step step, String occasion) {
		deliver(feedback, event, step, occasion,
				() -> MITIGATED.equals(event) ? this.letters.writeMitigated(step.template(), feedback, about)
						: this.letters.write(step.template(), feedback, about));
	}

	/**
	 * Tells the customer of one case what the plan says, by its way.
	 */
	void deliver(Feedback feedback, String event, Step step, String occasion, Supplier<Letter> written) {
		Instant now = this.clock.instant();
		if (feedback.contact().isErased()) {
			tellNobody(feedback, event, now);
			return;
		}
		if (step.mode() == Mode.OFF) {
			noteUnreachable(feedback, event);
			return;
		}
		Letter letter = written.get();
		switch (step.mode()) {
			case PAGE -> show(feedback, event, Timeline.SYSTEM, letter, now);
			case DRAFT -> draft(feedback, event, Timeline.SYSTEM, occasion, letter);
			default -> send(feedback, event, occasion, letter, now);
		}
	}

	/**
	 * Of a customer who was erased nobody is left to be told; what a person says counts.
	 */
	private void tellNobody(Feedback feedback, String event, Instant now) {
		if (BY_A_PERSON.contains(event) && feedback.humanResponded(now)) {
			this.events.publishEvent(new HumanResponded(feedback));
		}
	}

	private void send(Feedback feedback, String event, String occasion, Letter letter, Instant now) {
		if (isNew(feedback, event, OutboxMessage.CUSTOMER, occasion)) {
			show(feedback, event, Timeline.SYSTEM, letter, now);
			if (RECEIVED.equals(event) && !this.acknowledgements.mayGoTo(feedback.contact(), now)) {
				this.timeline.note(feedback.number(), Timeline.SYSTEM, "notMailed.received", Map.of());
				return;
			}
			put(feedback, event, occasion, OutboxMessage.CUSTOMER, letter, OutboxState.PENDING, now);
		}
	}

	/**
	 * Leaves a letter to a person, who sends it.
	 * @param actor who has it drafted
	 */
	void draft(Feedback feedback, String event, String actor, String occasion, Letter letter) {
		String recipient = "public".equals(feedback.arrival().reach()) ? OutboxMessage.PUBLIC : OutboxMessage.CUSTOMER;
		if (isNew(feedback, event, recipient, occasion)) {
			put(feedback, event, occasion, recipient, letter, OutboxState.DRAFT, this.clock.instant());
			this.timeline.note(feedback.number(), actor, "drafted." + event, Map.of());
		}
	}

	private boolean isNew(Feedback feedback, String event, String recipient, String occasion) {
		return !this.outbox.existsByNumberAndEventAndRecipientAndOccasion(feedback.number(), event, recipient,
				occasion);
	}

	/**
	 * Shows the message on the follow page: the customer has been told. What a person
	 * wrote is a response, an acknowledgement is not.
	 */
	private void show(Feedback feedback, String event, String actor, Letter letter, Instant now) {
		this.correspondence.save(new Correspondence(feedback, now, Correspondence.OUT, event, actor, letter.subject(),
				letter.body(), true));
		this.timeline.note(feedback.number(), actor, "told." + event, Map.of());
		if (QUESTION.equals(event)) {
			feedback.questionAsked();
		}
		if (BY_A_PERSON.contains(event) && feedback.humanResponded(now)) {
			this.events.publishEvent(new HumanResponded(feedback));
		}
	}

	private void put(Feedback feedback, String event, String occasion, String recipient, Letter letter,
			OutboxState state, Instant now) {
		this.outbox.save(OutboxMessage.toCustomer(feedback.number(), event, occasion, recipient, feedback.contact(),
				letter.subject(), letter.body(), state, now));
	}

	private void noteUnreachable(Feedback feedback, String event) {
		if (this.plan.isUnreachable(feedback)) {
			this.timeline.note(feedback.number(), Timeline.SYSTEM, "couldNotTell." + event, Map.of());
		}
	}

}
