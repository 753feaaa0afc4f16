package feedbackloop.notification;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.notation.Finding;

/**
 * Finds links that are written out. Letters lead to our own pages only, by their names.
 * What a person adds to a reply is read before it is sent. But no link may carry what is
 * known of a case, and not even our own the secret.
 */
final class TextLinks {

	private static final String ENDS = "(?:com|net|org|cn|info|biz|io|co|cc|me|tv|top|xyz|vip|club|shop|site|online|store|link"
			+ "|click|page|live|zip|mov|pw|ws|gg|ly|ai|su|app|dev|hk|tw|mo|sg|jp|kr|uk|us|de|fr|eu|ru|edu|gov|mobi|asia|example)";

	/** An address, wherever a mail program would make a link of it. */
	private static final String ADDRESS = "[a-z][a-z0-9+.-]*:\\s?[/\\\\]{2}\\S*|(?:mailto|tel|sms|data|javascript):\\S+"
			+ "|(?<![\\w@.-])(?:[\\w-]+\\.)+" + ENDS + "(?![\\w-])(?!\\.\\w)\\S*"
			+ "|(?<![\\w@.-])(?:www\\.|(?:\\d{1,3}\\.){3}\\d{1,3}[:/])\\S*";

	private static final Pattern WRITTEN = Pattern.compile(ADDRESS, Pattern.CASE_INSENSITIVE);

	/** A host of any ending that gets a name with its path. */
	private static final Pattern WITH_NAME = Pattern
		.compile("(?:" + ADDRESS + "|(?<![\\w@.-])(?:[\\w-]+\\.)+[a-z]{2,}[/?#:]\\S*)", Pattern.CASE_INSENSITIVE);

	/** Our own, with a path behind it or without. */
	private static final Pattern OWN = Pattern.compile("\\{\\{(?:followLink|helpLink|rateLink|link)}}(?:/[\\w./-]*)?");

	private static final Pattern WITH_SECRET = Pattern.compile("\\{\\{own}}[\\w./?&=#%:;-]*\\{\\{secret}}");

	/** Browsers take the full stop of Chinese for a dot. */
	private static final Pattern DOT = Pattern.compile("(?<=[A-Za-z0-9])。(?=[A-Za-z])");

	private TextLinks() {
	}

	static List<Finding> in(String file, TextSyntax text, TextFacts facts) {
		List<Finding> findings = new ArrayList<>();
		List<String> lines = text.lines();
		for (int i = 0; i < lines.size(); i++) {
			String line = DOT.matcher(Normalizer.normalize(lines.get(i), Form.NFKC)).replaceAll(".");
			line = OWN.matcher(line).replaceAll("{{own}}");
			String carrying = Stream
				.concat(WITH_SECRET.matcher(line).results(),
						WITH_NAME.matcher(line).results().filter((link) -> link.group().contains("{{")))
				.map(MatchResult::group)
				.findFirst()
				.orElse(null);
			Matcher written = WRITTEN.matcher(line);
			if (carrying != null) {
				findings.add(Finding.of(file, "line " + (i + 1), "textLinkCarries", carrying));
			}
			else if (facts != TextFacts.REPLY && written.find()) {
				findings.add(Finding.of(file, "line " + (i + 1), "textLink", written.group()));
			}
		}
		return findings;
	}

}
