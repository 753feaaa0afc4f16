package feedbackloop.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import javax.imageio.ImageIO;

import feedbackloop.testing.Zip;

/**
 * Small files of many kinds, made when they are asked for.
 */
public final class SampleFiles {

	static final String PLACE = "GPS 31.2304N 121.4737E";

	private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private SampleFiles() {
	}

	/**
	 * A picture, red on the left and blue on the right.
	 */
	public static byte[] picture(String format, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = image.createGraphics();
		canvas.setColor(Color.RED);
		canvas.fillRect(0, 0, width / 2, height);
		canvas.setColor(Color.BLUE);
		canvas.fillRect(width / 2, 0, width - width / 2, height);
		canvas.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, format, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * A photo of a camera that was held upright, with the place where it was taken.
	 */
	static byte[] photo() {
		byte[] jpeg = picture("jpg", 400, 200);
		byte[] place = PLACE.getBytes(StandardCharsets.US_ASCII);
		ByteBuffer exif = ByteBuffer.allocate(36 + place.length);
		exif.putShort((short) 0xFFE1).putShort((short) (34 + place.length));
		exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
		exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6);
		exif.putShort((short) 0).putInt(0).put(place);
		return join(ByteBuffer.wrap(jpeg, 0, 2), exif.flip(), ByteBuffer.wrap(jpeg, 2, jpeg.length - 2));
	}

	/**
	 * A file that says it is a picture of that size and holds next to nothing.
	 */
	static byte[] pixelFlood(int width, int height) {
		ByteBuffer header = ByteBuffer.allocate(17);
		header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
		header.put(new byte[] { 8, 2, 0, 0, 0 });
		CRC32 sum = new CRC32();
		sum.update(header.array());
		ByteBuffer start = ByteBuffer.allocate(16);
		start.putLong(0x89504E470D0A1A0AL).putInt(13);
		ByteBuffer end = ByteBuffer.allocate(4).putInt((int) sum.getValue()).flip();
		return join(start.limit(12).position(0), header.flip(), end);
	}

	static byte[] gifWithComment() {
		byte[] gif = picture("gif", 40, 20);
		byte[] comment = ("!\u00FE" + (char) PLACE.length() + PLACE + "\0").getBytes(StandardCharsets.ISO_8859_1);
		return join(ByteBuffer.wrap(gif, 0, gif.length - 1), ByteBuffer.wrap(comment),
				ByteBuffer.wrap(gif, gif.length - 1, 1));
	}

	static byte[] pdf() {
		return text(
				"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
						+ "trailer<</Root 1 0 R>>\n%%EOF\n");
	}

	/**
	 * A PDF with these objects beside its page tree.
	 */
	static byte[] pdf(String objects) {
		return text(
				"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
						+ objects + "\ntrailer<</Root 1 0 R>>\n%%EOF\n");
	}

	/**
	 * A PDF with these objects in a compressed stream.
	 */
	static byte[] pdfWithObjectStream(String dictionary, String objects) {
		Deflater deflater = new Deflater();
		deflater.setInput(text(objects));
		deflater.finish();
		byte[] packed = new byte[objects.length() + 100];
		int length = deflater.deflate(packed);
		deflater.end();
		return join(ByteBuffer.wrap(text("%PDF-1.7\n3 0 obj<<" + dictionary + "/Length " + length + ">>stream\n")),
				ByteBuffer.wrap(packed, 0, length), ByteBuffer.wrap(text("\nendstream endobj\n%%EOF\n")));
	}

	/**
	 * A docx with one more part of that text.
	 */
	static byte[] docxWith(String part, String xml) {
		return officeWith(DOCX, part, xml.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * An xlsx with one more part of that text.
	 */
	static byte[] xlsxWith(String part, String xml) {
		return officeWith(XLSX, part, xml.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A docx whose part has an encoding of two bytes.
	 */
	static byte[] docxInUtf16(String part, String xml) {
		return officeWith(DOCX, part, ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16LE));
	}

	/**
	 * A docx that has its main part twice.
	 */
	static byte[] docxWithPartTwice() {
		String zip = new String(docxWith("word/dOcument.xml", "<w:document/>"), StandardCharsets.ISO_8859_1);
		return zip.replace("dOcument", "document").getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] officeWith(String type, String part, byte[] content) {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("[Content_Types].xml", text("<Types><Override ContentType=\"" + type + ".main+xml\"/></Types>"));
		entries.put("word/document.xml", text("<w:document/>"));
		entries.put(part, content);
		return Zip.of(entries);
	}

	static byte[] docx(String... more) {
		return office(DOCX + ".main+xml", more);
	}

	static byte[] xlsx() {
		return office(XLSX + ".main+xml");
	}

	/**
	 * An Office file whose main part is of that type, with further parts of some bytes.
	 */
	static byte[] office(String mainType, String... parts) {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("[Content_Types].xml", text("<Types><Override ContentType=\"" + mainType + "\"/></Types>"));
		entries.put("word/document.xml", text("<w:document/>"));
		for (String part : parts) {
			entries.put(part, new byte[8]);
		}
		return Zip.of(entries);
	}

	/**
	 * An Office file that unpacks to far more than it is.
	 */
	static byte[] zipBomb() {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("[Content_Types].xml", text("<Types><Override ContentType=\"" + DOCX + ".main+xml\"/></Types>"));
		entries.put("word/document.xml", new byte[5_000_000]);
		return Zip.of(entries);
	}

	static byte[] exe() {
		return join(ByteBuffer.wrap(text("MZ\u0090\0\3\0\0\0\4\0\0\0")), ByteBuffer.allocate(200));
	}

	static byte[] join(ByteBuffer... parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (ByteBuffer part : parts) {
			bytes.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
		}
		return bytes.toByteArray();
	}

	public static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
