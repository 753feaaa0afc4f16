package feedbackloop.privacy;

/**
 * What is shown instead of personal data. What has an unknown length becomes stars
 * altogether.
 */
final class Shown {

	private static final int MOST_STARS_OF_A_NAME = 3;

	private Shown() {
	}

	/** What staff marked as one of that kind, whatever form it has. */
	static String of(Kind kind, String value) {
		return switch (kind) {
			case NAME -> name(value);
			case PHONE -> PhoneFinder.shown(value);
			case MAIL -> mail(value);
			default -> "****";
		};
	}

	/** The surname and stars; "user X" stays readable for nobody. */
	static String name(String name) {
		String stripped = name.strip();
		int surname = Surnames.isCompound(stripped) ? 2 : 1;
		int shown = Character.offsetByCodePoints(stripped, 0,
				Math.min(surname, stripped.codePointCount(0, stripped.length())));
		int hidden = stripped.codePointCount(shown, stripped.length());
		return stripped.substring(0, (hidden == 0) ? 0 : shown)
				+ "*".repeat(Math.max(1, Math.min(hidden, MOST_STARS_OF_A_NAME)));
	}

	/** First letter and domain. */
	static String mail(String address) {
		int at = address.lastIndexOf('@');
		if (at < 1) {
			return "***";
		}
		return ((at > 1) ? address.substring(0, 1) : "") + "***" + address.substring(at);
	}

	/** First and last character. */
	static String identity(String number) {
		int length = number.length();
		return number.charAt(0) + "*".repeat(length - 2) + number.charAt(length - 1);
	}

	/** The last four digits. */
	static String card(String digits) {
		return "*".repeat(digits.length() - 4) + digits.substring(digits.length() - 4);
	}

	/** Place of registration, then the first and the last of the number. */
	static String plate(String plate) {
		return plate.substring(0, 3) + "***" + plate.substring(plate.length() - 1);
	}

	/** The first character. */
	static String account(String account) {
		return account.substring(0, account.offsetByCodePoints(0, 1)) + "***";
	}

	/**
	 * A number in China. Of a mobile the first three and the last four digits are shown.
	 * Of a landline the first four and the last two are.
	 */
	static String domesticPhone(String number) {
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

}
