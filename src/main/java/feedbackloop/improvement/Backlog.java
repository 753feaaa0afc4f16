package feedbackloop.improvement;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import feedbackloop.process.CaseOutcome;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a manager decides about a case that waits in the improvement backlog: taken up, or
 * declined with a reason that the customer reads.
 */
@Component
class Backlog {

	static final String TAKE = "take";

	static final String DECLINE = "decline";

	private static final int LONGEST_REASON = 4_000;

	private final FeedbackRepository repository;

	private final FormEntryRepository entries;

	private final CorrespondenceRepository correspondence;

	private final CaseOutcome outcome;

	private final Timeline timeline;

	private final Vault vault;

	private final Clock clock;

	Backlog(FeedbackRepository repository, FormEntryRepository entries, CorrespondenceRepository correspondence,
			CaseOutcome outcome, Timeline timeline, Vault vault, Clock clock) {
		this.repository = repository;
		this.entries = entries;
		this.correspondence = correspondence;
		this.outcome = outcome;
		this.timeline = timeline;
		this.vault = vault;
		this.clock = clock;
	}

	/**
	 * Decides on a case in the backlog.
	 * @throws Refusal if there is no such case, it does not wait there, or the decision
	 * is incomplete
	 */
	@Transactional
	Status decide(String number, String decision, String reason, String userId) {
		if (!TAKE.equals(decision) && !DECLINE.equals(decision)) {
			throw Refusal.invalid("decision", (decision == null) ? "required" : "choice", TAKE + ", " + DECLINE);
		}
		if (DECLINE.equals(decision) && Blank.is(reason)) {
			throw Refusal.invalid("reason", "required");
		}
		if (reason != null && reason.length() > LONGEST_REASON) {
			throw Refusal.invalid("reason", "tooLong", LONGEST_REASON);
		}
		Feedback feedback = this.repository.findByNumber(number).orElseThrow(() -> Refusal.unknown("noCase", number));
		if (feedback.status() != Status.PLANNED) {
			throw Refusal.tooLate("notInBacklog", number);
		}
		record(feedback, decision, reason, userId);
		if (TAKE.equals(decision)) {
			this.timeline.note(number, userId, "takenUp", Map.of());
			feedback.moveTo(Status.IN_PROGRESS, this.clock.instant());
			this.outcome.takenUp(feedback);
		}
		else {
			this.timeline.note(number, userId, "backlogDeclined", Map.of());
			this.correspondence.save(new Correspondence(feedback, this.clock.instant(), Correspondence.OUT,
					"declineText", userId, null, this.vault.protect(feedback.contact(), reason.strip()), false));
			this.outcome.declined(feedback);
		}
		return feedback.status();
	}

	private void record(Feedback feedback, String decision, String reason, String userId) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("decision", decision);
		if (!Blank.is(reason)) {
			values.put("reason", this.vault.mask(feedback.contact(), reason.strip()));
		}
		this.entries.save(new FormEntry("backlog-" + feedback.number() + "-" + this.clock.millis(), "backlog",
				feedback.number(), feedback.number(), null, userId, this.clock.instant(), values, null));
	}

}
