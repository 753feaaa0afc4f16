package feedbackloop.models.replay;

import feedbackloop.grading.GradingFacts;
import feedbackloop.grading.Priority;
import feedbackloop.grading.Priority.Grade;
import feedbackloop.grading.Priority.Route;
import feedbackloop.process.Refusal;

/**
 * What tables make of a case.
 *
 * @param grade null where they have no answer
 * @param route null where they have no answer
 * @param problem noRule, or other when more rules match than may or a cell cannot be
 * evaluated; null where there is an answer
 */
record NewGrading(Grade grade, Route route, String problem) {

	/**
	 * Grades as the case was graded last, and routes as its triage did.
	 */
	static NewGrading of(Priority priority, GradingFacts facts, GradingFacts routedBy) {
		try {
			Grade grade = priority.grade(facts);
			String atTriage = routedBy.equals(facts) ? grade.name() : priority.grade(routedBy).name();
			return new NewGrading(grade, priority.route(routedBy, atTriage), null);
		}
		catch (Refusal refusal) {
			return new NewGrading(null, null, "noRule");
		}
		catch (RuntimeException ex) {
			return new NewGrading(null, null, "other");
		}
	}

	String gradeName() {
		return (this.grade != null) ? this.grade.name() : ReplaySummary.NONE;
	}

	/**
	 * Whether a case that has that grade would have another.
	 */
	boolean regrades(PastCase past) {
		return !gradeName().equals(past.grade());
	}

	/**
	 * Whether a case would go another way.
	 */
	boolean reroutes(PastCase past) {
		return this.route != null && !this.route.equals(past.route());
	}

}
