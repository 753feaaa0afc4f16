package feedbackloop.process;

import java.util.Set;

/**
 * What customers and staff do beside the tasks of a case, each telling its process by a
 * message. A rehearsal lets it happen to a case that waits for it; implemented by the
 * feature that sends the message.
 */
public interface OutsideEvents {

	/**
	 * The messages that it sends, names of {@link Keys.Messages}.
	 */
	Set<String> messages();

	/**
	 * Lets it happen, in the caller's transaction.
	 * @param message one of {@link #messages()}
	 * @param feedbackNumber of the case
	 * @param userId a manager, for what staff do
	 */
	void happen(String message, String feedbackNumber, String userId);

}
