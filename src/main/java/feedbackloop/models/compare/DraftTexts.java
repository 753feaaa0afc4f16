package feedbackloop.models.compare;

import java.util.Optional;

/**
 * Gives the drafts of files; implemented where drafts are kept.
 */
public interface DraftTexts {

	/**
	 * The draft of the file, empty when there is none.
	 * @param name such as {@code processes/grade.dmn}
	 */
	Optional<String> textOf(String name);

}
