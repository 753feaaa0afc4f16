package feedbackloop.intake;

import java.util.List;
import java.util.Set;

import feedbackloop.process.Keys.Messages;
import feedbackloop.process.OutsideEvents;
import feedbackloop.process.RehearsedIntake;

import org.springframework.stereotype.Component;

/**
 * The customer of a rehearsal: gives a feedback and follows it by the ways of every
 * customer.
 */
@Component
class RehearsedCustomer implements RehearsedIntake, OutsideEvents {

	private static final String WORDS = "排练 Rehearsal";

	private final Intake intake;

	private final CustomerCase customers;

	private final ComingBack comingBack;

	RehearsedCustomer(Intake intake, CustomerCase customers, ComingBack comingBack) {
		this.intake = intake;
		this.customers = customers;
		this.comingBack = comingBack;
	}

	@Override
	public String register(String channel, String coreBlocked, String mark, boolean riskHint, String language,
			boolean reachable) {
		FeedbackRequest.Customer customer = reachable
				? new FeedbackRequest.Customer(WORDS, null, null, "rehearsal@example.org", false) : null;
		FeedbackRequest request = new FeedbackRequest(channel, new ClearVerbatim(WORDS, WORDS, WORDS), null,
				new FeedbackRequest.Topic(WORDS, null, null, null), customer, null, null, coreBlocked,
				"none".equals(mark) ? null : mark, null, language, null);
		Origin origin = new Origin("rehearsal", null, null, null, riskHint, false, language, null);
		return this.intake.register(request, List.of(), origin).number();
	}

	@Override
	public Set<String> messages() {
		return Set.of(Messages.CUSTOMER_REPLIED, Messages.CUSTOMER_ADDED, Messages.CUSTOMER_CONFIRMED,
				Messages.CUSTOMER_DISPUTED, Messages.WITHDRAWN, Messages.REOPENED);
	}

	@Override
	public void happen(String message, String feedbackNumber, String userId) {
		String secret = this.customers.secretOf(feedbackNumber);
		switch (message) {
			case Messages.CUSTOMER_CONFIRMED ->
				this.customers.confirm(feedbackNumber, secret, new Confirmation(true, 5, WORDS));
			case Messages.CUSTOMER_DISPUTED ->
				this.customers.confirm(feedbackNumber, secret, new Confirmation(false, 1, WORDS));
			case Messages.WITHDRAWN -> this.customers.withdraw(feedbackNumber, secret);
			case Messages.REOPENED ->
				this.comingBack.comeBack(feedbackNumber, secret, WORDS, List.of(), Channel.PORTAL);
			default -> this.customers.add(feedbackNumber, secret, new Message(WORDS), List.of());
		}
	}

}
