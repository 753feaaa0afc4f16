package feedbackloop.contact;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import feedbackloop.contact.ContactStates.ContactState;
import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Consent;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.process.Right;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Shows by which consent the customer is reached, and how: a message at any time, and to
 * whoever works the case one field at a time in clear.
 */
@Component
@Order(15)
class ContactPart implements CasePart {

	/** Which field the request before revealed; the value itself is kept nowhere. */
	static final String REVEALED = "revealedField";

	private final ContactStates states;

	private final Reveals reveals;

	private final Calls calls;

	private final MessageForm messages;

	private final ProgressForm progress;

	private final MaskForm masks;

	private final StaffRequests requests;

	private final WithheldWords withheld;

	ContactPart(ContactStates states, Reveals reveals, Calls calls, MessageForm messages, ProgressForm progress,
			MaskForm masks, StaffRequests requests, WithheldWords withheld) {
		this.states = states;
		this.reveals = reveals;
		this.calls = calls;
		this.messages = messages;
		this.progress = progress;
		this.masks = masks;
		this.requests = requests;
		this.withheld = withheld;
	}

	@Override
	public String name() {
		return "contact";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.CONVERSATION;
	}

	/**
	 * Null for whoever has nothing to do here.
	 */
	@Override
	public Content of(CaseLook look) {
		ContactState state = this.states.of(look.number(), look.reader());
		Access access = access(look, state);
		MessageForm.Content message = look.feedback().contact().isErased() ? null : this.messages.of(look, state);
		ProgressForm.Content progress = this.progress.of(look, state);
		MaskForm.Content masks = this.masks.of(look, state);
		boolean nothing = access == null && message == null && progress == null && masks == null
				&& state.consent() == null;
		return nothing ? null : new Content(withheld(look, state), access, message, progress, masks, state.consent());
	}

	/** Of whoever may see the customer in clear, too. */
	private List<String> withheld(CaseLook look, ContactState state) {
		return ContactReaders.mayReveal(look.feedback(), look.reader(), look.groups(), look.tasks(), state.named())
				? this.withheld.of(look.feedback()) : List.of();
	}

	private Access access(CaseLook look, ContactState state) {
		Feedback feedback = look.feedback();
		boolean guards = Right.GUARD_CONTACT.isOf(look.groups());
		boolean reads = ContactReaders.mayReveal(feedback, look.reader(), look.groups(), look.tasks(), state.named());
		if (!reads && !guards) {
			return null;
		}
		boolean erased = feedback.contact().isErased();
		return new Access(reads && !erased ? known(feedback) : List.of(), ContactField.REASONS, erased,
				reads && !erased ? revealed(feedback) : null, guards, state.named().isPresent(),
				String.join(", ", state.named().orElse(List.of())),
				reads && !erased ? calls(feedback, state.failedCalls()) : null);
	}

	private CallForm calls(Feedback feedback, int failed) {
		int most = (failed > 0) ? this.calls.most(feedback) : Integer.MAX_VALUE;
		return new CallForm(Calls.OUTCOMES, failed, most, this.requests.newKey());
	}

	private Shown revealed(Feedback feedback) {
		ServletRequestAttributes request = (ServletRequestAttributes) RequestContextHolder.getRequestAttributes();
		Map<String, ?> flash = (request != null) ? RequestContextUtils.getInputFlashMap(request.getRequest()) : null;
		Object field = (flash != null) ? flash.get(REVEALED) : null;
		return (field != null)
				? new Shown(field.toString(), this.reveals.value(feedback, ContactField.of(field.toString()))) : null;
	}

	/** What there is, masked; files are opened where they are listed. */
	private static List<Shown> known(Feedback feedback) {
		return Arrays.stream(ContactField.values())
			.filter((field) -> field != ContactField.FILE)
			.map((field) -> new Shown(field.key(), masked(feedback, field)))
			.filter((shown) -> shown.value() != null)
			.toList();
	}

	private static String masked(Feedback feedback, ContactField field) {
		Contact contact = feedback.contact();
		return switch (field) {
			case PHONE -> ProtectedText.maskedOrNull(contact.phone());
			case EMAIL -> ProtectedText.maskedOrNull(contact.email());
			case NAME -> ProtectedText.maskedOrNull(contact.name());
			case TEXT -> "";
			case FILE -> null;
		};
	}

	/**
	 * What the part shows.
	 *
	 * @param withheld the words that others do not read yet, masked; empty if everybody
	 * reads them
	 * @param access null for who may neither see the customer nor say who may
	 * @param message null for who may not write to the customer
	 * @param progress null while nothing is to be told of how far the work is
	 * @param masks null for who may hide nothing
	 * @param consent by which the contact is kept, or null
	 */
	record Content(List<String> withheld, Access access, MessageForm.Content message, ProgressForm.Content progress,
			MaskForm.Content masks, Consent consent) {

	}

	/**
	 * How the customer is seen and called.
	 *
	 * @param fields what may be shown in clear, masked; empty for who may not
	 * @param revealed what was asked for just now, in clear, or null
	 * @param guards whether the reader says who else may see a sensitive case
	 * @param named user ids, as they are typed
	 * @param calls null for who may not call
	 */
	record Access(List<Shown> fields, List<String> reasons, boolean erased, Shown revealed, boolean guards,
			boolean sensitive, String named, CallForm calls) {

	}

	/**
	 * How a call is kept.
	 *
	 * @param failed how many in a row came to nothing
	 * @param most after how many of them the case goes on; not asked as long as none
	 * failed
	 * @param key so that a second click keeps no second call
	 */
	record CallForm(List<String> outcomes, int failed, int most, String key) {

		/** Whether there is something to say of how often it may fail. */
		public boolean isLimited() {
			return this.failed > 0 && this.most < Integer.MAX_VALUE;
		}

	}

	/**
	 * A field and what is shown of it.
	 */
	record Shown(String field, String value) {

		@Override
		public String toString() {
			return "Shown " + this.field;
		}

	}

}
