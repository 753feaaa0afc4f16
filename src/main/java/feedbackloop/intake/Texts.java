package feedbackloop.intake;

import java.util.List;
import java.util.Optional;

import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.StoredText;

/**
 * What the database can hold of what customers write, whatever they write.
 */
final class Texts {

	/** Characters of a description or a message. */
	static final int LONGEST = StoredText.CORRESPONDENCE;

	private Texts() {
	}

	/**
	 * What is wrong with a text, if anything.
	 */
	static Optional<Problem> problem(String field, String text, int longest) {
		if (text == null) {
			return Optional.empty();
		}
		Optional<String> unfit = StoredText.problem(text);
		if (unfit.isPresent()) {
			return unfit.map((problem) -> new Problem(field, problem, List.of()));
		}
		if (text.codePointCount(0, text.length()) > longest) {
			return Optional.of(new Problem(field, "tooLong", List.of(longest)));
		}
		return Optional.empty();
	}

}
