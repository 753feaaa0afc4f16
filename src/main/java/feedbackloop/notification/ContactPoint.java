package feedbackloop.notification;

import java.util.Locale;
import java.util.Map;

import feedbackloop.DatabaseOutage;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * How customers reach us, as process owners write it in {@code contactPoint}. It stands
 * in messages and below the pages of customers, where templates call it
 * {@code @contactPoint}.
 */
@Component("contactPoint")
public class ContactPoint {

	static final String TEXT = "contactPoint";

	private final MessageTexts texts;

	private final CustomerLinks links;

	private final MailRoute route;

	ContactPoint(MessageTexts texts, CustomerLinks links, MailRoute route) {
		this.texts = texts;
		this.links = links;
		this.route = route;
	}

	/**
	 * In the language of whoever reads; null where there is none. A page that says that
	 * the database is away does without.
	 */
	public String text() {
		try {
			return Locale.ENGLISH.getLanguage().equals(LocaleContextHolder.getLocale().getLanguage())
					? in(MessageTexts.ENGLISH) : in(MessageTexts.CHINESE);
		}
		catch (RuntimeException ex) {
			if (DatabaseOutage.isCauseOf(ex)) {
				return null;
			}
			throw ex;
		}
	}

	/**
	 * In that language; null where there is none.
	 */
	String in(String language) {
		MessageTemplate text = this.texts.template(TEXT, language);
		return (text != null)
				? text.fill(Map.of("mailAddress", this.links.sender(), "repliesRead", this.route.isOpen()))
					.body()
					.strip()
				: null;
	}

}
