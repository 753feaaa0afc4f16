package feedbackloop.intake;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.Subject;
import feedbackloop.feedback.Verbatim;
import feedbackloop.privacy.ContactIndex;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;

import org.springframework.stereotype.Component;

/**
 * Turns what was given into what the record keeps: encrypted for the person, and masked.
 */
@Component
class ProtectedRecord {

	private static final int LINE = 200;

	private static final int LINK = 2000;

	private final Vault vault;

	private final Masker masker;

	private final ContactIndex index;

	ProtectedRecord(Vault vault, Masker masker, ContactIndex index) {
		this.vault = vault;
		this.masker = masker;
		this.index = index;
	}

	/**
	 * Notes how the person is called and reached, as far as that is given.
	 */
	void reach(Contact contact, NewFeedback.Person person) {
		if (person.name() != null || person.department() != null) {
			contact.named(this.vault.seal(contact, person.name(), this.masker.name(person.name())),
					masked(contact, person.department()));
		}
		if (person.phone() != null) {
			contact.reachedByPhone(this.vault.seal(contact, person.phone(), this.masker.phone(person.phone())),
					this.index.ofPhone(person.phone()));
		}
		if (person.email() != null) {
			contact.reachedByMail(this.vault.seal(contact, person.email(), this.masker.email(person.email())),
					this.index.ofMail(person.email()));
		}
	}

	Verbatim words(Contact contact, ClearVerbatim given) {
		return new Verbatim(this.vault.protect(contact, given.summary()),
				this.vault.protect(contact, given.description()), this.vault.protect(contact, given.demand()));
	}

	/**
	 * Short facts about the case stand in the record masked only.
	 */
	Subject subject(Contact contact, Subject given) {
		return given.each((text) -> masked(contact, text));
	}

	ProtectedText link(Contact contact, String text) {
		ProtectedText link = this.vault.protect(contact, text);
		return new ProtectedText(link.sealed(), cut(link.masked(), LINK));
	}

	private String masked(Contact contact, String text) {
		return Blank.is(text) ? null : cut(this.vault.mask(contact, text), LINE);
	}

	/**
	 * A mask may be longer than what it hides.
	 */
	private static String cut(String text, int longest) {
		boolean fits = text.codePointCount(0, text.length()) <= longest;
		return fits ? text : text.substring(0, text.offsetByCodePoints(0, longest));
	}

}
