package feedbackloop.screening;

import java.util.List;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Contact;
import feedbackloop.privacy.Vault;

import org.springframework.stereotype.Component;

/**
 * Puts the sender of a case on the block list, by number and address as far as they are
 * known.
 */
@Component
class SenderBlock {

	private final Cases cases;

	private final ListValues values;

	private final AllowBlockList list;

	private final Vault vault;

	SenderBlock(Cases cases, ListValues values, AllowBlockList list, Vault vault) {
		this.cases = cases;
		this.values = values;
		this.list = list;
		this.vault = vault;
	}

	/**
	 * Blocks the sender until further notice; one who is on the list already stays as is.
	 * @return the entries that are new
	 */
	List<Long> block(String number, String reason, String userId) {
		Contact contact = this.cases.get(number).contact();
		return this.values.of(contact)
			.stream()
			.flatMap((entry) -> this.list.add(entry, this.vault.mask(contact, reason), null, userId).stream())
			.toList();
	}

	/**
	 * Takes these entries off the list, unless somebody has already.
	 */
	void unblock(List<Long> entries, String userId) {
		entries.forEach((entry) -> this.list.takeOff(entry, userId));
	}

}
