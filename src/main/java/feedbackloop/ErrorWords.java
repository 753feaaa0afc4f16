package feedbackloop;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * What is said of a status when nothing more is known: no internals, in the reader's
 * language.
 */
@Component
class ErrorWords {

	private final MessageSource words;

	ErrorWords(MessageSource words) {
		this.words = words;
	}

	/**
	 * One sentence for people.
	 */
	String sentence(HttpStatus status, Locale locale) {
		String otherwise = this.words.getMessage("error.other", null, locale);
		return this.words.getMessage("error." + status.value(), null, otherwise, locale);
	}

	/**
	 * The same for programs.
	 */
	ProblemDetail problem(HttpStatus status, Locale locale) {
		return ProblemDetail.forStatusAndDetail(status, sentence(status, locale));
	}

}
