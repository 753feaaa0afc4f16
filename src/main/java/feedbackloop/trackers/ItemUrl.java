package feedbackloop.trackers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.feedback.Blank;
import feedbackloop.process.Refusal;

/**
 * The address of a work item. We never fetch it; people open it, so it must be what it
 * looks like.
 *
 * @param text scheme and host in small letters
 * @param host without the port
 * @param rest what follows host and port, or nothing
 */
record ItemUrl(String text, String host, String rest) {

	static final int LONGEST = 1000;

	private static final Pattern ADDRESS = Pattern
		.compile("((?i:https?)://)([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(:\\d{1,5})?"
				+ "((?:[/?#][\\x21-\\x7e&&[^\"<>\\\\^`{|}]]*)?)");

	private static final Pattern WITH_USER = Pattern.compile("(?i)https?://[^/?#]*@.*");

	private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

	/**
	 * The address in that text.
	 * @throws Refusal if there is none, or one that we do not show as a link
	 */
	static ItemUrl checked(String field, String text) {
		if (Blank.is(text)) {
			throw Refusal.invalid(field, "itemUrlMissing");
		}
		String stripped = text.strip();
		if (stripped.length() > LONGEST) {
			throw Refusal.invalid(field, "tooLong", LONGEST);
		}
		if (!ASCII.matcher(stripped).matches()) {
			throw Refusal.invalid(field, "itemUrlForeign");
		}
		if (WITH_USER.matcher(stripped).matches()) {
			throw Refusal.invalid(field, "itemUrlUser");
		}
		return read(stripped).orElseThrow(() -> Refusal.invalid(field, "itemUrl"));
	}

	/**
	 * The address, if it is one that we show as a link.
	 */
	static Optional<ItemUrl> read(String text) {
		Matcher address = ADDRESS.matcher(text);
		if (text.length() > LONGEST || !address.matches()) {
			return Optional.empty();
		}
		String port = (address.group(3) != null) ? address.group(3) : "";
		String host = address.group(2).toLowerCase(Locale.ROOT);
		String rest = address.group(4);
		return Optional.of(new ItemUrl(address.group(1).toLowerCase(Locale.ROOT) + host + port + rest, host, rest));
	}

}
