package feedbackloop.improvement;

import java.time.Clock;
import java.util.Map;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Noted;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.StatusMoved;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Directory;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.process.StoredText;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An improvement whose last case has left: a person says whether its cause is removed all
 * the same, or whether it ends. No case waits for it; who wants to be told without one
 * hears of the end.
 */
@Service
class EmptyCauses {

	static final String GO_ON = "goOn";

	static final String END = "end";

	private final Improvements improvements;

	private final ImprovementRepository repository;

	private final Cases cases;

	private final CauseMoveLog log;

	private final Mitigations mitigations;

	private final Directory directory;

	private final ProcessDriver driver;

	private final Timeline timeline;

	private final Clock clock;

	EmptyCauses(Improvements improvements, ImprovementRepository repository, Cases cases, CauseMoveLog log,
			Mitigations mitigations, Directory directory, ProcessDriver driver, Timeline timeline, Clock clock) {
		this.improvements = improvements;
		this.repository = repository;
		this.cases = cases;
		this.log = log;
		this.mitigations = mitigations;
		this.directory = directory;
		this.driver = driver;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * Decides on one that has no case left.
	 * @param decision {@link #GO_ON} or {@link #END}
	 * @throws Refusal if the person may not, it is not asked, or the decision is
	 * incomplete
	 */
	@Transactional
	void decide(String number, String decision, String reason, String userId) {
		if (!this.directory.may(userId, Right.MOVE_CASES)) {
			throw Refusal.forbidden("onlyTeams", Right.MOVE_CASES.groupIds());
		}
		if (!GO_ON.equals(decision) && !END.equals(decision)) {
			throw Refusal.invalid("decision", (decision == null) ? "required" : "choice", GO_ON + ", " + END);
		}
		if (Blank.is(reason)) {
			throw Refusal.invalid("reason", "required");
		}
		String why = StoredText.checked("reason", reason, StoredText.STAFF);
		Improvement improvement = this.repository.keepByNumber(number)
			.filter((found) -> !this.cases.isHiddenFrom(userId, number))
			.orElseThrow(() -> Refusal.unknown("noCase", number));
		if (!improvement.isLeftEmpty() || !this.improvements.waiting(number).isEmpty()) {
			throw Refusal.tooLate("notLeftEmpty", number);
		}
		improvement.goesOn();
		if (END.equals(decision)) {
			improvement.ended(this.clock.instant());
			this.mitigations.lift(improvement);
			this.driver.end(number, "no case left");
		}
		this.log.keep(decision, number, null, 0, why, userId);
		this.timeline.note(number, userId, END.equals(decision) ? "improvementEnded" : "goesOnWithoutCases", Map.of());
	}

	@EventListener
	void on(StatusMoved moved) {
		String number = moved.feedback().improvementNumber();
		if (moved.status() == Status.WITHDRAWN && number != null) {
			left(number, moved.feedback());
		}
	}

	/** A duplicate that waited here becomes a case of its own. */
	@EventListener
	void on(Noted noted) {
		if (noted.kind().equals("unlinked")) {
			Feedback unlinked = this.cases.get(noted.number());
			if (unlinked.improvementNumber() != null) {
				left(unlinked.improvementNumber(), unlinked);
			}
		}
	}

	/** Of two that leave at once the second sees that the first has left. */
	private void left(String number, Feedback feedback) {
		Improvement improvement = this.repository.keepByNumber(number).orElseThrow();
		boolean empty = this.improvements.waiting(number)
			.stream()
			.map(Feedback::number)
			.allMatch(feedback.number()::equals);
		if (improvement.isOpen() && empty) {
			improvement.leftEmpty(this.clock.instant());
		}
	}

}
