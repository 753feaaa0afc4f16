package feedbackloop.contact;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.HumanResponded;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.NamedCases;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.ProcessProperties;
import feedbackloop.process.Refusal;
import feedbackloop.process.StoredText;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps who called the customer, when and with which outcome. A talk is a response by a
 * person. After so many calls without one the case goes on as one whose customer could
 * not be reached. No question waits for its answer then.
 */
@Service
class Calls {

	static final String REACHED = "reached";

	static final List<String> OUTCOMES = List.of(REACHED, "notReached", "declined");

	private final NamedCases cases;

	private final ContactReaders readers;

	private final CorrespondenceRepository letters;

	private final StaffRequests requests;

	private final Vault vault;

	private final Timeline timeline;

	private final ProcessDriver processes;

	private final ProcessProperties properties;

	private final ApplicationEventPublisher events;

	private final ContactStates states;

	private final Clock clock;

	Calls(NamedCases cases, ContactReaders readers, CorrespondenceRepository letters, StaffRequests requests,
			Vault vault, Timeline timeline, ProcessDriver processes, ProcessProperties properties,
			ApplicationEventPublisher events, ContactStates states, Clock clock) {
		this.cases = cases;
		this.readers = readers;
		this.letters = letters;
		this.requests = requests;
		this.vault = vault;
		this.timeline = timeline;
		this.processes = processes;
		this.properties = properties;
		this.events = events;
		this.states = states;
		this.clock = clock;
	}

	/**
	 * Keeps a call.
	 * @param outcome one of {@link #OUTCOMES}
	 * @param note what was said, at most 4,000 characters; needed if there was a talk
	 * @param key under which it is kept once, or null
	 * @throws Refusal if the person does not work the case, or what was given is wrong
	 */
	@Transactional
	Result keep(String number, String outcome, String note, String key, String userId) {
		Feedback feedback = this.cases.locked(number);
		if (!this.readers.mayReveal(feedback, userId)) {
			throw Refusal.forbidden("notYoursToCall");
		}
		if (feedback.contact().isErased()) {
			throw Refusal.tooLate("contactErased");
		}
		if (outcome == null || !OUTCOMES.contains(outcome)) {
			throw Refusal.invalid("outcome", "choice", String.join(", ", OUTCOMES));
		}
		boolean talked = REACHED.equals(outcome);
		if (talked && Blank.is(note)) {
			throw Refusal.invalid("note", "callNote");
		}
		String said = StoredText.checked("note", note, StoredText.STAFF);
		boolean first = this.requests.isFirst(userId, key, number, outcome, said);
		if (first) {
			write(feedback, outcome, said, userId);
		}
		if (first && talked) {
			talked(feedback, userId);
		}
		int failed = this.states.of(number).failedCalls();
		int most = most(feedback);
		if (first && !talked && failed == most) {
			this.timeline.note(number, Timeline.SYSTEM, "unreachable", Map.of("calls", String.valueOf(failed)));
			waitNoLonger(feedback);
		}
		return new Result(outcome, failed, failed >= most);
	}

	/**
	 * After how many calls in a row without a talk the case goes on without the customer.
	 * There is no end where the customer has a working address, nor by a model that does
	 * not say so.
	 */
	int most(Feedback feedback) {
		return feedback.contact().isReachedByMail() ? Integer.MAX_VALUE : most();
	}

	private int most() {
		return this.properties.of(Processes.FEEDBACK).find("mostCalls").orElse(Integer.MAX_VALUE);
	}

	/**
	 * Whether the case goes on as one whose customer could not be reached: nobody
	 * answered the phone, and there is no working address to write to; or the customer
	 * was erased.
	 */
	boolean isUnreachable(Feedback feedback) {
		return feedback.contact().isErased()
				|| !feedback.contact().isReachedByMail() && this.states.of(feedback.number()).failedCalls() >= most();
	}

	private void write(Feedback feedback, String outcome, String note, String userId) {
		String kept = Blank.is(note) ? Correspondence.NO_TEXT : note;
		this.letters.save(new Correspondence(feedback, this.clock.instant(), Correspondence.OUT, Correspondence.CALL,
				userId, outcome, this.vault.protect(feedback.contact(), kept), false));
		this.timeline.note(feedback.number(), userId, "call." + outcome, Map.of());
	}

	/** What the customer answered to our question is an answer like any other. */
	private void talked(Feedback feedback, String userId) {
		if (feedback.humanResponded(this.clock.instant())) {
			this.events.publishEvent(new HumanResponded(feedback));
		}
		if (feedback.status() == Status.WAITING_FOR_YOU
				&& this.processes.tell(Messages.CUSTOMER_REPLIED, feedback.number())) {
			this.timeline.note(feedback.number(), userId, "customerReplied", Map.of());
		}
	}

	/** By a process from before the wait ends at its limit. */
	private void waitNoLonger(Feedback feedback) {
		if (feedback.status() == Status.WAITING_FOR_YOU) {
			this.processes.tell(Messages.CUSTOMER_UNREACHABLE, feedback.number());
		}
	}

	/**
	 * A call that was kept.
	 *
	 * @param failed how many in a row came to nothing
	 * @param unreachable whether the case goes on without the customer
	 */
	record Result(String outcome, int failed, boolean unreachable) {

	}

}
