package feedbackloop.notification;

import java.util.List;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Offers the reply templates on the case page. It does so while a task is open in which a
 * person writes to the customer. The titles are in the reader's language, the texts in
 * the customer's.
 */
@Component
@Order(30)
class ReplyPart implements CasePart {

	private final ReplyTemplates replies;

	ReplyPart(ReplyTemplates replies) {
		this.replies = replies;
	}

	@Override
	public String name() {
		return "reply";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.CONVERSATION;
	}

	@Override
	public List<ReplyTemplates.Choice> of(CaseLook look) {
		return ReplyHelp.events(look.ownTasks()).isEmpty() ? null
				: this.replies.choices(LocaleContextHolder.getLocale().getLanguage());
	}

}
