package feedbackloop.feedback;

import java.time.Clock;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Finds the case that a process or a page speaks of, and moves it on.
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
	 * Whether the case is a complaint about that person, to whom it must seem not to
	 * exist.
	 */
	public boolean isHiddenFrom(String userId, String number) {
		return this.repository.existsByNumberAndAboutUser(number, userId);
	}

	/**
	 * The numbers of the complaints about that person that have not ended.
	 */
	public List<String> openAbout(String userId) {
		return this.repository.findOpenAbout(userId);
	}

	/**
	 * Moves the case to what the customer sees next and, if that is a change, publishes
	 * {@link StatusMoved}.
	 */
	public void move(Feedback feedback, Status status) {
		if (feedback.moveTo(status, this.clock.instant())) {
			this.events.publishEvent(new StatusMoved(feedback, status));
		}
	}

}
