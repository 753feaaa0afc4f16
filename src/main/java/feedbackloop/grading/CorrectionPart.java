package feedbackloop.grading;

import java.util.Map;

import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets those who may correct the facts behind a grade do it on the case page.
 */
@Component
@Order(30)
class CorrectionPart implements CasePart {

	private final Cases cases;

	private final Corrections corrections;

	CorrectionPart(Cases cases, Corrections corrections) {
		this.cases = cases;
		this.corrections = corrections;
	}

	@Override
	public String name() {
		return "correction";
	}

	/**
	 * The facts as they are recorded, by name.
	 */
	@Override
	public Map<String, Object> of(String number, String userId) {
		Feedback feedback = this.cases.get(number);
		boolean open = Corrections.isCorrectable(feedback) && this.corrections.mayCorrect(feedback, userId);
		return open ? Correction.recorded(feedback) : null;
	}

}
