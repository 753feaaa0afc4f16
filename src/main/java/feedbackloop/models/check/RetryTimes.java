package feedbackloop.models.check;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a step that failed is tried again, and after what time: {@code R5/PT10M}, or
 * the time before each new trial, {@code PT1M,PT1H}.
 */
final class RetryTimes {

	private static final Pattern REPEATED = Pattern.compile("R([1-9]\\d?)/(P[^/]+)");

	private static final int MOST = 99;

	private RetryTimes() {
	}

	/** Whether the engine understands it, and comes to an end. */
	static boolean areSound(String text) {
		try {
			Matcher repeated = REPEATED.matcher(text);
			if (repeated.matches()) {
				return TimeText.isBearable(repeated.group(2));
			}
			String[] times = text.split(",", -1);
			return times.length <= MOST && Arrays.stream(times).map(String::strip).allMatch(TimeText::isBearable);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
