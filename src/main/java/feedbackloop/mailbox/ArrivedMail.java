package feedbackloop.mailbox;

import java.util.List;

import feedbackloop.evidence.CheckedFile;

/**
 * A mail that was read and waits to be brought to its case.
 *
 * @param raw as it came
 * @param files those that may be kept
 */
record ArrivedMail(InboundMail record, byte[] raw, MailHead head, ReadMail content, List<CheckedFile> files) {

	/**
	 * How many files may not be kept.
	 */
	int refused() {
		return this.content.files().size() - this.files.size();
	}

	@Override
	public String toString() {
		return "ArrivedMail " + this.record.id();
	}

}
