package feedbackloop.contact;

import java.util.Set;

import feedbackloop.process.Keys.Messages;
import feedbackloop.process.OutsideEvents;
import feedbackloop.process.ProcessDriver;

import org.springframework.stereotype.Component;

/**
 * Lets the calls to a rehearsed customer come to nothing.
 */
@Component
class RehearsedCalls implements OutsideEvents {

	private final ProcessDriver processes;

	RehearsedCalls(ProcessDriver processes) {
		this.processes = processes;
	}

	@Override
	public Set<String> messages() {
		return Set.of(Messages.CUSTOMER_UNREACHABLE);
	}

	@Override
	public void happen(String message, String feedbackNumber, String userId) {
		this.processes.tell(message, feedbackNumber);
	}

}
