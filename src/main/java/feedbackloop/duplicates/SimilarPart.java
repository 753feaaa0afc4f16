package feedbackloop.duplicates;

import java.util.List;

import feedbackloop.feedback.CasePart;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows likely duplicates on the case page (S2-07).
 */
@Component
@Order(20)
class SimilarPart implements CasePart {

	private static final int MOST = 5;

	private final SimilarCases cases;

	SimilarPart(SimilarCases cases) {
		this.cases = cases;
	}

	@Override
	public String name() {
		return "similar";
	}

	@Override
	public List<SimilarCase> of(String number, String userId) {
		return this.cases.of(number, MOST, userId);
	}

}
