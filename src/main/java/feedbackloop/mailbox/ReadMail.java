package feedbackloop.mailbox;

import java.util.List;

/**
 * The content of a mail.
 *
 * @param text what its reader sees, without files; may be empty
 * @param files what is attached
 * @param report what a mail server says about a mail that it could not deliver, or empty
 */
record ReadMail(String text, List<MailFile> files, String report) {

	/**
	 * A file in a mail, with the name that its sender gave it.
	 *
	 * @param isInText whether it is a picture that the text shows
	 */
	record MailFile(String name, byte[] bytes, boolean isInText) {

		/** Bytes; a picture of a screen is larger. */
		private static final int LARGEST_OF_SIGNATURES = 60_000;

		/**
		 * Whether it is a small picture within the text, such as the logo of a signature.
		 */
		boolean isOfSignature() {
			return this.isInText && this.bytes.length <= LARGEST_OF_SIGNATURES;
		}

		@Override
		public String toString() {
			return "MailFile";
		}

	}

	@Override
	public String toString() {
		return "ReadMail";
	}

}
