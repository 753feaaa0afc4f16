package feedbackloop.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import feedbackloop.process.Refusal;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import org.springframework.stereotype.Component;

/**
 * Draws pictures anew, so that nothing is kept but what one sees: not where and with what
 * they were taken, no second file inside. Works in memory only.
 */
@Component
class Pictures {

	private static final long MOST_PIXELS_OF_ALL_FRAMES = 100_000_000;

	private static final int MOST_FRAMES = 1_000;

	private static final int THUMBNAIL_SIDE = 320;

	private static final float QUALITY = 0.9f;

	/** Of a PNG: half the time for a few more bytes. */
	private static final float SPEED = 0.5f;

	private static final String GIF_METADATA = "javax_imageio_gif_image_1.0";

	private static final String LOOP = "NETSCAPE";

	/** A picture of 25 megapixels takes 100 MB while it is drawn. */
	private static final int MOST_AT_ONCE = 2;

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

	private final Semaphore atOnce;

	private final Duration longestWait;

	Pictures() {
		this(MOST_AT_ONCE, LONGEST_WAIT);
	}

	Pictures(int mostAtOnce, Duration longestWait) {
		this.atOnce = new Semaphore(mostAtOnce, true);
		this.longestWait = longestWait;
	}

	/**
	 * The picture without anything else, and a small one.
	 * @param mostPixels that it may have
	 * @throws FileRejected if it has more or cannot be read
	 * @throws Refusal if others are drawn and it would have to wait for long
	 */
	Picture redraw(FileType type, byte[] bytes, long mostPixels) throws FileRejected {
		ImageReader reader = ImageIO.getImageReadersByFormatName(format(type)).next();
		waitForTurn();
		try {
			reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)), false,
					type != FileType.GIF);
			return (type == FileType.GIF) ? film(reader, mostPixels) : still(reader, type, bytes, mostPixels);
		}
		catch (IOException | RuntimeException ex) {
			// Readers answer a damaged picture with exceptions of any kind.
			throw new FileRejected("picture");
		}
		finally {
			reader.dispose();
			this.atOnce.release();
		}
	}

	private void waitForTurn() {
		try {
			if (!this.atOnce.tryAcquire(this.longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
				throw Refusal.busy("files.busy");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Refusal.busy("files.busy");
		}
	}

	private static Picture still(ImageReader reader, FileType type, byte[] bytes, long mostPixels)
			throws IOException, FileRejected {
		if (pixels(reader, 0) > mostPixels) {
			throw new FileRejected("pixels");
		}
		BufferedImage read = reader.read(0);
		BufferedImage image = (type == FileType.JPG) ? Orientation.upright(read, bytes) : read;
		return new Picture(encode(type, image), thumbnail(image));
	}

	private static Picture film(ImageReader reader, long mostPixels) throws IOException, FileRejected {
		int frames = reader.getNumImages(true);
		long pixels = 0;
		for (int i = 0; i < frames && frames <= MOST_FRAMES; i++) {
			pixels += pixels(reader, i);
		}
		if (frames > MOST_FRAMES || pixels(reader, 0) > mostPixels || pixels > MOST_PIXELS_OF_ALL_FRAMES) {
			throw new FileRejected("pixels");
		}
		ByteArrayOutputStream film = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWriter(reader);
		try (ImageOutputStream output = new MemoryCacheImageOutputStream(film)) {
			writer.setOutput(output);
			writer.prepareWriteSequence(reader.getStreamMetadata());
			for (int i = 0; i < frames; i++) {
				BufferedImage frame = reader.read(i);
				IIOMetadata timing = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
				timing.setFromTree(GIF_METADATA, timing(reader.getImageMetadata(i).getAsTree(GIF_METADATA)));
				writer.writeToSequence(new IIOImage(frame, null, timing), null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		return new Picture(film.toByteArray(), thumbnail(reader.read(0)));
	}

	/** When and where the frame shows; comments and other programs' data are left out. */
	private static Node timing(Node frame) {
		for (Node part = frame.getFirstChild(), next; part != null; part = next) {
			next = part.getNextSibling();
			if (part.getNodeName().equals("ApplicationExtensions")) {
				timing(part);
			}
			else if (part.getNodeName().equals("CommentExtensions") || part.getNodeName().equals("PlainTextExtension")
					|| part.getNodeName().equals("ApplicationExtension")
							&& !((Element) part).getAttribute("applicationID").equals(LOOP)) {
				frame.removeChild(part);
			}
		}
		return frame;
	}

	private static long pixels(ImageReader reader, int frame) throws IOException {
		return (long) reader.getWidth(frame) * reader.getHeight(frame);
	}

	private static byte[] thumbnail(BufferedImage image) throws IOException {
		double scale = Math.min(1.0, (double) THUMBNAIL_SIDE / Math.max(image.getWidth(), image.getHeight()));
		int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
		int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
		BufferedImage small = image;
		// By halves: one big step would leave out lines of a screenshot.
		while (small.getWidth() > 2 * width && small.getHeight() > 2 * height) {
			small = scaled(small, small.getWidth() / 2, small.getHeight() / 2);
		}
		return encode(FileType.JPG, scaled(small, width, height));
	}

	private static BufferedImage scaled(BufferedImage image, int width, int height) {
		BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = scaled.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		canvas.drawImage(image, 0, 0, width, height, Color.WHITE, null);
		canvas.dispose();
		return scaled;
	}

	private static byte[] encode(FileType type, BufferedImage image) throws IOException {
		ByteArrayOutputStream encoded = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName(format(type)).next();
		try (ImageOutputStream output = new MemoryCacheImageOutputStream(encoded)) {
			writer.setOutput(output);
			ImageWriteParam settings = writer.getDefaultWriteParam();
			if (settings.canWriteCompressed()) {
				settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				settings.setCompressionQuality((type == FileType.JPG) ? QUALITY : SPEED);
			}
			writer.write(null, new IIOImage(image, null, null), settings);
		}
		finally {
			writer.dispose();
		}
		return encoded.toByteArray();
	}

	private static String format(FileType type) {
		return type.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * A picture drawn anew.
	 *
	 * @param thumbnail a JPEG of at most 320 pixels a side
	 */
	record Picture(byte[] bytes, byte[] thumbnail) {

	}

}
