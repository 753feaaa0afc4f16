package feedbackloop.privacy;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;

import org.springframework.stereotype.Component;

/**
 * Masks personal data: mobile and landline numbers, mail addresses, identity cards, bank
 * cards, and names that are known from the contact. The secrets of customers are masked,
 * too, because customers quote our letters. What it does not know the length of becomes
 * stars altogether.
 */
@Component
public class Masker {

	private static final List<String> COMPOUND_SURNAMES = List.of("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容",
			"令狐", "司徒", "夏侯");

	private static final int FEWEST_PHONE_DIGITS = 7;

	private static final String GAP = "[ -]{0,3}";

	private static final String OF_MAILBOX = "[\\p{Alnum}._%+-]";

	/** Ends where another script begins, as Chinese has no spaces between words. */
	private static final String LABEL = "(?:[\\p{IsLatin}\\d-]++|[\\p{L}&&[^\\p{IsLatin}]]++)";

	private static final Pattern MAIL = Pattern
		.compile("(?<!" + OF_MAILBOX + ")" + OF_MAILBOX + "++@" + LABEL + "(?:\\." + LABEL + "){1,9}");

	private static final Pattern IDENTITY_CARD = Pattern.compile("(?<!\\d)[1-9]\\d{5}" + GAP + "(?:19|20)\\d{2}" + GAP
			+ "(?:0[1-9]|1[0-2])" + GAP + "(?:0[1-9]|[12]\\d|3[01])" + GAP + "\\d{3}[\\dXx](?![\\dXx])");

	/** In the groups in which people write them; a row of single digits is none. */
	private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(?:(?:\\+|00)?86" + GAP + ")?1[3-9]\\d(?:" + GAP
			+ "\\d{4}" + GAP + "\\d{4}|" + GAP + "\\d{3}" + GAP + "\\d{5}|\\d" + GAP + "\\d{3}" + GAP + "\\d{4}|\\d{2}"
			+ GAP + "\\d{3}" + GAP + "\\d{3}|\\.\\d{4}\\.\\d{4})(?!\\d)");

	private static final Pattern LANDLINE = Pattern
		.compile("(?<!\\d)(?:\\(0\\d{2,3}\\)|0\\d{2,3})" + GAP + "[2-8](?:\\d{6,7}|\\d{2,3}" + GAP + "\\d{4})(?!\\d)");

	/** 256 bits as {@link CustomerSecret} writes them, in letters of both kinds. */
	private static final Pattern SECRET = Pattern
		.compile("(?<![\\w-])(?=[\\w-]{0,42}[a-z])(?=[\\w-]{0,42}[A-Z])[\\w-]{43}(?![\\w-])");

	/**
	 * The text with personal data masked.
	 * @param text free text, or null
	 * @param known values that are known to be personal (names, numbers); each occurrence
	 * is masked too
	 * @return the masked text, or null
	 */
	public String mask(String text, Collection<String> known) {
		if (text == null) {
			return null;
		}
		String masked = text;
		for (String value : known) {
			if (value != null && value.strip().length() > 1) {
				masked = replace(spellings(value), masked, (found) -> standIn(value.strip()));
			}
		}
		masked = replace(SECRET, masked, (secret) -> "******");
		masked = replace(MAIL, masked, this::email);
		masked = replace(IDENTITY_CARD, masked,
				(card) -> card.charAt(0) + "*".repeat(16) + card.charAt(card.length() - 1));
		masked = CardFinder.mask(masked, Masker::lastFour);
		masked = replace(MOBILE, masked, this::phone);
		masked = replace(LANDLINE, masked, this::phone);
		return PhoneFinder.mask(masked, this::phone);
	}

	/**
	 * What stands for a known value: the mask of an address, of a number or of a name.
	 */
	private String standIn(String value) {
		if (value.indexOf('@') > 0) {
			return email(value);
		}
		return isNumber(value) ? phone(value) : name(value);
	}

	/**
	 * The text with personal data masked.
	 */
	public String mask(String text) {
		return mask(text, List.of());
	}

	/**
	 * A name as it is shown: the surname and stars, "user X" stays readable for nobody.
	 */
	public String name(String name) {
		if (Blank.is(name)) {
			return null;
		}
		String stripped = name.strip();
		int shown = (stripped.length() > 2 && COMPOUND_SURNAMES.contains(stripped.substring(0, 2))) ? 2 : 1;
		shown = Character.offsetByCodePoints(stripped, 0,
				Math.min(shown, stripped.codePointCount(0, stripped.length())));
		int hidden = stripped.codePointCount(shown, stripped.length());
		return stripped.substring(0, (hidden == 0) ? 0 : shown) + "*".repeat(Math.max(1, Math.min(hidden, 3)));
	}

	/**
	 * A mail address as it is shown: first letter and domain.
	 */
	public String email(String address) {
		if (Blank.is(address)) {
			return null;
		}
		int at = address.lastIndexOf('@');
		if (at < 1) {
			return "***";
		}
		return ((at > 1) ? address.substring(0, 1) : "") + "***" + address.substring(at);
	}

	/**
	 * A phone number as it is shown: mobile 138****1234, landline first four and last two
	 * digits, of another country that and the last two.
	 */
	public String phone(String number) {
		if (Blank.is(number)) {
			return null;
		}
		return PhoneFinder.foreign(number).orElseGet(() -> domestic(digits(number)));
	}

	private static String domestic(String number) {
		String digits = number;
		if (digits.startsWith("0086")) {
			digits = digits.substring(4);
		}
		else if (digits.startsWith("86") && digits.length() == 13) {
			digits = digits.substring(2);
		}
		if (digits.length() == 11 && digits.startsWith("1")) {
			return digits.substring(0, 3) + "****" + digits.substring(7);
		}
		if (digits.length() >= 10 && digits.length() <= 12) {
			return digits.substring(0, 4) + "*".repeat(digits.length() - 6) + digits.substring(digits.length() - 2);
		}
		return "*".repeat(Math.max(3, digits.length()));
	}

	/**
	 * A number with any gaps; else the value as a word, in small and capital letters and
	 * with any space inside.
	 */
	private static Pattern spellings(String value) {
		if (isNumber(value)) {
			return Pattern.compile("(?<!\\d)(?:\\+?\\d{1,3}" + GAP + "|0)?"
					+ String.join("[ .()-]{0,3}", PhoneFinder.national(value).split("")) + "(?!\\d)");
		}
		String spellings = Stream.of(Narrow.of(value).text().strip().split("\\s+"))
			.map(Pattern::quote)
			.collect(Collectors.joining("\\s+"));
		return Pattern.compile("(?<!\\p{Alpha}(?=\\p{Alpha}))" + spellings + "(?!(?<=\\p{Alpha})\\p{Alpha})",
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	private static boolean isNumber(String value) {
		return value.indexOf('@') < 0 && digits(value).length() >= FEWEST_PHONE_DIGITS;
	}

	private static String lastFour(String digits) {
		return "*".repeat(digits.length() - 4) + digits.substring(digits.length() - 4);
	}

	private static String digits(String text) {
		return Narrow.of(text).text().replaceAll("\\D", "");
	}

	private static String replace(Pattern pattern, String text, UnaryOperator<String> mask) {
		Narrow narrow = Narrow.of(text);
		Matcher matcher = pattern.matcher(narrow.text());
		StringBuilder result = new StringBuilder();
		int last = 0;
		while (matcher.find()) {
			result.append(text, last, narrow.place(matcher.start())).append(mask.apply(matcher.group()));
			last = narrow.place(matcher.end());
		}
		return result.append(text.substring(last)).toString();
	}

}
