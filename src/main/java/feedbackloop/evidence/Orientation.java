package feedbackloop.evidence;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, which a photo says in its Exif data only: it is turned upright
 * before those are thrown away.
 */
final class Orientation {

	private static final int UPRIGHT = 1;

	private static final int SIDEWAYS = 5;

	private static final int LAST = 8;

	private static final int START_OF_SCAN = 0xFFDA;

	private static final int APPLICATION_1 = 0xFFE1;

	private static final int EXIF = 0x45786966;

	private static final int ORIENTATION_TAG = 0x0112;

	private static final int TAG_BYTES = 12;

	private Orientation() {
	}

	/**
	 * The picture as it was seen.
	 * @param jpeg the file that it was read from
	 */
	static BufferedImage upright(BufferedImage image, byte[] jpeg) {
		int orientation = of(jpeg);
		if (orientation == UPRIGHT) {
			return image;
		}
		int width = image.getWidth();
		int height = image.getHeight();
		boolean sideways = orientation >= SIDEWAYS;
		BufferedImage upright = new BufferedImage(sideways ? height : width, sideways ? width : height,
				image.getType());
		Graphics2D canvas = upright.createGraphics();
		canvas.drawImage(image, turn(orientation, width, height), null);
		canvas.dispose();
		return upright;
	}

	private static AffineTransform turn(int orientation, int width, int height) {
		return switch (orientation) {
			case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
			case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
			case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
			case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
			case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
			case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
			default -> new AffineTransform(0, -1, 1, 0, 0, width);
		};
	}

	private static int of(byte[] jpeg) {
		try {
			ByteBuffer file = ByteBuffer.wrap(jpeg);
			file.getShort();
			int marker = file.getShort() & 0xFFFF;
			while (marker != START_OF_SCAN) {
				int next = file.position() + (file.getShort() & 0xFFFF);
				if (marker == APPLICATION_1 && file.getInt() == EXIF) {
					return ofExif(file.slice(file.position() + 2, next - file.position() - 2));
				}
				marker = file.position(next).getShort() & 0xFFFF;
			}
			return UPRIGHT;
		}
		catch (RuntimeException ex) {
			// The picture was readable, so only what is said about it is damaged.
			return UPRIGHT;
		}
	}

	private static int ofExif(ByteBuffer exif) {
		exif.order((exif.getShort(0) == 0x4949) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		int directory = exif.getInt(4);
		int tags = exif.getShort(directory);
		for (int tag = directory + 2; tag < directory + 2 + tags * TAG_BYTES; tag += TAG_BYTES) {
			if (exif.getShort(tag) == ORIENTATION_TAG) {
				int orientation = exif.getShort(tag + 8);
				return (orientation >= UPRIGHT && orientation <= LAST) ? orientation : UPRIGHT;
			}
		}
		return UPRIGHT;
	}

}
