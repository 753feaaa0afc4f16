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
	 */
	record MailFile(String name, byte[] bytes) {

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
