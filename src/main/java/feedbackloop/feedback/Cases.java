package feedbackloop.feedback;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Finds the case that a process or a page speaks of, says who may see it, and moves it
 * on. A complaint about a person does not exist for that person, whatever groups the
 * person is in. Statements ask the functions {@code may_see} and {@code hidden_from} of
 * the database, which say the same.
 */
@Component
public class Cases {

	private final FeedbackRepository repository;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Cases(FeedbackRepository repository, ApplicationEventPublisher events, Clock clock) {
		this.repository = repository;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * The case with that number.
	 * @throws IllegalStateException if there is none: the process and the record disagree
	 */
	public Feedback get(String number) {
		return this.repository.findByNumber(number)
			.orElseThrow(() -> new IllegalStateException("The record has no case " + number));
	}

	/**
	 * Whether the case must seem not to exist to that person.
	 */
	public boolean isHiddenFrom(String userId, String number) {
		return number != null && this.repository.findByNumber(number)
			.map((found) -> found.isHiddenFrom(userId))
			.orElseGet(() -> whoMayNotSee(number).filter(userId::equals).isPresent());
	}

	/**
	 * The numbers of all cases that are hidden from that person.
	 */
	public List<String> hiddenFrom(String userId) {
		return this.repository.findHiddenFrom(userId);
	}

	/**
	 * The numbers of those that have not ended.
	 */
	public List<String> openHiddenFrom(String userId) {
		return this.repository.findOpenHiddenFrom(userId);
	}

	/**
	 * The person from whom the case is hidden, if there is one.
	 */
	public Optional<String> whoMayNotSee(String number) {
		return this.repository.findWhoMayNotSee(number);
	}

	/**
	 * Moves the case to what the customer sees next and, if that is a change, publishes
	 * {@link StatusMoved}.
	 */
	public void move(Feedback feedback, Status status) {
		Status before = feedback.status();
		Instant now = this.clock.instant();
		if (feedback.moveTo(status, now)) {
			this.events.publishEvent(new StatusMoved(feedback, before, status, now));
		}
	}

}
