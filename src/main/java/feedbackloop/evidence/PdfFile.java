package feedbackloop.evidence;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks whether a PDF does more than show pages and lead to addresses: runs scripts or
 * programs, sends what is filled in, opens or carries other files. Whatever a reader does
 * by itself has a name in the file, in clear or in an object stream.
 */
final class PdfFile {

	/** A name of the format, and no part of an address. */
	private static final String NAME = "(?<=/S|/Type|/Subtype|obj|[\\s\\x00\\d\\[\\]<>)])/";

	private static final Pattern ACTIVE = Pattern.compile(NAME
			+ "(JavaScript|Launch|SubmitForm|ImportData|GoToR|GoToE|Rendition|Movie|Sound|RichMedia\\w*|EmbeddedFiles?)"
			+ "(?![\\w.#-])|/(XFA|EF)[\\s\\x00]*(\\[|<<|[\\s\\x00]\\d)");

	/** Signs in a name may be written as their number. */
	private static final Pattern WRITTEN_AS_NUMBER = Pattern.compile("#([0-9A-Fa-f]{2})");

	private static final Pattern OBJECT_STREAM = Pattern.compile("/ObjStm\\b|/First\\s+\\d");

	private static final Pattern DEFLATED = Pattern.compile("/Filter\\s*\\[?\\s*/(FlateDecode|Fl)\\s*]?\\s*(?=[/>])");

	private static final Pattern REARRANGED = Pattern.compile("/Predictor\\s+(?!1\\b)");

	private static final String STREAM = "stream";

	private static final int LONGEST_DICTIONARY = 65_536;

	private static final int MOST_UNPACKED = 50 * 1024 * 1024;

	private final byte[] bytes;

	private final String text;

	private int unpacked;

	private PdfFile(byte[] bytes) {
		this.bytes = bytes;
		this.text = new String(bytes, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Checks the file.
	 * @throws FileRejected if it is active, or hides its objects
	 */
	static void check(byte[] bytes) throws FileRejected {
		new PdfFile(bytes).check();
	}

	private void check() throws FileRejected {
		refuseActive(this.text);
		for (int at = this.text.indexOf(STREAM); at >= 0; at = this.text.indexOf(STREAM, at + STREAM.length())) {
			String dictionary = this.text.startsWith("end", at - "end".length()) ? "" : dictionary(at);
			if (OBJECT_STREAM.matcher(dictionary).find() && dictionary.contains("/Filter")) {
				if (!DEFLATED.matcher(dictionary).find() || REARRANGED.matcher(dictionary).find()
						|| this.text.contains("/Encrypt")) {
					throw new FileRejected("locked");
				}
				refuseActive(unpacked(at + STREAM.length()));
			}
		}
	}

	private static void refuseActive(String text) throws FileRejected {
		if (ACTIVE.matcher(plain(text)).find()) {
			throw new FileRejected("active");
		}
	}

	private static String plain(String text) {
		return WRITTEN_AS_NUMBER.matcher(text)
			.replaceAll((sign) -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(sign.group(1), 16))));
	}

	/** What stands before the stream, back to the start of its object. */
	private String dictionary(int stream) {
		int start = Math.max(this.text.lastIndexOf("obj", stream), stream - LONGEST_DICTIONARY);
		return plain(this.text.substring(Math.max(0, start), stream));
	}

	private String unpacked(int afterKeyword) throws FileRejected {
		int start = afterKeyword;
		while (start < this.bytes.length && (this.bytes[start] == '\r' || this.bytes[start] == '\n')) {
			start++;
		}
		Inflater inflater = new Inflater();
		inflater.setInput(this.bytes, start, this.bytes.length - start);
		StringBuilder objects = new StringBuilder();
		byte[] buffer = new byte[8192];
		try {
			for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
				this.unpacked += read;
				if (this.unpacked > MOST_UNPACKED) {
					throw new FileRejected("unpacked");
				}
				objects.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
			}
		}
		catch (DataFormatException ex) {
			throw new FileRejected("locked");
		}
		finally {
			inflater.end();
		}
		return objects.toString();
	}

}
