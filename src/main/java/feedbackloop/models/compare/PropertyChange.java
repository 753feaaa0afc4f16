package feedbackloop.models.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A property that another version has otherwise.
 *
 * @param property which: a word of the message files, or else as the file writes it
 * @param of which of several, such as the id of a listener or the name of an option;
 * empty where there is but one
 * @param was null where it was not there
 * @param is null where it is not there any more
 */
record PropertyChange(String property, String of, String was, String is) {

	private static final String BETWEEN = " ";

	/**
	 * What differs between two versions of something.
	 * @param before its properties, each as the property and, after a space, which of
	 * several
	 */
	static List<PropertyChange> between(Map<String, String> before, Map<String, String> after) {
		Set<String> names = new LinkedHashSet<>(before.keySet());
		names.addAll(after.keySet());
		List<PropertyChange> changes = new ArrayList<>();
		for (String name : names) {
			String was = before.get(name);
			String is = after.get(name);
			if (!Objects.equals(was, is)) {
				int between = name.indexOf(BETWEEN);
				changes.add((between < 0) ? new PropertyChange(name, "", was, is)
						: new PropertyChange(name.substring(0, between), name.substring(between + 1), was, is));
			}
		}
		return changes;
	}

}
