package feedbackloop.feedback;

import org.springframework.stereotype.Component;

/**
 * Finds the case that a process or a page speaks of.
 */
@Component
public class Cases {

	private final FeedbackRepository repository;

	Cases(FeedbackRepository repository) {
		this.repository = repository;
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
	 * exist (S-32).
	 */
	public boolean isHiddenFrom(String userId, String number) {
		return this.repository.existsByNumberAndAboutUser(number, userId);
	}

}
