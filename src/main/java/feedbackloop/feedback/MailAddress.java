package feedbackloop.feedback;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address that can be written to: what forms accept and what mails are sent to
 * obey this one rule. The domain may be in any script; before the @ stands ASCII only, as
 * few mail servers pass on anything else.
 *
 * @param ascii as mail servers know it, with the domain in Punycode
 */
public record MailAddress(String ascii) {

	private static final int LONGEST = 254;

	private static final Pattern MAILBOX = Pattern
		.compile("(?=.{1,64}$)[\\w!#$%&'*+/=?^`{|}~-]+(?:\\.[\\w!#$%&'*+/=?^`{|}~-]+)*");

	private static final Pattern DOMAIN = Pattern.compile(
			"(?:[A-Za-z\\d](?:[A-Za-z\\d-]{0,61}[A-Za-z\\d])?\\.)+(?!\\d+$)[A-Za-z\\d](?:[A-Za-z\\d-]{0,61}[A-Za-z\\d])");

	/**
	 * The address, if the text is one.
	 */
	public static Optional<MailAddress> of(String text) {
		int at = (text != null) ? text.lastIndexOf('@') : -1;
		if (at < 0 || !MAILBOX.matcher(text.substring(0, at)).matches()) {
			return Optional.empty();
		}
		return domain(text.substring(at + 1)).map((domain) -> text.substring(0, at + 1) + domain)
			.filter((address) -> address.length() <= LONGEST)
			.map(MailAddress::new);
	}

	/**
	 * Small letters and nothing behind a plus, which leads into the same mailbox.
	 */
	public static String mailbox(String address) {
		return address.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*(?=@)", "");
	}

	/**
	 * The domain in Punycode, unless it would become another one: old rules make
	 * {@code ss} of a sharp s and drop what nobody sees.
	 */
	private static Optional<String> domain(String text) {
		try {
			String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
			boolean same = ascii.equals(text) || IDN.toUnicode(ascii)
				.equals(Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
			return (same && DOMAIN.matcher(ascii).matches()) ? Optional.of(ascii) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
