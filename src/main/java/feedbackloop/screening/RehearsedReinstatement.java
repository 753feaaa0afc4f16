package feedbackloop.screening;

import java.util.Set;

import feedbackloop.process.Keys.Messages;
import feedbackloop.process.OutsideEvents;

import org.springframework.stereotype.Component;

/**
 * Lets a rehearsed case that was declined be found to be misjudged.
 */
@Component
class RehearsedReinstatement implements OutsideEvents {

	private final DeclinedCases declined;

	RehearsedReinstatement(DeclinedCases declined) {
		this.declined = declined;
	}

	@Override
	public Set<String> messages() {
		return Set.of(Messages.REINSTATED);
	}

	@Override
	public void happen(String message, String feedbackNumber, String userId) {
		this.declined.reinstate(feedbackNumber, "排练 Rehearsal", userId);
	}

}
