package feedbackloop;

import feedbackloop.words.Words;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * What is said of a status when nothing more is known: no internals, in the reader's
 * language.
 */
@Component
class ErrorWords {

	private final Words words;

	ErrorWords(Words words) {
		this.words = words;
	}

	/**
	 * One sentence for people.
	 */
	String sentence(HttpStatus status) {
		return this.words.find("error." + status.value()).orElseGet(() -> this.words.say("error.other"));
	}

	/**
	 * The same for programs.
	 */
	ProblemDetail problem(HttpStatus status) {
		return ProblemDetail.forStatusAndDetail(status, sentence(status));
	}

}
