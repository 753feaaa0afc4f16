package feedbackloop.duplicates;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.StatusMoved;
import feedbackloop.process.CaseOutcome;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the duplicates of a case what came of their original. So each customer hears of
 * it and keeps the right to confirm or dispute. When the original is withdrawn, they wait
 * for its improvement themselves, or go back to triage if there is none.
 */
@Component
class Followers {

	private static final Set<Status> DONE = Arrays.stream(Status.values())
		.filter(Status::isOutcomeTold)
		.collect(Collectors.toSet());

	private final FeedbackRepository repository;

	private final CaseOutcome outcome;

	Followers(FeedbackRepository repository, CaseOutcome outcome) {
		this.repository = repository;
		this.outcome = outcome;
	}

	@EventListener
	void on(StatusMoved moved) {
		switch (moved.status()) {
			case RESOLVED, CLOSED -> of(moved.feedback()).forEach(this.outcome::finished);
			case DECLINED -> of(moved.feedback()).forEach(this.outcome::declined);
			case WITHDRAWN -> of(moved.feedback()).forEach((follower) -> goOn(follower, moved.feedback()));
			default -> {
				// Nothing came of it yet.
			}
		}
	}

	private void goOn(Feedback follower, Feedback withdrawn) {
		if (withdrawn.improvementNumber() != null && withdrawn.outcome() == null) {
			follower.servedBy(withdrawn.improvementNumber());
		}
		else {
			this.outcome.unlinked(follower);
		}
	}

	private List<Feedback> of(Feedback original) {
		return this.repository.findByOriginalNumberAndStatusNotInOrderByNumber(original.number(), DONE);
	}

}
