package feedbackloop.review;

import java.util.List;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.improvement.Backlog;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.NamedCases;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The steps of a periodic review.
 */
@Configuration(proxyBeanMethods = false)
class ReviewSteps {

	/**
	 * Compiles the improvement list and keeps it.
	 */
	@Bean
	@ModelBean
	JavaDelegate compileReview(ReviewStore store, BacklogList backlog, FindingsOfTime findings) {
		return (execution) -> {
			Review review = store.find(Facts.text(execution, Variables.REVIEW_NUMBER)).orElseThrow();
			List<BacklogItem> waiting = backlog.all("");
			store.compiled(review.number(), waiting, findings.of(review.since(), review.until()));
		};
	}

	/**
	 * Carries out what was decided about one case, in the transaction of its job. What
	 * happened otherwise meanwhile stays.
	 */
	@Bean
	@ModelBean
	JavaDelegate carryOutDecision(ReviewStore store, Backlog backlog, NamedCases cases) {
		return (execution) -> {
			Review review = store.find(Facts.text(execution, Variables.REVIEW_NUMBER)).orElseThrow();
			ReviewItem item = store.item(review.number(), Facts.text(execution, "decidedNumber")).orElseThrow();
			if (!item.isToBeCarriedOut()) {
				return;
			}
			Feedback feedback = cases.locked(item.number());
			if (feedback.status() != Status.PLANNED) {
				store.carriedOut(review.number(), item.number(), ReviewItem.LEFT);
				return;
			}
			String who = (item.notedBy() != null) ? item.notedBy() : review.decidedBy();
			backlog.decide(item.number(), item.decision(), item.reason(), who);
			boolean owned = !Backlog.TAKE.equals(item.decision()) || item.owner() == null
					|| backlog.name(feedback, item.owner(), who);
			store.carriedOut(review.number(), item.number(), owned ? ReviewItem.DONE : ReviewItem.UNOWNED);
		};
	}

}
