package feedbackloop.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import feedbackloop.feedback.MailAddress;

import org.springframework.stereotype.Component;

/**
 * The keyed hashes by which a person is found again, whatever way the number or the
 * address was written.
 */
@Component
public class ContactIndex {

	private final Vault vault;

	ContactIndex(Vault vault) {
		this.vault = vault;
	}

	/**
	 * The hash of a phone number; one without a country is Chinese.
	 */
	public String ofPhone(String phone) {
		return this.vault.index(normalised(phone));
	}

	/**
	 * The hash of a mail address, in whatever script its domain is written.
	 */
	public String ofMail(String address) {
		return this.vault.index(MailAddress.of(address).map(MailAddress::ascii).orElse(address));
	}

	private static String normalised(String phone) {
		PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
		try {
			return numbers.format(numbers.parse(phone, "CN"), PhoneNumberFormat.E164);
		}
		catch (NumberParseException ex) {
			return phone.replaceAll("\\s", "");
		}
	}

}
