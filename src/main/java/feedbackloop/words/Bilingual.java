package feedbackloop.words;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text of a decision table holds both languages in one cell, "中文 / English". A name or
 * a label in a model holds them side by side, "中文 English". A page shows the reader's.
 */
public final class Bilingual {

	private static final String BETWEEN = " / ";

	private static final String FACT = "{{";

	/**
	 * What a point parts from the first Chinese character is that of both, as "1 · ".
	 * English begins after the last Chinese character that a space follows.
	 */
	private static final Pattern SIDE_BY_SIDE = Pattern.compile(
			"([^\\p{IsHan}]*· )?(.*[\\p{IsHan}\\p{InCJK_Symbols_And_Punctuation}\\p{InHalfwidth_And_Fullwidth_Forms}…]) +([^\\p{IsHan}]+)");

	private Bilingual() {
	}

	/**
	 * The half in the reader's language; the whole text if it has no second half.
	 */
	public static String in(Locale locale, String text) {
		int middle = (text != null) ? text.indexOf(BETWEEN) : -1;
		if (middle < 0) {
			return text;
		}
		return isEnglish(locale) ? text.substring(middle + BETWEEN.length()) : text.substring(0, middle);
	}

	/**
	 * The half in the reader's language of a name or label, whichever way it is written;
	 * the whole text if it is in one language only; null for null.
	 */
	public static String label(Locale locale, String text) {
		Matcher halves = SIDE_BY_SIDE.matcher((text != null) ? text : "");
		if (text == null || text.contains(BETWEEN) || !halves.matches()) {
			return in(locale, text);
		}
		String both = (halves.group(1) != null) ? halves.group(1) : "";
		return both + (isEnglish(locale) ? halves.group(3) : halves.group(2));
	}

	/**
	 * The lines in the reader's language of a text whose lines are in one or in both. A
	 * line that names facts is left whole, and goes only where another one of the
	 * reader's language names some.
	 */
	public static String lines(Locale locale, String text) {
		Predicate<String> facts = (line) -> line.contains(FACT);
		Predicate<String> inBoth = facts.negate().and((line) -> SIDE_BY_SIDE.matcher(line).matches());
		Predicate<String> own = inBoth.or((line) -> !line.isBlank() && isChinese(line) != isEnglish(locale));
		boolean ownFacts = text.lines().anyMatch(own.and(facts));
		boolean ownWords = text.lines().anyMatch(own.and(facts.negate()));
		return text.lines()
			.filter((line) -> line.isBlank() || own.test(line) || !(facts.test(line) ? ownFacts : ownWords))
			.map((line) -> facts.test(line) ? line : label(locale, line))
			.collect(Collectors.joining("\n"));
	}

	private static boolean isChinese(String line) {
		return line.codePoints().anyMatch(Character::isIdeographic);
	}

	/**
	 * Both texts of tables, one after the other, in each language.
	 */
	public static String together(String first, String second) {
		return in(Locale.CHINESE, first) + "；" + in(Locale.CHINESE, second) + BETWEEN + in(Locale.ENGLISH, first) + "; "
				+ in(Locale.ENGLISH, second);
	}

	private static boolean isEnglish(Locale locale) {
		return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
	}

}
