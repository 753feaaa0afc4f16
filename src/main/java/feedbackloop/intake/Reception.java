package feedbackloop.intake;

import java.util.List;
import java.util.concurrent.Semaphore;

import feedbackloop.evidence.CheckedFile;
import feedbackloop.process.Refusal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes in only as many feedbacks at once as the database serves quickly. Who comes when
 * there is no place is told at once to come back, instead of waiting with all others.
 */
@Component
class Reception {

	private final Intake intake;

	private final Semaphore places;

	Reception(Intake intake, @Value("${feedback-loop.submissions-at-once}") int places) {
		this.intake = intake;
		this.places = new Semaphore(places);
	}

	/**
	 * Makes a case of the feedback.
	 * @throws Refusal if there is no place, a field is wrong or the key was used for
	 * another feedback
	 */
	Receipt register(FeedbackRequest request, List<CheckedFile> files, Origin origin) {
		if (!this.places.tryAcquire()) {
			throw Refusal.busy("busy");
		}
		try {
			return this.intake.register(request, files, origin);
		}
		finally {
			this.places.release();
		}
	}

}
