package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds mail addresses, also with spaces around their signs, and with "at" and "dot" in
 * words.
 */
final class MailFinder implements Finder {

	private static final String OF_MAILBOX = "[\\p{Alnum}._%+-]";

	/** Ends where another script begins, as Chinese has no spaces between words. */
	private static final String LABEL = "(?:[\\p{IsLatin}\\d-]++|[\\p{L}&&[^\\p{IsLatin}]]++)";

	private static final Pattern PLAIN = Pattern
		.compile("(?<!" + OF_MAILBOX + ")" + OF_MAILBOX + "++@" + LABEL + "(?:\\." + LABEL + "){1,9}");

	private static final String MAILBOX = "(?<!" + OF_MAILBOX + ")[\\p{Alnum}_%+-][\\p{Alnum}._%+-]{0,63}+";

	private static final String PROVIDER = "(?:qq|163|126|139|189|gmail|hotmail|outlook|sina|sohu|foxmail|yahoo|icloud|yeah|live|aliyun|protonmail)";

	private static final String TOP = "(?:com|cn|net|org|edu|gov|io|me|co|info)(?![\\p{IsLatin}\\d])";

	private static final String DOT = "(?: {0,2}\\. {0,2}| {0,2}[点。] {0,2}| {1,2}dot {1,2}| {0,2}[(\\[{]dot[)\\]}] {0,2})";

	private static final String HOST = "[\\p{IsLatin}\\d-]{1,40}+";

	private static final String TOPS = DOT + TOP + "(?:" + DOT + TOP + ")?";

	/** Signs that stand for @ and for nothing else, before any domain. */
	private static final Pattern SPELT = Pattern.compile(MAILBOX
			+ " {0,2}(?:@|[(\\[{<] {0,1}(?:at|@) {0,1}[)\\]}>]|艾特|圈a) {0,2}" + HOST + "(?:\\." + HOST + "){0,3}" + TOPS,
			Pattern.CASE_INSENSITIVE);

	/** Signs that also stand for other things, so before a provider of mailboxes only. */
	private static final Pattern HINTED = Pattern.compile(
			MAILBOX + "(?: {1,2}at {1,2}|#|\\*| {0,2}◎ {0,2}|\\(a\\))" + PROVIDER + TOPS, Pattern.CASE_INSENSITIVE);

	/** In words altogether. */
	private static final Pattern SPOKEN = Pattern.compile(
			MAILBOX + " {1,2}at {1,2}" + HOST + "(?: {1,2}dot {1,2}" + HOST + "){0,2} {1,2}dot {1,2}" + TOP,
			Pattern.CASE_INSENSITIVE);

	@Override
	public List<Passage> in(String text) {
		List<Passage> found = new ArrayList<>();
		if (text.indexOf('@') >= 0) {
			found.addAll(Finder.matches(Kind.MAIL, PLAIN, 0, text, Shown::mail));
		}
		for (Pattern pattern : List.of(SPELT, HINTED, SPOKEN)) {
			for (Passage spelt : Finder.matches(Kind.MAIL, pattern, 0, text, (address) -> "***")) {
				if (found.stream().noneMatch(spelt::overlaps)) {
					found.add(spelt);
				}
			}
		}
		return found;
	}

}
