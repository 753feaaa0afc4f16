package feedbackloop.contact;

import java.util.List;

import feedbackloop.contact.ContactStates.ContactState;
import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.Feedback;
import feedbackloop.privacy.Kind;
import feedbackloop.privacy.Remasking.Hidden;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What the case page shows to hide something in the customer's words, and to show it
 * again.
 */
@Component
class MaskForm {

	/** Asks for the list of what is hidden, for which all letters are opened. */
	static final String LIST = "hidden";

	private final Masks masks;

	MaskForm(Masks masks) {
		this.masks = masks;
	}

	/**
	 * Null for whoever may not hide anything.
	 */
	Content of(CaseLook look, ContactState state) {
		Feedback feedback = look.feedback();
		if (feedback.contact().isErased()
				|| !ContactReaders.mayHide(feedback, look.reader(), look.groups(), look.tasks(), state.named())) {
			return null;
		}
		boolean shows = ContactReaders.mayReveal(feedback, look.reader(), look.groups(), look.tasks(), state.named());
		return new Content(Masks.KINDS.stream().map(Kind::key).toList(), Masks.LONGEST, shows,
				(shows && isAsked()) ? this.masks.hidden(feedback).stream().map(Shown::of).toList() : null);
	}

	private static boolean isAsked() {
		return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
				&& attributes.getRequest().getParameter(LIST) != null;
	}

	/**
	 * What the form shows.
	 *
	 * @param longest characters that may be hidden at once
	 * @param shows whether the reader may show something again
	 * @param hidden what is hidden; null unless it was asked for
	 */
	record Content(List<String> kinds, int longest, boolean shows, List<Shown> hidden) {

	}

	/**
	 * Something hidden: not what it is, but what stands around it.
	 */
	record Shown(String kind, String around, String token) {

		static Shown of(Hidden hidden) {
			return new Shown(hidden.kind().key(), hidden.around(), hidden.token());
		}

	}

}
