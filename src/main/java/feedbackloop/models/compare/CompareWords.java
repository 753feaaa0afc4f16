package feedbackloop.models.compare;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Words of what a file calls by a key, in the reader's language; a key without a word is
 * shown as it is.
 */
@Component
class CompareWords {

	private final MessageSource messages;

	private final ZoneId zone;

	CompareWords(MessageSource messages, @Value("${feedback-loop.zone}") ZoneId zone) {
		this.messages = messages;
		this.zone = zone;
	}

	Words in(Locale locale) {
		return new Words(this.messages, locale, this.zone);
	}

	/**
	 * The words in one language.
	 */
	record Words(MessageSource messages, Locale locale, ZoneId zone) {

		private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

		/**
		 * A version's number, live or draft.
		 */
		public String version(String version) {
			return version.matches("\\d+")
					? this.messages.getMessage("compare.version", new Object[] { version }, this.locale)
					: this.messages.getMessage("compare." + version, null, this.locale);
		}

		/**
		 * A time in the zone of the application.
		 */
		public String time(Instant time) {
			return TIME.format(time.atZone(this.zone));
		}

		/**
		 * The property that changed, with which of several.
		 */
		public String property(PropertyChange change) {
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
