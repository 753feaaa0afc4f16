package feedbackloop.models.deploy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;

/**
 * Reads bytes as the text of a file.
 */
final class TextOf {

	/** A file holds at most 1 MB. */
	static final int LIMIT = 1 << 20;

	/** Some editors begin a file with it; it is no part of the text. */
	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private TextOf() {
	}

	/**
	 * The file with the text of these bytes.
	 * @throws CheckRefused if they are no UTF-8 or too many
	 */
	static ModelFile file(String name, byte[] bytes) {
		if (bytes.length > LIMIT) {
			throw refused(name, "fileTooLarge");
		}
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			if (text.indexOf('\0') >= 0) {
				throw refused(name, "notText");
			}
			return new ModelFile(name, (text.indexOf(BYTE_ORDER_MARK) == 0) ? text.substring(1) : text);
		}
		catch (CharacterCodingException ex) {
			throw refused(name, "notText");
		}
	}

	static CheckRefused refused(String name, String code, Object... arguments) {
		return new CheckRefused(List.of(Finding.of(name, "", code, arguments)));
	}

}
