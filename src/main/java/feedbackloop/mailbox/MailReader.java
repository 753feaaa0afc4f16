package feedbackloop.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

import feedbackloop.feedback.Blank;
import feedbackloop.mailbox.ReadMail.MailFile;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.SharedByteArrayInputStream;

/**
 * Reads the parts of a mail: its text, as plain text where there is one, and its files.
 * Of parts there may be 50, one within the other at most ten times.
 */
final class MailReader {

	private static final Session NO_SERVER = Session.getInstance(new Properties());

	private static final int MOST_PARTS = 50;

	private static final int DEEPEST = 10;

	private static final String PLAIN = "text/plain";

	private static final String HTML = "text/html";

	/** What mail programs sign with; nobody attached them. */
	private static final Set<String> SEALS = Set.of("application/pkcs7-signature", "application/x-pkcs7-signature",
			"application/pgp-signature");

	private final List<MailFile> files = new ArrayList<>();

	private final StringBuilder report = new StringBuilder();

	private int parts;

	private MailReader() {
	}

	/**
	 * The mail as it came.
	 * @throws UnreadableMail if it is broken, or has too many parts
	 */
	static ReadMail read(byte[] raw) throws UnreadableMail {
		try {
			MailReader reader = new MailReader();
			String text = reader.text(new MimeMessage(NO_SERVER, new SharedByteArrayInputStream(raw)), 0);
			return new ReadMail(text.strip(), reader.files, reader.report.toString());
		}
		catch (MessagingException | IOException | ClassCastException ex) {
			throw new UnreadableMail("BROKEN", ex);
		}
	}

	/** The text of the part; what is a file is put to the files. */
	private String text(Part part, int depth) throws MessagingException, IOException, UnreadableMail {
		if (++this.parts > MOST_PARTS || depth > DEEPEST) {
			throw new UnreadableMail("PARTS", null);
		}
		ContentType type = type(part);
		String name = type.getBaseType().toLowerCase(Locale.ROOT);
		if (name.startsWith("multipart/")) {
			return texts((Multipart) part.getContent(), name.endsWith("/alternative"), depth + 1);
		}
		if (name.equals("message/rfc822")) {
			return text((MimeMessage) part.getContent());
		}
		if (name.equals("message/delivery-status") || name.equals("text/rfc822-headers")) {
			this.report.append(words(part, type)).append('\n');
			return "";
		}
		boolean isText = name.equals(PLAIN) || name.equals(HTML);
		if (isText && !isAttached(part)) {
			String words = words(part, type);
			return name.equals(HTML) ? HtmlText.of(words) : words;
		}
		if (!SEALS.contains(name)) {
			this.files.add(new MailFile(fileName(part, name), bytes(part), isInText(part, name)));
		}
		return "";
	}

	/** Of several ways to write the same the plain one counts, unless it is empty. */
	private String texts(Multipart several, boolean alternative, int depth)
			throws MessagingException, IOException, UnreadableMail {
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < several.getCount(); i++) {
			String text = text(several.getBodyPart(i), depth);
			if (!Blank.is(text)) {
				texts.add(text);
			}
		}
		return (alternative && !texts.isEmpty()) ? texts.get(0) : String.join("\n\n", texts);
	}

	/** A mail within the mail: who is told of a bounce, or what somebody passes on. */
	private String text(MimeMessage within) throws MessagingException, IOException, UnreadableMail {
		StringBuilder text = new StringBuilder();
		for (String header : List.of("From", "Date", "Subject", "Message-ID")) {
			String value = EncodedWords.decode(within.getHeader(header, null));
			if (value != null && !header.equals("Message-ID")) {
				text.append(header).append(": ").append(value).append('\n');
			}
			this.report.append(header).append(": ").append(value).append('\n');
		}
		return text.append('\n').append(text(within, DEEPEST / 2)).toString();
	}

	private static boolean isAttached(Part part) throws MessagingException {
		return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
	}

	private static boolean isInText(Part part, String type) throws MessagingException {
		return type.startsWith("image/") && part.getHeader("Content-ID") != null
				&& !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
	}

	private static ContentType type(Part part) throws MessagingException {
		try {
			return new ContentType(part.getContentType());
		}
		catch (ParseException ex) {
			return new ContentType("text", "plain", null);
		}
	}

	private static String fileName(Part part, String type) throws MessagingException {
		String name = EncodedWords.decode(part.getFileName());
		String ending = type.substring(type.indexOf('/') + 1).replace("jpeg", "jpg");
		return Blank.is(name) ? "file." + ending : name;
	}

	private static String words(Part part, ContentType type) throws MessagingException, IOException {
		return MailCharsets.decode(bytes(part), type.getParameter("charset"));
	}

	/** What cannot be decoded is taken as it stands. */
	private static byte[] bytes(Part part) throws MessagingException, IOException {
		try (InputStream content = part.getInputStream()) {
			return content.readAllBytes();
		}
		catch (MessagingException | IOException ex) {
			try (InputStream raw = (part instanceof MimeBodyPart body) ? body.getRawInputStream()
					: ((MimeMessage) part).getRawInputStream()) {
				return raw.readAllBytes();
			}
		}
	}

}
