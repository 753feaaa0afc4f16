package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * Finds phone numbers of all countries in a text, as libphonenumber knows them. One
 * without country and area code is none: it cannot be told from the number of an order.
 */
final class PhoneFinder implements Finder {

	private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

	private static final int CHINA = 86;

	/** Numbers that lead to a person; hotlines are no secret. */
	private static final Set<PhoneNumberType> OF_PEOPLE = EnumSet.of(PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE,
			PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.VOIP, PhoneNumberType.PERSONAL_NUMBER,
			PhoneNumberType.PAGER);

	/** Which numbers are looked for, and how those must begin. */
	private static final List<Region> REGIONS = List.of(new Region("CN", "\\(?(?:\\+|00|0|86)"),
			new Region("HK", "\\(?852\\)?[ .-]"), new Region("MO", "\\(?853\\)?[ .-]"),
			new Region("TW", "\\(?886\\)?[ .-]"), new Region("US", "1[ .-]\\(?\\d{3}\\D|\\(\\d{3}\\)"));

	/** No subscriber in China has a number that begins otherwise. */
	private static final String FIRST_OF_SUBSCRIBERS = "2345678";

	/** Digits that stand alone are counted, not dialled. */
	private static final Pattern COUNTING = Pattern.compile("(?:(?<!\\d)\\d(?!\\d).*?){4}");

	private static final String GAP = "[ _/,~|#-]{0,3}";

	/** Carriers write their own numbers behind these letters. */
	private static final String NO_PARCEL = "(?<!SF|YT|JD|JT|ZTO|STO|EMS|DB|YD)";

	/** In the groups in which people write them, but no decimal and no amount. */
	private static final Pattern MOBILE = Pattern.compile(NO_PARCEL + "(?<!\\d)(?<!\\d\\d\\.)(?:(?:\\+|00)?86" + GAP
			+ ")?1[3-9](?:[ -]\\d{3}[ -]\\d{3}[ -]\\d{3}|\\d(?:" + GAP + "\\d{4}" + GAP + "\\d{4}|" + GAP + "\\d{3}"
			+ GAP + "\\d{5}|\\d" + GAP + "\\d{3}" + GAP + "\\d{4}|\\d{2}" + GAP + "\\d{3}" + GAP
			+ "\\d{3}|\\.\\d{4}\\.\\d{4}|[ -]\\d{3}[ -]\\d{3}[ -]\\d{2}|[ -]\\d{2}[ -]\\d{3}[ -]\\d{3}"
			+ "|\\d(?:[ -]\\d{2}){3}[ -]?\\d|(?:[ -]\\d{2}){4}))(?!\\d|\\.\\d{1,2}(?!\\d)| ?(?:元|字节|美元))");

	private static final Pattern AMERICAN = Pattern
		.compile("(?<![\\d.-])(?!400|800)(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}-)\\d{3}-\\d{4}(?![\\d-]|\\.\\d)");

	/** A plus says that it is one, though nobody has it yet. */
	private static final Pattern WITH_COUNTRY = Pattern
		.compile("(?<![\\d\\w+])\\+[1-9](?:[ ().-]{0,2}+\\d){7,14}+(?! ?[\\d元])");

	private static final Pattern LANDLINE = Pattern.compile(
			"(?<!\\d)(?:\\(0[1-9]\\d{1,2}\\)|0[1-9]\\d{1,2})[ -]{0,3}[2-8](?:\\d{6,7}|\\d{2,3}[ -]{0,3}\\d{4})(?!\\d)");

	/** Behind the word for it every number of that length that is no hotline. */
	private static final Pattern NAMED = Pattern.compile(
			"(?=[电手座固总传联TtPpMmCcWwRrFf])(?<!客服|服务|热线|官方|投诉|咨询)(?:电话|手机|座机|固话|总机|传真|联系方式|(?<![a-z])(?:tel|telephone|phone|mobile|cell|whatsapp|call me|call me at|reach me at|reach me on|text me at|fax))"
					+ "(?:号码?|number|no\\.?|:| )*(?:也?是|为|打|is|at|on|:|#| ){0,3}((?!(?:400|800|95\\d{3}(?!\\d))[ -]?\\d)(?:\\+|\\()?\\d(?:[ ().-]{0,2}\\d){6,14}+)"
					+ "(?! ?[\\d元次条个万.年月])",
			Pattern.CASE_INSENSITIVE);

	/** Where a number can be. Looking for one is slow, so only there. */
	private static final Pattern ROW = Pattern.compile("[+(]{0,2}\\d(?:[ ().+/-]{0,4}+\\d){6,60}+");

	private static final long MOST_TRIES = 100;

