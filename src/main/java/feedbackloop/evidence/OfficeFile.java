package feedbackloop.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks into a docx or xlsx file by its directory, as Office does, and unpacks no more
 * than is safe. Taken are text, tables and pictures that stand in the file.
 */
final class OfficeFile {

	private static final int MOST_ENTRIES = 1_000;

	private static final int MOST_UNPACKED = 100 * 1024 * 1024;

	private static final int HIGHEST_RATIO = 100;

	private static final int BUFFER = 8192;

	private static final int START = 64;

	/** Blanks may stand before, as many as one likes. */
	private static final Pattern START_OF_XML = Pattern.compile("\\xEF\\xBB\\xBF|\\xFE\\xFF|\\xFF\\xFE"
			+ "|\\s*<[?!\\w]|(\\s\\x00)*<\\x00[?!\\w]\\x00|(\\x00\\s)*\\x00<\\x00[?!\\w]|[\\s\\x00]*\\s[\\s\\x00]*$");

	private static final String CONTENT_TYPES = "[Content_Types].xml";

	private static final Pattern MACROS = Pattern.compile("macroenabled|vbaproject|vbadata|macrosheet|activex");

	private OfficeFile() {
	}

	/**
	 * Checks the file.
	 * @throws FileRejected if it is none of that type, has macros, reaches beyond the
	 * file or would unpack to too much
	 */
	static void check(FileType type, byte[] bytes) throws FileRejected {
		try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
			List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
			ZipArchiveEntry types = zip.getEntry(CONTENT_TYPES);
			if (types == null) {
				throw new FileRejected("content");
			}
			if (entries.size() > MOST_ENTRIES) {
				throw new FileRejected("unpacked");
			}
			refuseTwice(entries);
			unpack(zip, entries, Math.min(MOST_UNPACKED, (long) HIGHEST_RATIO * bytes.length));
			try (InputStream listed = zip.getInputStream(types)) {
				check(type, entries, new String(listed.readAllBytes(), StandardCharsets.UTF_8));
			}
			for (ZipArchiveEntry entry : entries) {
				check(zip, entry);
			}
		}
		catch (IOException | RuntimeException ex) {
			// A damaged archive is answered with exceptions of any kind.
			throw new FileRejected("content");
		}
	}

	private static void check(FileType type, List<ZipArchiveEntry> entries, String types) throws FileRejected {
		if (!types.contains(type.mediaType() + ".main+xml") && !hasMacros(types)) {
			throw new FileRejected("content");
		}
		if (hasMacros(types) || entries.stream().anyMatch((entry) -> hasMacros(entry.getName()))) {
			throw new FileRejected("macros");
		}
	}

	/** Of two parts of one name each program may read another. */
	private static void refuseTwice(List<ZipArchiveEntry> entries) throws FileRejected {
		long names = entries.stream().map(OfficeFile::name).distinct().count();
		if (names < entries.size()) {
			throw new FileRejected("content");
		}
	}

	private static String name(ZipArchiveEntry entry) {
		return entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/').replaceAll("^(\\./|/)+", "");
	}

	private static void check(ZipFile zip, ZipArchiveEntry entry) throws IOException, FileRejected {
		if (name(entry).contains("embeddings/") && !entry.isDirectory()) {
			throw new FileRejected("external");
		}
		try (BufferedInputStream content = new BufferedInputStream(zip.getInputStream(entry))) {
			content.mark(START);
			boolean isXml = isXml(content.readNBytes(START));
			content.reset();
			if (isXml) {
				OfficePart.check(content);
			}
		}
	}

	/** A mark of the encoding, or a bracket of one or two bytes. */
	private static boolean isXml(byte[] start) {
		return START_OF_XML.matcher(new String(start, StandardCharsets.ISO_8859_1)).lookingAt();
	}

	private static boolean hasMacros(String text) {
		return MACROS.matcher(text.toLowerCase(Locale.ROOT)).find();
	}

	private static void unpack(ZipFile zip, List<ZipArchiveEntry> entries, long most) throws IOException, FileRejected {
		byte[] buffer = new byte[BUFFER];
		long unpacked = 0;
		for (ZipArchiveEntry entry : entries) {
			try (InputStream content = zip.getInputStream(entry)) {
				for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
					unpacked += read;
					if (unpacked > most) {
						throw new FileRejected("unpacked");
					}
				}
			}
		}
	}

}
