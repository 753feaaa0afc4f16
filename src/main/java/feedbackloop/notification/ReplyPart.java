package feedbackloop.notification;

import java.util.List;

import feedbackloop.feedback.CasePart;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Offers the reply templates on the case page while a task is open in which a person
 * writes to the customer. The titles are in the reader's language, the texts in the
 * customer's.
 */
@Component
@Order(30)
class ReplyPart implements CasePart {

	private final ReplyHelp help;

	private final ReplyTemplates replies;

	ReplyPart(ReplyHelp help, ReplyTemplates replies) {
		this.help = help;
		this.replies = replies;
	}

	@Override
	public String name() {
		return "reply";
	}

	@Override
	public List<ReplyTemplates.Choice> of(String number, String userId) {
		return this.help.events(number).isEmpty() ? null
				: this.replies.choices(LocaleContextHolder.getLocale().getLanguage());
	}

}
