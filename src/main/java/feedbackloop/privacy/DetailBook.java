package feedbackloop.privacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Details;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.ValuesColumn;
import feedbackloop.words.StandIn;

import org.springframework.stereotype.Component;

/**
 * Keeps the details of a case encrypted with the customer's key, and opens them.
 */
@Component
public class DetailBook {

	private static final ValuesColumn JSON = new ValuesColumn();

	private final Vault vault;

	DetailBook(Vault vault) {
		this.vault = vault;
	}

	/**
	 * Encrypts the values and masks the copies.
	 * @param values by their names, none blank
	 */
	public Details protect(Contact contact, Map<String, String> values) {
		if (values.isEmpty()) {
			return Details.NONE;
		}
		byte[] sealed = this.vault.seal(contact.dataKey(), JSON.convertToDatabaseColumn(values));
		return new Details(sealed, masked(contact, values));
	}

	/**
	 * The details of a case with other values in place of some, or more. The copies of
	 * the others stay as they are.
	 * @param values by their names, none blank
	 */
	public Details with(Feedback feedback, Map<String, String> values) {
		Map<String, String> all = new LinkedHashMap<>(open(feedback));
		all.putAll(values);
		Map<String, String> copies = new LinkedHashMap<>(feedback.details().masked());
		copies.putAll(masked(feedback.contact(), values));
		return new Details(protect(feedback.contact(), all).sealed(), copies);
	}

	/**
	 * The values as they were given; the masked ones where they were erased.
	 */
	public Map<String, String> open(Feedback feedback) {
		return open(feedback.contact(), feedback.details());
	}

	/**
	 * The same with the masked copies made anew. Once the name is no longer known, what
	 * is masked stays so.
	 */
	Details remasked(Contact contact, Details details) {
		if (details.sealed() == null) {
			return details;
		}
		boolean wasRead = !details.masked().containsValue(StandIn.WITHHELD.mark());
		Map<String, String> before = (contact.isNameErased() && wasRead) ? details.masked() : open(contact, details);
		return new Details(details.sealed(), masked(contact, before));
	}

	/**
	 * The masked values, also those that are withheld.
	 */
	public Map<String, String> maskedAnyway(Feedback feedback) {
		Contact contact = feedback.contact();
		return contact.areWordsWithheld() ? each(open(feedback), (value) -> this.vault.mask(contact, value))
				: feedback.details().masked();
	}

	private Map<String, String> open(Contact contact, Details details) {
		boolean kept = details.sealed() != null && !contact.isErased();
		return kept ? JSON.convertToEntityAttribute(this.vault.open(contact.dataKey(), details.sealed()))
				: details.masked();
	}

	private Map<String, String> masked(Contact contact, Map<String, String> values) {
		return each(values, (value) -> this.vault.copy(contact, value));
	}

	private static Map<String, String> each(Map<String, String> values, UnaryOperator<String> shown) {
		Map<String, String> each = new LinkedHashMap<>();
		values.forEach((name, value) -> each.put(name, shown.apply(value)));
		return each;
	}

}
