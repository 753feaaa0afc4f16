package feedbackloop.models.edits;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with one place changed.
 *
 * @param place the line, and the last id before it
 * @param before what stood there
 * @param after what stands there now
 * @param text the whole text as it is now
 */
record Changed(String place, String before, String after, String text) {

	private static final Pattern ID = Pattern.compile("\\bid\"?[=:] ?\"([^\"]*)\"");

	/**
	 * The text with what stands between start and end replaced.
	 */
	static Changed at(String text, int start, int end, String after) {
		return new Changed(place(text, start), text.substring(start, end), after,
				text.substring(0, start) + after + text.substring(end));
	}

	/**
	 * The text as it is now, with the place of its first difference.
	 */
	static Changed whole(String text, String now, String before, String after) {
		int at = 0;
		while (at < Math.min(text.length(), now.length()) && text.charAt(at) == now.charAt(at)) {
			at++;
		}
		return new Changed(place(text, at), before, after, now);
	}

	private static String place(String text, int at) {
		long line = text.substring(0, at).lines().count();
		String id = "";
		Matcher ids = ID.matcher(text).region(0, Math.min(text.length(), at + 1));
		while (ids.find()) {
			id = " " + ids.group(1);
		}
		return "line " + Math.max(1, line) + id;
	}

}
