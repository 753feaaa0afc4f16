package feedbackloop.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.MailAddress;
import feedbackloop.privacy.ContactIndex;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.PhoneNumbers;
import feedbackloop.process.Refusal;
import feedbackloop.screening.AllowBlockList.NewEntry;

import org.springframework.stereotype.Component;

/**
 * Makes list entries of what people type or point at. No number and no address stands on
 * the list in clear.
 */
@Component
class ListValues {

	private static final Pattern DOMAIN = Pattern.compile("(?:[\\p{L}\\d-]+\\.)+[\\p{L}\\d-]+");

	private static final int LONGEST = 100;

	private final ContactIndex index;

	private final Masker masker;

	ListValues(ContactIndex index, Masker masker) {
		this.index = index;
		this.masker = masker;
	}

	/**
	 * An entry of what somebody typed.
	 * @throws Refusal if it is nothing of that kind
	 */
	NewEntry of(String kind, String effect, String typed) {
		String value = typed.strip();
		if (Blank.is(value) || value.length() > LONGEST) {
			throw Refusal.invalid("value", "listValue");
		}
		return switch (kind) {
			case ListEntry.SENDER -> sender(effect, value);
			case ListEntry.DOMAIN -> domain(effect, value.toLowerCase(Locale.ROOT).replaceFirst("^@", ""));
			case ListEntry.WORD -> word(effect, value);
			default -> throw Refusal.invalid("kind", "choice", "sender, domain, word");
		};
	}

	/**
	 * The number and the address of a person, as far as they are known.
	 */
	List<NewEntry> of(Contact contact) {
		List<NewEntry> entries = new ArrayList<>();
		if (contact.emailIndex() != null) {
			entries
				.add(new NewEntry(ListEntry.SENDER, ListEntry.BLOCK, contact.emailIndex(), contact.email().masked()));
		}
		if (contact.phoneIndex() != null) {
			entries
				.add(new NewEntry(ListEntry.SENDER, ListEntry.BLOCK, contact.phoneIndex(), contact.phone().masked()));
		}
		return entries;
	}

	private NewEntry sender(String effect, String value) {
		if (MailAddress.of(value).isPresent()) {
			return new NewEntry(ListEntry.SENDER, effect, this.index.ofMail(value), this.masker.email(value));
		}
		if (PhoneNumbers.isOne(value)) {
			return new NewEntry(ListEntry.SENDER, effect, this.index.ofPhone(value), this.masker.phone(value));
		}
		throw Refusal.invalid("value", "listSender");
	}

	private NewEntry domain(String effect, String value) {
		if (!DOMAIN.matcher(value).matches()) {
			throw Refusal.invalid("value", "listDomain");
		}
		return new NewEntry(ListEntry.DOMAIN, effect, TextSigns.comparable(value), value);
	}

	/** A number or an address is personal data and belongs to the senders. */
	private NewEntry word(String effect, String value) {
		if (value.length() < 2 || !this.masker.mask(value).equals(value)) {
			throw Refusal.invalid("value", "listWord");
		}
		return new NewEntry(ListEntry.WORD, effect, TextSigns.comparable(value), value);
	}

}
