package feedbackloop.mailbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads bytes in the encoding that a mail names. Names lie: what is called GB2312 is
 * GB18030, and what is called nothing, or does not fit its name, is tried.
 */
final class MailCharsets {

	private static final Charset CHINESE = Charset.forName("GB18030");

	private static final char UNREADABLE = '\uFFFD';

	/** Of so many characters one may be damaged, and the name is still believed. */
	private static final int ONE_IN = 100;

	private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9/]*)-?");

	private MailCharsets() {
	}

	/**
	 * The text.
	 * @param name what the mail calls the encoding, or null
	 */
	static String decode(byte[] bytes, String name) {
		String plain = plain(name);
		if (plain.equals("utf-7")) {
			return utf7(new String(bytes, StandardCharsets.US_ASCII));
		}
		Charset named = named(plain);
		if (named != null) {
			String text = new String(bytes, named);
			long unreadable = text.chars().filter((sign) -> sign == UNREADABLE).count();
			if (unreadable * ONE_IN <= text.length()) {
				return text;
			}
		}
		return strictly(bytes, StandardCharsets.UTF_8).or(() -> strictly(bytes, CHINESE))
			.orElseGet(() -> new String(bytes, (named != null) ? named : StandardCharsets.ISO_8859_1));
	}

	private static String plain(String name) {
		return (name != null) ? name.strip().replaceAll("^[\"']|[\"']$", "").toLowerCase(Locale.ROOT) : "";
	}

	private static Charset named(String name) {
		String known = switch (name) {
			case "gb2312", "gbk", "x-gbk", "cp936", "ms936", "windows-936", "gb_2312-80", "euc-cn", "gb18030" ->
				"GB18030";
			case "big5", "big5-hkscs", "cp950", "x-x-big5" -> "Big5-HKSCS";
			case "iso-2022-jp", "iso-2022-jp-ms", "cp50221" -> "x-windows-iso2022jp";
			case "shift_jis", "shift-jis", "sjis", "x-sjis" -> "windows-31j";
			case "ks_c_5601-1987", "euc-kr" -> "x-windows-949";
			case "unicode-1-1-utf-8", "utf8" -> "UTF-8";
			default -> name;
		};
		try {
			return Charset.forName(known);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static Optional<String> strictly(byte[] bytes, Charset charset) {
		try {
			return Optional.of(charset.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes))
				.toString());
		}
		catch (CharacterCodingException ex) {
			return Optional.empty();
		}
	}

	/** Java does not know it: runs of UTF-16 in Base64 between + and -. */
	private static String utf7(String text) {
		return SHIFTED.matcher(text).replaceAll((run) -> Matcher.quoteReplacement(unshifted(run.group(1))));
	}

	private static String unshifted(String run) {
		if (run.isEmpty()) {
			return "+";
		}
		try {
			byte[] bytes = Base64.getDecoder()
				.decode(run.substring(0, run.length() - ((run.length() % 4 == 1) ? 1 : 0)));
			return new String(bytes, 0, bytes.length - bytes.length % 2, StandardCharsets.UTF_16BE);
		}
		catch (IllegalArgumentException ex) {
			return "+" + run;
		}
	}

}
