package feedbackloop.process;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.springframework.stereotype.Component;

/**
 * Finds the case whose number somebody names, in an address or a form.
 */
@Component
public class NamedCases {

	private final FeedbackRepository cases;

	private final EntityManager entities;

	NamedCases(FeedbackRepository cases, EntityManager entities) {
		this.cases = cases;
		this.entities = entities;
	}

	/**
	 * The case of that number.
	 * @throws Refusal if there is none
	 */
	public Feedback get(String number) {
		return this.cases.findByNumber(number).orElseThrow(() -> Refusal.unknown("noCase", number));
	}

	/**
	 * Refuses a number that no case has.
	 * @throws Refusal if there is none
	 */
	public void mustExist(String number) {
		get(number);
	}

	/**
	 * The case as it stands now, locked until the transaction ends. Whoever comes second
	 * finds what the first has done.
	 * @throws Refusal if there is none
	 */
	public Feedback locked(String number) {
		Feedback feedback = get(number);
		this.entities.refresh(feedback, LockModeType.PESSIMISTIC_WRITE);
		return feedback;
	}

}
