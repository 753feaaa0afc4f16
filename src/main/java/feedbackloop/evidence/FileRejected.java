package feedbackloop.evidence;

/**
 * Why a file is not taken; {@code refusal.files.<code>} has the sentence.
 */
final class FileRejected extends Exception {

	private final String code;

	FileRejected(String code) {
		super(code);
		this.code = code;
	}

	String code() {
		return this.code;
	}

}
