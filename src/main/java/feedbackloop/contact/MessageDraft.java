package feedbackloop.contact;

import java.util.List;
import java.util.UUID;

/**
 * A message to the customer that is not sent yet.
 *
 * @param files of the case that go with it
 */
record MessageDraft(String text, List<UUID> files) {

	static final MessageDraft NONE = new MessageDraft("", List.of());

	@Override
	public String toString() {
		return "MessageDraft";
	}

}
