package feedbackloop.grading;

import java.util.Map;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Feedback;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets those who may correct the facts behind a grade do it on the case page.
 */
@Component
@Order(30)
class CorrectionPart implements CasePart {

	@Override
	public String name() {
		return "correction";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.GRADE;
	}

	/**
	 * The facts as they are recorded, by name.
	 */
	@Override
	public Map<String, Object> of(CaseLook look) {
		Feedback feedback = look.feedback();
		boolean open = Corrections.isCorrectable(feedback) && Corrections.mayCorrect(feedback, look.groups());
		return open ? Correction.recorded(feedback) : null;
	}

}
