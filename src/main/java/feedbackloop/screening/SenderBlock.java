package feedbackloop.screening;

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
	 */
	void block(String number, String reason, String userId) {
		Contact contact = this.cases.get(number).contact();
		this.values.of(contact)
			.forEach((entry) -> this.list.add(entry, this.vault.mask(contact, reason), null, userId));
	}

}
