package feedbackloop.intake;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import feedbackloop.clients.ApiClient;
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

	private final ComingBack comingBack;

	private final Semaphore places;

	Reception(Intake intake, ComingBack comingBack, @Value("${feedback-loop.submissions-at-once}") int places) {
		this.intake = intake;
		this.comingBack = comingBack;
		this.places = new Semaphore(places);
	}

	/**
	 * Makes a case of the feedback.
	 * @throws Refusal if there is no place, a field is wrong or the key was used for
	 * another feedback
	 */
	Receipt register(FeedbackRequest request, List<CheckedFile> files, Origin origin) {
		return inPlace(() -> this.intake.register(request, files, origin));
	}

	/**
	 * Lets a customer come back, which may make a case, too.
	 * @throws Refusal if there is no place, or as {@link ComingBack#comeBack} says
	 */
	Optional<Receipt> comeBack(String number, String secret, String reason, List<CheckedFile> files, Channel channel,
			ApiClient client) {
		return inPlace(() -> this.comingBack.comeBack(number, secret, reason, files, channel, client));
	}

	/**
	 * Does what makes a case.
	 * @throws Refusal if there is no place
	 */
	<T> T inPlace(Supplier<T> work) {
		if (!this.places.tryAcquire()) {
			throw Refusal.busy("busy");
		}
		try {
			return work.get();
		}
		finally {
			this.places.release();
		}
	}

}
