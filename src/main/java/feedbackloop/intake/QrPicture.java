package feedbackloop.intake;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of an SVG picture, one unit for each module.
 *
 * @param size units of each side, with the quiet zone
 * @param path the dark modules
 */
record QrPicture(int size, String path) {

	/** Scanners need that much white around it. */
	private static final int QUIET_ZONE = 4;

	static QrPicture of(String text) {
		QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
		StringBuilder path = new StringBuilder();
		for (int y = 0; y < code.size; y++) {
			for (int x = 0; x < code.size; x++) {
				int start = x;
				while (code.getModule(x, y)) {
					x++;
				}
				if (x > start) {
					path.append("M%1$d %2$dh%3$dv1h-%3$dz".formatted(start + QUIET_ZONE, y + QUIET_ZONE, x - start));
				}
			}
		}
		return new QrPicture(code.size + 2 * QUIET_ZONE, path.toString());
	}

}
