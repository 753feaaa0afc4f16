package feedbackloop.imports;

import java.util.List;

import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.RefusalWords;

import org.springframework.stereotype.Component;

/**
 * Says what is wrong with a row, field by field.
 */
@Component
class ProblemWords {

	private final RefusalWords refusals;

	ProblemWords(RefusalWords refusals) {
		this.refusals = refusals;
	}

	String of(List<Problem> problems) {
		return String.join(" ", this.refusals.byField(new Refusal(Refusal.Reason.INVALID, problems)).values());
	}

}
