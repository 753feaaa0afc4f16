package feedbackloop.evidence;

/**
 * A file that was checked and cleaned and may be stored.
 *
 * @param name sanitised, at most 150 characters; may hold personal data
 * @param thumbnail a small JPEG, or null if the file is no picture
 */
public record CheckedFile(String name, FileType type, byte[] bytes, byte[] thumbnail) {

	@Override
	public String toString() {
		return "CheckedFile[" + this.type + "]";
	}

}
