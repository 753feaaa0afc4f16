package feedbackloop.notification;

import java.util.List;
import java.util.Optional;

/**
 * What is known, where mailboxes are read, of the way on which customers answer.
 */
public interface MailRoute {

	/**
	 * Whether answers are read at all.
	 */
	boolean isOpen();

	/**
	 * Where to answer about the case; empty where no mailbox is read.
	 */
	Optional<String> replyTo(String number);

	/**
	 * The Message-IDs of what the customer wrote about the case by mail, without
	 * brackets, the oldest first.
	 */
	List<String> fromCustomer(String number);

}
