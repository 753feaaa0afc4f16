package feedbackloop.improvement;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.LetterBook;
import feedbackloop.privacy.Vault;
import feedbackloop.process.CaseOutcome;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.process.StoredText;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a manager decides about a case that waits in the improvement backlog: taken up, or
 * declined with a reason that the customer reads.
 */
@Component
public class Backlog {

	public static final String TAKE = "take";

	public static final String DECLINE = "decline";

	private final NamedCases cases;

	private final FormEntryRepository entries;

	private final LetterBook letters;

	private final CaseOutcome outcome;

	private final ImprovementOwners owners;

	private final Timeline timeline;

	private final Vault vault;

	private final Clock clock;

	Backlog(NamedCases cases, FormEntryRepository entries, LetterBook letters, CaseOutcome outcome,
			ImprovementOwners owners, Timeline timeline, Vault vault, Clock clock) {
		this.cases = cases;
		this.entries = entries;
		this.letters = letters;
		this.outcome = outcome;
		this.owners = owners;
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
	public Status decide(String number, String decision, String reason, String userId) {
		if (!TAKE.equals(decision) && !DECLINE.equals(decision)) {
			throw Refusal.invalid("decision", (decision == null) ? "required" : "choice", TAKE + ", " + DECLINE);
		}
		if (DECLINE.equals(decision) && Blank.is(reason)) {
			throw Refusal.invalid("reason", "required");
		}
		StoredText.checked("reason", reason, StoredText.STAFF);
		Feedback feedback = this.cases.locked(number);
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
			this.letters.toCustomer(feedback, "declineText", userId, reason.strip());
			this.outcome.declined(feedback);
		}
		return feedback.status();
	}

	/**
	 * Names who shall answer for the improvement that a case taken up got, if it got one.
	 * @param owner user id
	 * @return false, which the improvement notes, if that person may not any more
	 */
	public boolean name(Feedback feedback, String owner, String userId) {
		if (feedback.improvementNumber() == null) {
			return true;
		}
		try {
			this.owners.name(feedback, owner, userId);
			return true;
		}
		catch (Refusal refusal) {
			this.timeline.note(feedback.improvementNumber(), userId, "ownerNotNamed", Map.of("colleague", owner));
			return false;
		}
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
