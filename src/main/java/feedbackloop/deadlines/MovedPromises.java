package feedbackloop.deadlines;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import feedbackloop.notification.CustomerMessages;
import feedbackloop.notification.NewPromise;

import org.springframework.stereotype.Component;

/**
 * Tells customers of promises that got later: each case once, of its solution if that
 * moved, since the page names both.
 */
@Component
class MovedPromises {

	private final CustomerMessages messages;

	MovedPromises(CustomerMessages messages) {
		this.messages = messages;
	}

	/**
	 * @param clocks promised deadlines of cases that are later from now on; those of
	 * tasks are left out, since they share the promise of their case
	 * @param reason why, as {@link NewPromise} names it
	 * @param occasion what moved them
	 */
	void tell(Collection<CaseClock> clocks, String reason, String occasion) {
		clocks.stream()
			.filter(CaseClock::ofCase)
			.collect(Collectors.groupingBy(CaseClock::number))
			.values()
			.forEach((later) -> tell(later, reason, occasion));
	}

	private void tell(List<CaseClock> later, String reason, String occasion) {
		CaseClock last = later.stream().max(Comparator.comparing(CaseClock::due)).orElseThrow();
		this.messages.tellMoved(last.number(), new NewPromise(last.due(), reason), occasion);
	}

}
