package feedbackloop.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import feedbackloop.notation.Finding;

/**
 * Finds names that were meant to be filled in and stand outside of double braces. The
 * reader would see them: {@code followLink}, {@code [number]}, {@code <secret>}.
 */
final class LooseNames {

	/** Of several words in one, as no language writes them. */
	private static final Set<String> NO_WORDS = Set.of("statusText", "receivedAt", "followLink", "helpLink", "rateLink",
			"nextStep", "expectedBy", "watchUntil", "reopenUntil", "movedBecause");

	/** Such names are words as well: only what stands around them tells. */
	private static final Set<String> WORDS = Set.of("number", "product", "module", "secret", "text", "workaround",
			"improved", "done", "link", "task", "due", "percent", "late", "left", "actions", "count", "lines");

	private static final Pattern IN_MESSAGES = pattern("[<\\[【〔〖《«（$@%#]", "[>\\]】〕〗》»）$@%#]");

	/** In replies, square brackets hold what a person has to put in their place. */
	private static final Pattern IN_REPLIES = pattern("[<【〖《«（$@%#]", "[>】〗》»）$@%#]");

	private LooseNames() {
	}

	static List<Finding> in(String file, TextSyntax text, TextFacts facts) {
		Pattern loose = (facts == TextFacts.REPLY) ? IN_REPLIES : IN_MESSAGES;
		List<Finding> findings = new ArrayList<>();
		List<String> lines = text.lines();
		for (int i = 0; i < lines.size(); i++) {
			Matcher name = loose.matcher(lines.get(i).replaceAll("\\{\\{[^}]*}}", "{}"));
			if (name.find()) {
				findings.add(Finding.of(file, "line " + (i + 1), "textBraces", name.group()));
			}
		}
		return findings;
	}

	private static Pattern pattern(String before, String after) {
		return Pattern.compile(
				"(?<![A-Za-z])(?:%1$s)(?![A-Za-z])|%2$s\\s*(?:%3$s)\\s*%4$s|[$](?:%3$s)(?![A-Za-z])|__(?:%3$s)__|[(]{2}\\s*(?:%3$s)\\s*[)]{2}"
					.formatted(any(NO_WORDS), before, any(WORDS), after),
				Pattern.CASE_INSENSITIVE);
	}

	private static String any(Collection<String> names) {
		return names.stream().sorted().collect(Collectors.joining("|"));
	}

}
