package feedbackloop.models.pages;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.models.pages.DrawnTable.Column;
import feedbackloop.process.Bilingual;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Words beside tables, in the reader's language.
 */
@Component
class RuleWords {

	private final MessageSource messages;

	RuleWords(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * The reader's half of a text in both languages.
	 */
	public String reader(String text) {
		return Bilingual.in(LocaleContextHolder.getLocale(), text);
	}

	/**
	 * What a column means: what its table says about it, else what we say.
	 */
	public String column(Column column) {
		if (!column.description().isEmpty()) {
			return reader(column.description());
		}
		return this.messages.getMessage("rules.column." + column.name(), null, "", LocaleContextHolder.getLocale());
	}

	/**
	 * The words of the table editor by what it calls them.
	 */
	Map<String, String> editor(Locale locale) {
		return this.messages.getMessage("rules.editorWords", null, "", locale)
			.lines()
			.map((line) -> line.split("=", 2))
			.filter((word) -> word.length == 2)
			.collect(Collectors.toMap((word) -> word[0].strip(), (word) -> word[1].strip()));
	}

}
