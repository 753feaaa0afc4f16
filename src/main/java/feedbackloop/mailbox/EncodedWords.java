package feedbackloop.mailbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a header as people see it. Neighbouring encoded words are put together before
 * they are decoded: many senders cut a Chinese character in two.
 */
final class EncodedWords {

	private static final Pattern WORD = Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?]*)?\\?([BbQq])\\?([^?]*)\\?=");

	private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]*");

	private static final Pattern BYTE = Pattern.compile("=([0-9A-Fa-f]{2})");

	private final StringBuilder result = new StringBuilder();

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private String charset;

	private EncodedWords() {
	}

	/**
	 * The text of a header; null stays null.
	 */
	static String decode(String header) {
		return (header != null) ? new EncodedWords().read(FOLD.matcher(header).replaceAll(" ")) : null;
	}

	private String read(String text) {
		Matcher word = WORD.matcher(text);
		int last = 0;
		while (word.find()) {
			String between = text.substring(last, word.start());
			boolean follows = this.charset != null && between.isBlank();
			if (!follows || !this.charset.equalsIgnoreCase(word.group(1))) {
				flush();
				this.result.append(follows ? "" : plain(between));
				this.charset = word.group(1);
			}
			this.bytes.writeBytes(word.group(2).equalsIgnoreCase("B") ? base64(word.group(3)) : quoted(word.group(3)));
			last = word.end();
		}
		flush();
		return this.result.append(plain(text.substring(last))).toString().strip();
	}

	private void flush() {
		if (this.charset != null) {
			this.result.append(MailCharsets.decode(this.bytes.toByteArray(), this.charset));
			this.bytes.reset();
			this.charset = null;
		}
	}

	private static byte[] base64(String text) {
		try {
			return Base64.getMimeDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			return text.getBytes(StandardCharsets.ISO_8859_1);
		}
	}

	private static byte[] quoted(String text) {
		return BYTE.matcher(text.replace('_', ' '))
			.replaceAll(
					(found) -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Some senders write Chinese into a header as it is. */
	private static String plain(String text) {
		boolean isPlain = text.chars().allMatch((sign) -> sign < 0x80 || sign > 0xFF);
		return isPlain ? text : MailCharsets.decode(text.getBytes(StandardCharsets.ISO_8859_1), null);
	}

}
