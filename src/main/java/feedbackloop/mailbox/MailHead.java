package feedbackloop.mailbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.MailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MailDateFormat;

/**
 * The head of a mail. Nothing in it is believed but what we signed ourselves.
 */
final class MailHead {

	/** Of a mail without any. */
	static final MailHead NONE = new MailHead(new InternetHeaders());

	/** Characters of a header that are read, and of a subject. */
	private static final int LONGEST = 32_000;

	private static final int LONGEST_SUBJECT = 1_000;

	/** Of signs that every mail server takes when we name it in an answer. */
	private static final Pattern ID = Pattern.compile("<([!-;=?-~]{1,500})>");

	private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()]{1,64}@[^\\s<>,;:\"()]{1,255}");

	private static final List<String> RECIPIENTS = List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To",
			"Resent-To");

	private static final int MOST_REFERENCES = 50;

	private final InternetHeaders headers;

	private MailHead(InternetHeaders headers) {
		this.headers = headers;
	}

	static MailHead of(byte[] raw) throws UnreadableMail {
		try {
			return new MailHead(new InternetHeaders(new ByteArrayInputStream(raw)));
		}
		catch (MessagingException ex) {
			throw new UnreadableMail("BROKEN", ex);
		}
	}

	/**
	 * What the header holds, in its first line of that name; never null.
	 */
	String value(String name) {
		String[] values = this.headers.getHeader(name);
		return (values != null && values[0] != null) ? cut(values[0].strip(), LONGEST) : "";
	}

	boolean has(String name) {
		return !value(name).isEmpty();
	}

	String subject() {
		return cut(EncodedWords.decode(value("Subject")), LONGEST_SUBJECT);
	}

	/**
	 * The address of who says to have written it.
	 */
	Optional<MailAddress> sender() {
		return from().or(() -> addresses(value("From")).stream().reduce((first, last) -> last))
			.flatMap(MailAddress::of);
	}

	private Optional<String> from() {
		try {
			return Stream.of(InternetAddress.parseHeader(value("From"), false))
				.map(InternetAddress::getAddress)
				.filter((address) -> address != null && address.indexOf('@') > 0)
				.map((address) -> address.toLowerCase(Locale.ROOT))
				.findFirst();
		}
		catch (AddressException ex) {
			return Optional.empty();
		}
	}

	/**
	 * What the sender is called, or null.
	 */
	String senderName() {
		String from = EncodedWords.decode(value("From"));
		int address = from.lastIndexOf('<');
		String name = (address > 0) ? from.substring(0, address).replaceAll("[\"“”]", "").strip() : null;
		return (Blank.is(name) || name.indexOf('@') >= 0) ? null : name;
	}

	/**
	 * All addresses that it was sent to, as they are written.
	 */
	List<String> recipients() {
		return RECIPIENTS.stream()
			.flatMap((name) -> Optional.ofNullable(this.headers.getHeader(name)).stream().flatMap(Stream::of))
			.flatMap((value) -> addresses(cut(value, LONGEST)).stream())
			.toList();
	}

	/**
	 * Its own Message-ID without brackets, or null.
	 */
	String messageId() {
		return ids(value("Message-ID")).stream().findFirst().orElse(null);
	}

	/**
	 * The Message-IDs of what it answers, the nearest first.
	 */
	List<String> answered() {
		List<String> ids = new ArrayList<>(ids(value("References")));
		ids.addAll(ids(value("In-Reply-To")));
		Collections.reverse(ids);
		return ids.stream().distinct().limit(MOST_REFERENCES).toList();
	}

	/**
	 * When the sender's machine says that it was written, or null.
	 */
	Instant writtenAt() {
		try {
			return new MailDateFormat().parse(value("Date")).toInstant();
		}
		catch (ParseException ex) {
			return null;
		}
	}

	/**
	 * The same for each delivery of one mail, and another for another mail. A Message-ID
	 * alone may be missing or used twice.
	 * @param raw the whole mail
	 */
	String fingerprint(byte[] raw) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(String.join("\n", value("Message-ID"), value("Date"), value("From"), value("Subject"))
				.getBytes(StandardCharsets.UTF_8));
			digest.update(raw, bodyOf(raw), raw.length - bodyOf(raw));
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * What stands below the head, as it came.
	 */
	static byte[] body(byte[] raw) {
		return Arrays.copyOfRange(raw, bodyOf(raw), raw.length);
	}

	/** Behind the first empty line. */
	private static int bodyOf(byte[] raw) {
		for (int i = 0; i + 1 < raw.length; i++) {
			boolean lineEnds = raw[i] == '\n' && (raw[i + 1] == '\n' || raw[i + 1] == '\r');
			if (lineEnds) {
				return i + 1;
			}
		}
		return raw.length;
	}

	private static String cut(String text, int longest) {
		return text.substring(0, Math.min(text.length(), longest));
	}

	private static List<String> ids(String text) {
		return ID.matcher(text).results().map((found) -> found.group(1)).toList();
	}

	private static List<String> addresses(String text) {
		return ADDRESS.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
	}

}
