package feedbackloop.process;

import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Variables;

import org.springframework.stereotype.Component;

/**
 * Lets a rehearsed case hear what came of it elsewhere, and of facts that changed.
 */
@Component
class RehearsedOutcomes implements OutsideEvents {

	private static final int MORE_CUSTOMERS = 4;

	private final Cases cases;

	private final CaseOutcome outcome;

	private final ProcessDriver driver;

	RehearsedOutcomes(Cases cases, CaseOutcome outcome, ProcessDriver driver) {
		this.cases = cases;
		this.outcome = outcome;
		this.driver = driver;
	}

	@Override
	public Set<String> messages() {
		return Set.of(Messages.IMPROVEMENT_FINISHED, Messages.TAKEN_UP, Messages.DECLINED, Messages.UNLINKED,
				Messages.REGRADED, Messages.CASE_ATTACHED, Messages.CONTRIBUTION_ASKED);
	}

	@Override
	public void happen(String message, String feedbackNumber, String userId) {
		Feedback feedback = this.cases.get(feedbackNumber);
		switch (message) {
			case Messages.IMPROVEMENT_FINISHED -> this.outcome.finished(feedback);
			case Messages.DECLINED -> this.outcome.declined(feedback);
			case Messages.TAKEN_UP -> {
				this.cases.move(feedback, Status.IN_PROGRESS);
				this.outcome.takenUp(feedback);
			}
			case Messages.UNLINKED -> {
				feedback.servedBy(null);
				this.outcome.unlinked(feedback);
			}
			case Messages.REGRADED ->
				this.driver.tell(message, feedbackNumber, Map.of(Variables.AFFECTED, MORE_CUSTOMERS));
			case Messages.CONTRIBUTION_ASKED -> this.driver.startBeside(message, feedback.improvementNumber(),
					Map.of(Variables.CONTRIBUTION_TEAM, StaffGroup.LEGAL.id()));
			default -> this.driver.tell(message, feedback.improvementNumber());
		}
	}

}
