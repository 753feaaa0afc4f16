package feedbackloop.feedback;

/**
 * Who wrote a case, by keyed hashes; a phone number or a mail address that is not known
 * is null. Staff may have stated further customers.
 */
interface Writer {

	/** The case that was asked about; this one or what this one was merged into. */
	String getOriginal();

	String getNumber();

	/** Null of whoever has no case. */
	String getStatus();

	String getPhoneIndex();

	String getEmailIndex();

	int getCustomersStated();

}
