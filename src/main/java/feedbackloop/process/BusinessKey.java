package feedbackloop.process;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes and reads the business keys of processes. That of a case (FB-20261122-000123) or
 * an improvement (IM-20261122-000007) is its number. That of a measure is the number of
 * its improvement and its own (IM-20261122-000007-2). That of a contribution which a team
 * is asked for alone ends with the team (IM-20261122-000007-legal). That of the check of
 * its effect ends with {@code effect}. That of a periodic review is its month
 * (RV-2026-11, a second one in the month RV-2026-11.2).
 */
public final class BusinessKey {

	private static final String CASE = "FB-";

	private static final String IMPROVEMENT = "IM-";

	private static final String REVIEW = "RV-";

	static final Pattern CASE_NUMBER = Pattern.compile(CASE + "\\d{8}-\\d{6,9}");

	static final Pattern IMPROVEMENT_NUMBER = Pattern.compile(IMPROVEMENT + "\\d{8}-\\d{6,9}");

	private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}]+");

	private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212\\u30FC]");

	private static final Pattern DASHES_LEFT_OUT = Pattern.compile("(FB|IM)-?(\\d{8})-?(\\d{6,9})");

	private static final Pattern FIRST_PARTS = Pattern.compile("[^-]*-[^-]*-[^-]*");

	private BusinessKey() {
	}

	/**
	 * The number of a new case.
	 */
	public static String ofCase(LocalDate day, long sequence) {
		return number(CASE, day, sequence);
	}

	/**
	 * The number of a new improvement.
	 */
	public static String ofImprovement(LocalDate day, long sequence) {
		return number(IMPROVEMENT, day, sequence);
	}

	/**
	 * The number of a periodic review.
	 * @param ofMonth which one in its month, from 1
	 */
	public static String ofReview(LocalDate day, int ofMonth) {
		return REVIEW + YearMonth.from(day) + ((ofMonth > 1) ? "." + ofMonth : "");
	}

	/**
	 * The key of a measure.
	 */
	public static String ofMeasure(String improvementNumber, int measure) {
		return improvementNumber + "-" + measure;
	}

	/**
	 * The key of a contribution that a team is asked for alone.
	 */
	public static String ofContribution(String improvementNumber, String team) {
		return improvementNumber + "-" + team;
	}

	/**
	 * The key of the check whether an improvement worked.
	 */
	public static String ofEffectCheck(String improvementNumber) {
		return improvementNumber + "-effect";
	}

	/**
	 * A pattern of SQL's like that finds what an improvement calls: its measures,
	 * contributions of teams that are asked alone, and the check of its effect.
	 */
	public static String calledBy(String improvementNumber) {
		return improvementNumber + "-%";
	}

	/**
	 * The number of the case, the improvement or the review to which the key belongs.
	 */
	public static String number(String businessKey) {
		Matcher number = FIRST_PARTS.matcher(businessKey);
		return number.lookingAt() ? number.group() : businessKey;
	}

	/**
	 * A number as people type it, in the one way that we write it. Wide or small letters,
	 * blanks, and other dashes or none do not matter; null stays null.
	 */
	public static String typed(String text) {
		if (text == null) {
			return null;
		}
		String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
		String plain = DASH.matcher(BLANK.matcher(narrow).replaceAll("")).replaceAll("-").toUpperCase(Locale.ROOT);
		Matcher number = DASHES_LEFT_OUT.matcher(plain);
		return number.matches() ? number.replaceAll("$1-$2-$3") : plain;
	}

	/**
	 * Whether the key is that of a case.
	 */
	public static boolean isOfCase(String businessKey) {
		return businessKey.startsWith(CASE);
	}

	/**
	 * Whether the key is that of an improvement or of one of its measures.
	 */
	public static boolean isOfImprovement(String businessKey) {
		return businessKey.startsWith(IMPROVEMENT);
	}

	/**
	 * Whether the key is that of a periodic review.
	 */
	public static boolean isOfReview(String businessKey) {
		return businessKey.startsWith(REVIEW);
	}

	/**
	 * Whether the text could be the number of a case.
	 */
	public static boolean isCaseNumber(String text) {
		return CASE_NUMBER.matcher(text).matches();
	}

	/**
	 * Whether the text could be the number of a case or an improvement.
	 */
	public static boolean isNumber(String text) {
		return isCaseNumber(text) || IMPROVEMENT_NUMBER.matcher(text).matches();
	}

	private static String number(String prefix, LocalDate day, long sequence) {
		return String.format(Locale.ROOT, "%s%s-%06d", prefix, DateTimeFormatter.BASIC_ISO_DATE.format(day), sequence);
	}

}
