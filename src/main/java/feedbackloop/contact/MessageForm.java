package feedbackloop.contact;

import java.util.List;
import java.util.UUID;

import feedbackloop.contact.ContactStates.ContactState;
import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.Feedback;
import feedbackloop.notification.MessagePlan;
import feedbackloop.notification.ReplyHelp;
import feedbackloop.notification.ReplyTemplates;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Lets those who may write to the customer do it below the conversation.
 */
@Component
class MessageForm {

	private final MessageDrafts drafts;

	private final MessagePlan plan;

	private final ReplyHelp replies;

	private final StaffRequests requests;

	MessageForm(MessageDrafts drafts, MessagePlan plan, ReplyHelp replies, StaffRequests requests) {
		this.drafts = drafts;
		this.plan = plan;
		this.replies = replies;
		this.requests = requests;
	}

	/**
	 * Null for whoever may not write.
	 */
	Content of(CaseLook look, ContactState state) {
		Feedback feedback = look.feedback();
		if (!MessageWriters.mayWrite(feedback, look.reader(), look.groups(), look.tasks())) {
			return null;
		}
		MessageDraft draft = this.drafts.open(feedback, state.draft());
		List<Choice> files = state.files()
			.entrySet()
			.stream()
			.map((file) -> new Choice(file.getKey(), file.getValue(), draft.files().contains(file.getKey())))
			.toList();
		return new Content(this.plan.mayReach(feedback), draft.text(), state.version(), files,
				this.replies.choices(LocaleContextHolder.getLocale().getLanguage()), feedback.arrival().language(),
				this.requests.newKey());
	}

	/**
	 * What the form shows.
	 *
	 * @param reaches whether there is a way to write to the customer
	 * @param text the draft of the reader
	 * @param version of that draft, or null
	 * @param language in which the customer is written to
	 * @param key so that a second click sends nothing more
	 */
	record Content(boolean reaches, String text, Long version, List<Choice> files,
			List<ReplyTemplates.Choice> templates, String language, String key) {

	}

	/**
	 * A file of the case, by its masked name.
	 */
	record Choice(UUID id, String name, boolean chosen) {

	}

}
