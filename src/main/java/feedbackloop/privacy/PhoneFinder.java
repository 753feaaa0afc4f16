package feedbackloop.privacy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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
final class PhoneFinder {

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

	private static final long MOST_TRIES = 10_000;

	private PhoneFinder() {
	}

	/**
	 * The text with every number masked.
	 * @param domestic masks a Chinese number, which is given with its area code
	 */
	static String mask(String text, UnaryOperator<String> domestic) {
		String masked = text;
		for (Region region : REGIONS) {
			Narrow narrow = Narrow.of(masked);
			// Looking for numbers is slow, and in most texts none can begin.
			if (!region.start().matcher(narrow.text()).find()) {
				continue;
			}
			StringBuilder result = new StringBuilder();
			int last = 0;
			for (PhoneNumberMatch match : NUMBERS.findNumbers(narrow.text(), region.name(), Leniency.VALID,
					MOST_TRIES)) {
				if (region.start().matcher(match.rawString()).lookingAt() && isOfAPerson(match)) {
					result.append(masked, last, narrow.place(match.start())).append(shown(match.number(), domestic));
					last = narrow.place(match.end());
				}
			}
			masked = result.append(masked.substring(last)).toString();
		}
		return masked;
	}

	/**
	 * How a number of another country is shown: that country and the last two digits.
	 */
	static Optional<String> foreign(String number) {
		String narrow = Narrow.of(number).text().strip();
		return REGIONS.stream()
			.filter((region) -> region.start().matcher(narrow).lookingAt())
			.flatMap((region) -> parsed(narrow, region.name()).stream())
			.filter((parsed) -> parsed.getCountryCode() != CHINA && NUMBERS.isValidNumber(parsed))
			.map((parsed) -> shown(parsed, UnaryOperator.identity()))
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

	private static String shown(PhoneNumber number, UnaryOperator<String> domestic) {
		String national = national(number);
		if (number.getCountryCode() == CHINA) {
			boolean mobile = NUMBERS.getNumberType(number) == PhoneNumberType.MOBILE;
			return domestic.apply(mobile ? national : "0" + national);
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
			this(name, Pattern.compile(start));
		}

	}

}
