package feedbackloop.intake;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows staff what the customer agreed to, and whether that still holds.
 */
@Component
@Order(90)
class ConsentPart implements CasePart {

	private final Consents consents;

	ConsentPart(Consents consents) {
		this.consents = consents;
	}

	@Override
	public String name() {
		return "consent";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.PEOPLE;
	}

	/** Only whoever left a contact on a page was asked. */
	@Override
	public Consent of(CaseLook look) {
		boolean asked = Channel.PORTAL.key().equals(look.feedback().arrival().channel())
				&& !look.feedback().contact().isAnonymous();
		return asked ? this.consents.find(look.number()).orElse(null) : null;
	}

}