	@Override
	public List<Passage> in(String text) {
		List<Passage> found = new ArrayList<>();
		for (Pattern domestic : List.of(MOBILE, LANDLINE)) {
			Finder.matches(Kind.PHONE, domestic, 0, text, PhoneFinder::shown)
				.stream()
				.filter((phone) -> !Before.isCalledANumber(text, phone.start()))
				.forEach(found::add);
		}
		found.addAll(Finder.matches(Kind.PHONE, NAMED, 1, text, PhoneFinder::shown));
		for (Passage american : Finder.matches(Kind.PHONE, AMERICAN, 0, text, PhoneFinder::shown)) {
			if (!Before.isOfAThing(text, american.start())) {
				found.add(american);
			}
		}
		BitSet known = new BitSet();
		found.forEach((passage) -> known.set(passage.start(), passage.end()));
		Matcher row = ROW.matcher(text);
		while (row.find()) {
			if (known.nextClearBit(row.start()) < row.end() - 1) {
				addNumbers(row.toMatchResult(), text, found);
			}
		}
		found.addAll(Finder.matches(Kind.PHONE, WITH_COUNTRY, 0, text, PhoneFinder::shown));
		return found;
	}

	/** With the characters beside the row, which may say that it is none. */
	private static void addNumbers(MatchResult row, String text, List<Passage> found) {
		int from = Math.max(0, row.start() - 1);
		String part = text.substring(from, Math.min(text.length(), row.end() + 1));
		for (Region region : REGIONS) {
			if (!region.start().matcher(row.group()).find()) {
				continue;
			}
			for (PhoneNumberMatch match : NUMBERS.findNumbers(part, region.name(), Leniency.VALID, MOST_TRIES)) {
				if (region.start().matcher(match.rawString()).lookingAt() && isOfAPerson(match)) {
					found.add(new Passage(Kind.PHONE, from + match.start(), from + match.end(), shown(match.number())));
				}
			}
		}
	}

	/**
	 * How a number is shown; of another country that and the last two digits.
	 */
	static String shown(String number) {
		return foreign(number).orElseGet(() -> Shown.domesticPhone(Narrow.of(number).text().replaceAll("\\D", "")));
	}

	/**
	 * How a number of another country is shown: that country and the last two digits.
	 */
	private static Optional<String> foreign(String number) {
		String narrow = Narrow.of(number).text().strip();
		return REGIONS.stream()
			.filter((region) -> region.start().matcher(narrow).lookingAt())
			.flatMap((region) -> parsed(narrow, region.name()).stream())
			.filter((parsed) -> parsed.getCountryCode() != CHINA && NUMBERS.isValidNumber(parsed))
			.map(PhoneFinder::shown)
			.findFirst();
	}

	/**
	 * The digits of a number behind its country and the 0 of its area.
	 */
	static String national(String number) {
		return parsed(number, "CN").map(PhoneFinder::national)
			.orElseGet(() -> Narrow.of(number).text().replaceAll("\\D", ""));
	}

	private static Optional<PhoneNumber> parsed(String number, String region) {
		try {
			return Optional.of(NUMBERS.parse(number, region));
		}
		catch (NumberParseException ex) {
			return Optional.empty();
		}
	}

	private static boolean isOfAPerson(PhoneNumberMatch match) {
		PhoneNumber number = match.number();
		PhoneNumberType type = NUMBERS.getNumberType(number);
		if (!OF_PEOPLE.contains(type) || COUNTING.matcher(match.rawString()).find()) {
			return false;
		}
		String subscriber = national(number).substring(NUMBERS.getLengthOfGeographicalAreaCode(number));
		return number.getCountryCode() != CHINA || type != PhoneNumberType.FIXED_LINE
				|| FIRST_OF_SUBSCRIBERS.indexOf(subscriber.charAt(0)) >= 0;
	}

	private static String shown(PhoneNumber number) {
		String national = national(number);
		if (number.getCountryCode() == CHINA) {
			boolean mobile = NUMBERS.getNumberType(number) == PhoneNumberType.MOBILE;
			return Shown.domesticPhone(mobile ? national : "0" + national);
		}
		int hidden = national.length() - 2;
		return "+" + number.getCountryCode() + "*".repeat(hidden) + national.substring(hidden);
	}

	private static String national(PhoneNumber number) {
		return NUMBERS.getNationalSignificantNumber(number);
	}

	/**
	 * A region whose numbers are looked for.
	 *
	 * @param start how a number must begin to be one
	 */
	private record Region(String name, Pattern start) {

		Region(String name, String start) {
			this(name, Pattern.compile("(?<!\\d)(?:" + start + ")"));
		}

	}

}
