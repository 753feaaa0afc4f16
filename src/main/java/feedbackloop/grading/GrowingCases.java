package feedbackloop.grading;

import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.CustomersCounted;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ProcessDriver;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has a case graded again when the number of its customers crosses a threshold of the
 * table, once a threshold. Counting only raises; what a person corrected stays until the
 * next threshold.
 */
@Component
class GrowingCases {

	private final AffectedScale scale;

	private final Gradings gradings;

	private final Cases cases;

	private final Timeline timeline;

	private final ProcessDriver driver;

	GrowingCases(AffectedScale scale, Gradings gradings, Cases cases, Timeline timeline, ProcessDriver driver) {
		this.scale = scale;
		this.gradings = gradings;
		this.cases = cases;
		this.timeline = timeline;
		this.driver = driver;
	}

	@EventListener
	void on(CustomersCounted counted) {
		Feedback feedback = this.cases.get(counted.number());
		int score = this.scale.score(counted.customers());
		boolean graded = feedback.isGraded() && !feedback.status().isFinal();
		if (!graded || score <= feedback.countedAffected()) {
			return;
		}
		feedback.countedAs(score);
		if (score > feedback.grading().affected()) {
			this.timeline.note(feedback.number(), Timeline.SYSTEM, "customersReached",
					Map.of("affected", String.valueOf(score), "customers", String.valueOf(counted.customers())));
			if (this.driver.tell(Messages.REGRADED, feedback.number(), Map.of(Variables.AFFECTED, score))) {
				this.gradings.counted(feedback.number(), counted.customers());
			}
		}
	}

}
