package feedbackloop.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that go with the letters of a case. Each message that a person wrote is held
 * by one letter, and they come in the same order.
 */
final class LetterFiles {

	private final Map<Long, List<Attachment>> byMessage;

	private final List<Message> waiting = new ArrayList<>();

	/**
	 * @param byMessage by the id of what a person wrote
	 */
	LetterFiles(Map<Long, List<Attachment>> byMessage) {
		this.byMessage = byMessage;
	}

	/**
	 * Somebody wrote a message to the customer.
	 */
	void written(Long id, String text) {
		this.waiting.add(new Message(text, this.byMessage.get(id)));
	}

	/**
	 * Those of the letter of such a message, or null where it has none.
	 */
	List<Attachment> of(String letter) {
		Optional<Message> held = this.waiting.stream().filter((one) -> letter.contains(one.text())).findFirst();
		held.ifPresent(this.waiting::remove);
		return held.map(Message::files).orElse(null);
	}

	/**
	 * A message that no letter holds yet.
	 *
	 * @param files null for none
	 */
	private record Message(String text, List<Attachment> files) {

	}

}
