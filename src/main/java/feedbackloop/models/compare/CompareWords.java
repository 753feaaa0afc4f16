package feedbackloop.models.compare;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Words of what a file calls by a key, in the reader's language; a key without a word is
 * shown as it is.
 */
@Component
class CompareWords {

	private final MessageSource messages;

	CompareWords(MessageSource messages) {
		this.messages = messages;
	}

	Words in(Locale locale) {
		return new Words(this.messages, locale);
	}

	/**
	 * The words in one language.
	 */
	record Words(MessageSource messages, Locale locale) {

		/**
		 * The property that changed, with which of several.
		 */
		public String property(Change change) {
			String word = this.messages.getMessage("compare.property." + change.property(), null, change.property(),
					this.locale);
			return change.of().isEmpty() ? word : word + " " + change.of();
		}

		/**
		 * What kind of element or field it is.
		 */
		public String type(String type) {
			return this.messages.getMessage("compare.type." + type, null, type, this.locale);
		}

	}

}
