package feedbackloop.privacy;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as they are spoken and spelt. Chinese numerals in a long row are digits. What
 * stands between single digits of a long row is left out.
 */
final class Numerals {

	private static final String CHINESE = "〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖";

	private static final String DIGITS = "001234567891123456789";

	private static final String ANY = "[\\d" + CHINESE + "]";

	/** In groups, or each by itself; fewer than seven are words, such as 一二三. */
	private static final Pattern ROW = Pattern.compile("(?=(?:[ .(),-]{0,3}" + ANY + "){7})" + ANY
			+ "{1,20}+(?:[ .(),-]{1,3}" + ANY + "{2,20}+){0,5}+|[" + CHINESE + "](?:[ .-][" + CHINESE + "]){10,20}+");

	/** Behind a digit it begins a word, as in 13912345678一直. */
	private static final Pattern BEGINS_A_WORD = Pattern
		.compile("(?<=\\d)[" + CHINESE + "](?=[[一-鿿]&&[^" + CHINESE + "]])");

	/** The same sign between all; fewer than eleven are counted, not dialled. */
	private static final Pattern SINGLE_DIGITS = Pattern
		.compile("(?<!\\d|\\d[ .,_/|~、-])\\d([ .,_/|~、-] ?)\\d(?:\\1\\d(?!\\d)){9,17}+(?!\\d|\\1\\d)");

	private Numerals() {
	}

	/**
	 * Writes Chinese numerals as digits, each in its place.
	 */
	static String asDigits(String text) {
		StringBuilder digits = new StringBuilder(text);
		Matcher row = ROW.matcher(text);
		while (row.find()) {
			for (int i = row.start(); i < row.end(); i++) {
				int numeral = CHINESE.indexOf(text.charAt(i));
				boolean aWord = i == row.end() - 1
						&& BEGINS_A_WORD.matcher(text).region(i, text.length()).useTransparentBounds(true).lookingAt();
				if (numeral >= 0 && !aWord) {
					digits.setCharAt(i, DIGITS.charAt(numeral));
				}
			}
		}
		return digits.toString();
	}

	/**
	 * The places of what stands between single digits.
	 */
	static BitSet between(String text) {
		BitSet between = new BitSet();
		Matcher row = SINGLE_DIGITS.matcher(text);
		while (row.find()) {
			for (int i = row.start(); i < row.end(); i++) {
				between.set(i, !Character.isDigit(text.charAt(i)));
			}
		}
		return between;
	}

}
