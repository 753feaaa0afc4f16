package feedbackloop.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import feedbackloop.imports.ImportPlan.Format;
import feedbackloop.process.Refusal;

/**
 * Guesses from its first bytes how a CSV file was written.
 */
final class FormatGuess {

	/** UTF-16 without a mark is told by the zeros of its separators. */
	static final List<String> ENCODINGS = List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "windows-1252");

	static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");

	private static final int LOOKED_AT = 64 * 1024;

	private static final int LINES = 20;

	private FormatGuess() {
	}

	/**
	 * The likely format; the first row has the headings.
	 * @throws Refusal if it is no text
	 */
	static Format of(byte[] start) {
		int length = Math.min(start.length, LOOKED_AT);
		String encoding = encoding(start, length);
		String text = new String(start, 0, length, Charset.forName(encoding));
		if (text.chars().anyMatch(FormatGuess::isBinary)) {
			throw Refusal.invalid("files", "imports.notATable");
		}
		return new Format(encoding, separator(text), 0, 1, Format.YEAR_FIRST);
	}

	private static boolean isBinary(int sign) {
		return sign < ' ' && "\t\n\r\f".indexOf(sign) < 0;
	}

	private static String encoding(byte[] start, int length) {
		return marked(start).orElseGet(() -> {
			long evenZeros = zeros(start, length, 0);
			long oddZeros = zeros(start, length, 1);
			if (Math.max(evenZeros, oddZeros) * 20 > length) {
				return (oddZeros > evenZeros) ? "UTF-16LE" : "UTF-16BE";
			}
			if (isUtf8(start, length)) {
				return "UTF-8";
			}
			return isWestern(start, length) ? "windows-1252" : "GB18030";
		});
	}

	private static Optional<String> marked(byte[] start) {
		String head = new String(start, 0, Math.min(start.length, 3), StandardCharsets.ISO_8859_1);
		if (head.startsWith("\u00EF\u00BB\u00BF")) {
			return Optional.of("UTF-8");
		}
		if (head.startsWith("\u00FF\u00FE")) {
			return Optional.of("UTF-16LE");
		}
		return head.startsWith("\u00FE\u00FF") ? Optional.of("UTF-16BE") : Optional.empty();
	}

	private static long zeros(byte[] bytes, int length, int from) {
		long zeros = 0;
		for (int i = from; i < length; i += 2) {
			zeros += (bytes[i] == 0) ? 1 : 0;
		}
		return zeros;
	}

	/** The last character may be cut in two. */
	private static boolean isUtf8(byte[] bytes, int length) {
		CoderResult result = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT)
			.decode(ByteBuffer.wrap(bytes, 0, length), CharBuffer.allocate(length), false);
		return !result.isError();
	}

	/**
	 * Letters with accents stand alone among others, or two of them in a word. Chinese
	 * characters take two bytes, both of them high as a rule, or four with low ones
	 * between.
	 */
	private static boolean isWestern(byte[] bytes, int length) {
		int letters = 0;
		int pairs = 0;
		for (int i = 0; i < length; i++) {
			if (isHigh(bytes, i, length)) {
				if (isInWord(bytes, i, length)) {
					letters++;
					i++;
				}
				else if (isHigh(bytes, i + 1, length)) {
					pairs += isCommon(bytes[i]) && isCommon(bytes[i + 1]) ? 1 : 0;
					i++;
				}
				else if (isHigh(bytes, i + 2, length) && isDigit(bytes, i + 1) && isDigit(bytes, i + 3)) {
					pairs++;
					i += 3;
				}
				else {
					letters++;
				}
			}
		}
		return letters > pairs;
	}

	/**
	 * Whether two letters with accents stand here beside one without. Small ones are rare
	 * Chinese characters; large ones may be one behind a name, such as that of an app.
	 */
	private static boolean isInWord(byte[] bytes, int at, int length) {
		if (!isHigh(bytes, at + 1, length)) {
			return false;
		}
		int before = (at > 0) ? bytes[at - 1] : 0;
		int after = (at + 2 < length) ? bytes[at + 2] : 0;
		return isSmall(bytes[at]) && isSmall(bytes[at + 1]) && (isAsciiLetter(before) || isAsciiLetter(after))
				|| isLarge(bytes[at]) && isLarge(bytes[at + 1]) && isAsciiLetter(before) && isAsciiLetter(after);
	}

	/** From ß to ÿ in windows-1252. */
	private static boolean isSmall(byte one) {
		return Byte.toUnsignedInt(one) >= 0xDF;
	}

	/** From À to Þ. */
	private static boolean isLarge(byte one) {
		return Byte.toUnsignedInt(one) >= 0xC0 && !isSmall(one);
	}

	private static boolean isAsciiLetter(int sign) {
		return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
	}

	private static boolean isHigh(byte[] bytes, int at, int length) {
		return at < length && bytes[at] < 0;
	}

	/**
	 * Characters in use have both bytes from here on, quotation marks of the West none.
	 */
	private static boolean isCommon(byte one) {
		return Byte.toUnsignedInt(one) >= 0xA1;
	}

	private static boolean isDigit(byte[] bytes, int at) {
		return at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9';
	}

	/** The one that most lines have as often as the first, else one that none has. */
	private static String separator(String text) {
		List<String> lines = text.lines()
			.filter((line) -> !line.isBlank())
			.limit(LINES)
			.map(FormatGuess::open)
			.toList();
		return SEPARATORS.stream()
			.max(Comparator.comparingLong((separator) -> fit(separator, lines)))
			.filter((separator) -> fit(separator, lines) > 0)
			.orElseGet(() -> SEPARATORS.stream()
				.filter((separator) -> lines.stream().noneMatch((line) -> line.contains(separator)))
				.findFirst()
				.orElse(","));
	}

	private static long fit(String separator, List<String> lines) {
		int first = lines.isEmpty() ? 0 : count(separator, lines.get(0));
		return (first == 0) ? 0
				: first + 100 * lines.stream().filter((line) -> count(separator, line) == first).count();
	}

	private static int count(String separator, String line) {
		return line.split(Pattern.quote(separator), -1).length - 1;
	}

	/** The line without what stands in quotation marks. */
	private static String open(String line) {
		return line.replaceAll("\"[^\"]*+\"", "");
	}

}
