package feedbackloop.process;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import feedbackloop.notation.Finding;

/**
 * What a feature demands of the files that it reads itself, such as message texts and the
 * calendar; implemented by that feature and asked before such a file goes live.
 */
public interface FileContract {

	/**
	 * Whether this feature reads the file.
	 * @param name such as {@code processes/calendar.yaml}
	 */
	boolean reads(String name);

	/**
	 * Whether this feature cannot do without the file, so that it is never retired.
	 */
	default boolean needs(String name) {
		return false;
	}

	/**
	 * With what a new file of that name begins, where people may begin one on the page.
	 */
	default Optional<String> beginning(String name) {
		return Optional.empty();
	}

	/**
	 * What is wrong in the file, empty when nothing is. The answer hangs on nothing but
	 * what is given, because it is kept.
	 * @param files the text of every file by its name as it would be live, null where
	 * there is none
	 */
	List<Finding> check(String name, String text, Function<String, String> files);

}
