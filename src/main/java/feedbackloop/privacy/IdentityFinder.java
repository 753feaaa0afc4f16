package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds identity cards of China, Hong Kong, Macao and Taiwan, passports and travel
 * permits.
 */
final class IdentityFinder implements Finder {

	private static final String GAP = "[ ._/-]{0,3}";

	private static final String DATE = "(?:19|20)\\d{2}" + GAP + "(?:0[1-9]|1[0-2])" + GAP + "(?:0[1-9]|[12]\\d|3[01])";

	/** In the groups of its meaning; a wrong check digit may be a slip. */
	private static final Pattern CARD = Pattern
		.compile("(?<!\\d)[1-9]\\d{5}" + GAP + DATE + GAP + "\\d{3}[\\dXx](?![\\dXx])");

	/** In any groups, so the check digit must be right. */
	private static final Pattern GROUPED = Pattern
		.compile("(?<!\\d)[1-9](?:[ ._/-]{0,2}+\\d){16}[ ._/-]{0,2}+[\\dXx](?![\\dXx])");

	private static final Pattern DATE_OF_BIRTH = Pattern
		.compile("\\d{6}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]");

	private static final int[] WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

	private static final String CHECK_DIGITS = "10X98765432";

	private static final String IS = " ?(?:号码?|证号|证件号码?|number|no\\.?)?[ :是为#]{0,4}(?:is )?";

	/** As they are without a word: China's ordinary passports and travel permits. */
	private static final Pattern PASSPORT = Pattern.compile(
			"(?<![A-Za-zÀ-ɏ\\d-])(?:[EG] ?\\d{8}|E[A-HJ-NP-Z] ?\\d{7}|[CHM]\\d{8})(?![A-Za-zÀ-ɏ\\d-])",
			Pattern.CASE_INSENSITIVE);

	/** Hong Kong's, whose check digit stands in brackets. */
	private static final Pattern HONG_KONG = Pattern.compile("(?<![A-Za-zÀ-ɏ\\d])[A-Z]{1,2}\\d{6} ?\\([\\dA]\\)",
			Pattern.CASE_INSENSITIVE);

	/** Behind the word for it, where 15 digits and foreign numbers count, too. */
	private static final Pattern NAMED = Pattern.compile(
			"(?=[身居护通台回军士驾社PpTtIiSs])(?:(?:身份证|身份证件|居民证)(?:号码?|是|为|:| ){0,4}((?<!\\d)[1-9]\\d{5} ?\\d{2}(?:0[1-9]|1[0-2])"
					+ "(?:0[1-9]|[12]\\d|3[01]) ?\\d{3}(?!\\d|[Xx])|[A-Z]{1,2}\\d{6} ?\\(?[\\dA]\\)?(?!\\d)|[A-Z][12]\\d{8}(?!\\d)|[1579]\\d{6}\\(\\d\\))"
					+ "|(?:护照|通行证|台胞证|回乡证|居留证|军官证|士兵证|驾驶证|驾照|passport|travel permit|id card)" + IS
					+ "((?=[A-Z]{0,3}[ -]?\\d)[A-Z]{0,3}[ -]?\\d(?: ?\\d){4,17}+[A-Z]?(?![A-Za-zÀ-ɏ\\d]))"
					+ "|(?:社保号|社会保障号|social security|ssn)" + IS + "(\\d{3}-?\\d{2}-?\\d{4}(?!\\d)))",
			Pattern.CASE_INSENSITIVE);

	@Override
	public List<Passage> in(String text) {
		List<Passage> found = new ArrayList<>();
		addCards(text, found);
		Matcher passport = PASSPORT.matcher(text);
		while (passport.find()) {
			if (!Before.isOfAThing(text, passport.start())) {
				found.add(passage(passport.start(), passport.group()));
			}
		}
		found.addAll(Finder.matches(Kind.IDENTITY, HONG_KONG, 0, text, Shown::identity));
		for (int group = 1; group <= 3; group++) {
			found.addAll(Finder.matches(Kind.IDENTITY, NAMED, group, text, Shown::identity));
		}
		return found;
	}

	private static void addCards(String text, List<Passage> found) {
		Matcher card = CARD.matcher(text);
		while (card.find()) {
			String number = compact(card.group());
			if (checks(number) || !Before.isOfAThing(text, card.start())) {
				found.add(passage(card.start(), card.end(), number));
			}
		}
		Matcher grouped = GROUPED.matcher(text);
		while (grouped.find()) {
			String number = compact(grouped.group());
			if (DATE_OF_BIRTH.matcher(number).matches() && checks(number)) {
				found.add(passage(grouped.start(), grouped.end(), number));
			}
		}
	}

	private static Passage passage(int start, String number) {
		return passage(start, start + number.length(), number);
	}

	private static Passage passage(int start, int end, String number) {
		return new Passage(Kind.IDENTITY, start, end, Shown.identity(number));
	}

	private static String compact(String number) {
		return number.replaceAll("[^\\dXx]", "");
	}

	/** By ISO 7064. */
	private static boolean checks(String number) {
		int sum = 0;
		for (int i = 0; i < WEIGHTS.length; i++) {
			sum += (number.charAt(i) - '0') * WEIGHTS[i];
		}
		return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length()) == Character.toUpperCase(number.charAt(WEIGHTS.length));
	}

}
