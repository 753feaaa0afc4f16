package feedbackloop.notification;

import java.util.List;

import feedbackloop.feedback.Feedback;
import feedbackloop.notation.Finding;

import org.springframework.stereotype.Component;

/**
 * Texts to customers that people choose instead of typing them, such as those of macros.
 * They name what reply templates may name.
 */
@Component
public class ReplyTexts {

	/** A text stands alone, a template has a title before it. */
	private static final String TITLE = "-\n\n";

	private final Letters letters;

	ReplyTexts(Letters letters) {
		this.letters = letters;
	}

	/**
	 * What is wrong in the text.
	 * @param place where it stands in the file
	 */
	public static List<Finding> check(String file, String place, String text) {
		return TextCheck.of(file, TITLE + text, null, TextFacts.REPLY)
			.stream()
			.map((finding) -> new Finding(file, place, finding.code(), finding.arguments(), finding.warning()))
			.toList();
	}

	/**
	 * The text with the data of the case.
	 */
	public String fill(String text, Feedback feedback) {
		return MessageTemplate.parse(TITLE + text).fill(this.letters.facts(feedback)).body().strip();
	}

	/**
	 * The names that such a text may use, in their order.
	 */
	public static List<String> names() {
		return ReplyTemplates.NAMES.stream().sorted().toList();
	}

}
