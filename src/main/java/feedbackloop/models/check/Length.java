package feedbackloop.models.check;

/**
 * How long a text is in the database, which counts characters as people do. Java counts
 * some of them twice.
 */
final class Length {

	private Length() {
	}

	static int of(String text) {
		return text.codePointCount(0, text.length());
	}

}
