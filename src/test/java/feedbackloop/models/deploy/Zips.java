package feedbackloop.models.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import feedbackloop.testing.Zip;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Zip files, among them those that a hostile owner would upload. */
final class Zips {

	private Zips() {
	}

	/** What must be refused, by the finding. */
	static Stream<Hostile> hostile() {
		Map<String, byte[]> many = new LinkedHashMap<>();
		for (int i = 0; i <= 500; i++) {
			many.put("forms/form" + i + ".form", bytes("{}"));
		}
		Map<String, byte[]> large = new LinkedHashMap<>();
		for (int i = 0; i <= 10; i++) {
			large.put("forms/form" + i + ".form", letters(1 << 20));
		}
		return Stream.of(new Hostile("zipPath", of("../processes/grade.dmn", bytes("a"))),
				new Hostile("zipPath", of("/processes/grade.dmn", bytes("a"))),
				new Hostile("zipPath", of("..\\processes\\grade.dmn", bytes("a"))),
				new Hostile("zipNested", of("processes/grade.dmn", of("a", bytes("a")))),
				new Hostile("zipRatio", of("processes/grade.dmn", new byte[1 << 20])),
				new Hostile("fileTooLarge", of("processes/grade.dmn", new byte[20 << 20])),
				new Hostile("notText", of("processes/grade.dmn", new byte[] { 'a', (byte) 0xFF })),
				new Hostile("notText", of("processes/grade.dmn", new byte[] { 'a', 0 })),
				new Hostile("zipEmpty", of("processes/", new byte[0])),
				new Hostile("zipBroken", new byte[] { 'P', 'K', 3, 4, 1, 2, 3 }),
				new Hostile("fileTooLarge", letters((1 << 20) + 1)), new Hostile("zipEntries", Zip.of(many)),
				new Hostile("zipSize", Zip.of(large)), new Hostile("zipEntry", link()));
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] of(String name, byte[] content) {
		return Zip.of(Map.of(name, content));
	}

	private static byte[] link() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
			ZipArchiveEntry entry = new ZipArchiveEntry("processes/grade.dmn");
			entry.setUnixMode(UnixStat.LINK_FLAG | 0777);
			zip.putArchiveEntry(entry);
			zip.write(bytes("/etc/passwd"));
			zip.closeArchiveEntry();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** In no order, so that no packing makes them small. */
	private static byte[] letters(int length) {
		byte[] text = new byte[length];
		Random letters = new Random(1);
		for (int i = 0; i < length; i++) {
			text[i] = (byte) ('a' + letters.nextInt(26));
		}
		return text;
	}

	/** An upload and what must be found in it. */
	record Hostile(String code, byte[] upload) {

		@Override
		public String toString() {
			return this.code + ", " + this.upload.length + " bytes";
		}

	}

}
