package feedbackloop.models.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

import org.springframework.stereotype.Component;

/**
 * Reads what a process owner uploads: one file, or a zip with {@code processes/} and
 * {@code forms/} in it. Nothing is unpacked to disk, and what a zip says of its own size
 * is not believed.
 */
@Component
public class UploadReader {

	private static final int ENTRIES = 500;

	private static final long UNPACKED = 10L << 20;

	/** How much larger than in the zip a file of text may be. */
	private static final int RATIO = 100;

	/** Below this size a file of the same letters over and over does no harm. */
	private static final int SMALL = 64 << 10;

	private final Versions versions;

	UploadReader(Versions versions) {
		this.versions = versions;
	}

	/**
	 * The files, by our names.
	 * @param name as the browser sent it
	 * @throws CheckRefused if it is no text, or a zip that is too large or hides what it
	 * does
	 */
	public List<ModelFile> read(String name, byte[] bytes) {
		if (!isZip(bytes)) {
			return List.of(TextOf.file(ours(name), bytes));
		}
		try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
			return read(name, zip);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw TextOf.refused(name, "zipBroken");
		}
	}

	private List<ModelFile> read(String name, ZipFile zip) throws IOException {
		List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
		if (entries.size() > ENTRIES) {
			throw TextOf.refused(name, "zipEntries", ENTRIES);
		}
		List<ModelFile> files = new ArrayList<>();
		long unpacked = 0;
		for (ZipArchiveEntry entry : entries) {
			checkEntry(zip, entry);
			if (!entry.isDirectory() && !isAside(entry.getName())) {
				byte[] content = content(zip, entry);
				unpacked += content.length;
				if (unpacked > UNPACKED) {
					throw TextOf.refused(name, "zipSize", UNPACKED >> 20);
				}
				files.add(TextOf.file(ours(entry.getName()), content));
			}
		}
		if (files.isEmpty()) {
			throw TextOf.refused(name, "zipEmpty");
		}
		return files;
	}

	private static void checkEntry(ZipFile zip, ZipArchiveEntry entry) {
		String name = entry.getName();
		if (name.startsWith("/") || name.contains("\\") || name.contains(":")
				|| List.of(name.split("/")).contains("..")) {
			throw TextOf.refused(name, "zipPath");
		}
		if (entry.isUnixSymlink() || !zip.canReadEntryData(entry)) {
			throw TextOf.refused(name, "zipEntry");
		}
	}

	private static byte[] content(ZipFile zip, ZipArchiveEntry entry) throws IOException {
		try (InputStream stream = zip.getInputStream(entry)) {
			byte[] content = stream.readNBytes(TextOf.LIMIT + 1);
			if (content.length > TextOf.LIMIT) {
				throw TextOf.refused(entry.getName(), "fileTooLarge");
			}
			if (content.length > SMALL && content.length / RATIO > entry.getCompressedSize()) {
				throw TextOf.refused(entry.getName(), "zipRatio");
			}
			if (isZip(content)) {
				throw TextOf.refused(entry.getName(), "zipNested");
			}
			return content;
		}
	}

	private String ours(String name) {
		return FileNames.ours(name, (ours) -> !this.versions.of(ours).isEmpty());
	}

	/** What systems, editors and our own folders leave beside the files. */
	private static boolean isAside(String name) {
		return name.startsWith("__MACOSX/")
				|| name.substring(name.lastIndexOf('/') + 1).matches("\\..*|.*~|Thumbs\\.db|desktop\\.ini|README\\.md");
	}

	private static boolean isZip(byte[] bytes) {
		return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 9 && bytes[3] < 9;
	}

}
