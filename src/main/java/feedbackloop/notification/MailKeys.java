package feedbackloop.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import feedbackloop.privacy.Vault;

import org.springframework.stereotype.Component;

/**
 * Leads an answer back to its case. Each mail to a customer has a name, and an address
 * for the answer. Both hold the number with 80 bits that only we can compute. So nobody
 * finds the way into the case of somebody else.
 */
@Component
public class MailKeys {

	private static final int LENGTH = 20;

	/** Characters that an address for answers has behind the name of the mailbox. */
	public static final int BEHIND_THE_NAME = "+fb-20261122-123456789-".length() + LENGTH;

	private static final String KEY = "([0-9a-f]{" + LENGTH + "})";

	private static final Pattern ADDRESS = Pattern.compile("[^+@]+\\+(fb-\\d{8}-\\d{6,9})-" + KEY + "@.+");

	private static final Pattern NAME = Pattern.compile("(?<!\\d)(\\d{1,19})\\.(FB-\\d{8}-\\d{6,9})\\." + KEY + "@");

	private final Vault vault;

	MailKeys(Vault vault) {
		this.vault = vault;
	}

	/**
	 * Where to answer about a case.
	 * @param mailbox the address of a mailbox that takes plus-addresses
	 */
	public String address(String mailbox, String number) {
		int at = mailbox.lastIndexOf('@');
		String key = key("address " + number);
		return mailbox.substring(0, at) + "+" + number.toLowerCase(Locale.ROOT) + "-" + key + mailbox.substring(at);
	}

	/**
	 * The case about which that address was given out, if we gave it out.
	 */
	public Optional<String> caseOfAddress(String address) {
		return ADDRESS.matcher(address.toLowerCase(Locale.ROOT))
			.results()
			.filter((found) -> found.start() == 0)
			.filter((found) -> isRight(found.group(2), "address " + found.group(1).toUpperCase(Locale.ROOT)))
			.map((found) -> found.group(1).toUpperCase(Locale.ROOT))
			.findFirst();
	}

	/**
	 * The case of the first mail of ours to a customer that the text names.
	 */
	public Optional<String> caseIn(String text) {
		return NAME.matcher(text)
			.results()
			.filter((found) -> isRight(found.group(3), mail(found)))
			.map((found) -> found.group(2))
			.findFirst();
	}

	/**
	 * The Message-ID of a mail to a customer, without brackets; the same at each attempt.
	 */
	public String messageId(long id, String number, String domain) {
		return id + "." + number + "." + key("mail " + id + "." + number) + "@" + domain;
	}

	private static String mail(MatchResult found) {
		return "mail " + found.group(1) + "." + found.group(2);
	}

	private String key(String of) {
		return this.vault.index("key of " + of).substring(0, LENGTH);
	}

	private boolean isRight(String key, String of) {
		return MessageDigest.isEqual(key.getBytes(StandardCharsets.US_ASCII),
				key(of).getBytes(StandardCharsets.US_ASCII));
	}

}
