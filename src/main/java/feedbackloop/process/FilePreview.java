package feedbackloop.process;

import java.util.List;
import java.util.Map;

/**
 * How a file of a feature will look to those who read it, shown to whoever edits it;
 * implemented by that feature.
 */
public interface FilePreview {

	/**
	 * Whether this feature reads the file.
	 * @param name such as {@code processes/calendar.yaml}
	 */
	boolean reads(String name);

	/**
	 * What readers will see, in the language of the file or else of the current request;
	 * empty when the text cannot be read, which the check explains.
	 * @param asked what the editor would like to try, by field; may be empty
	 */
	List<PreviewedText> show(String name, String text, Map<String, String> asked);

	/**
	 * Something as it will be read.
	 */
	record PreviewedText(String title, String body) {

	}

}
