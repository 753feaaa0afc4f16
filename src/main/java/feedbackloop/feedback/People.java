package feedbackloop.feedback;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Tells the writers of cases apart: whoever shares a phone number or a mail address is
 * one person; of whom neither is known is a person of his own.
 */
final class People {

	/** Each of a person's numbers and addresses leads to another, the last to none. */
	private final Map<String, String> sameAs = new HashMap<>();

	People(Collection<Writer> writers) {
		for (Writer writer : writers) {
			if (writer.getPhoneIndex() != null && writer.getEmailIndex() != null) {
				String phone = last(writer.getPhoneIndex());
				String email = last(writer.getEmailIndex());
				if (!phone.equals(email)) {
					this.sameAs.put(phone, email);
				}
			}
		}
	}

	/**
	 * The same for all cases of one person.
	 */
	String who(Writer writer) {
		return last(Stream.of(writer.getPhoneIndex(), writer.getEmailIndex(), writer.getNumber())
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow());
	}

	private String last(String key) {
		String last = key;
		while (this.sameAs.containsKey(last)) {
			last = this.sameAs.get(last);
		}
		return last;
	}

}
