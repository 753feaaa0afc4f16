package feedbackloop.privacy;

import java.util.Locale;

/**
 * Kinds of personal data that are looked for in texts.
 */
public enum Kind {

	/** A person's name, also a surname before a title. */
	NAME,

	/** A mobile or landline number of any country. */
	PHONE,

	/** A mail address. */
	MAIL,

	/** The number of an identity card, passport or travel permit. */
	IDENTITY,

	/** The number of a bank card. */
	CARD,

	/** The plate of a vehicle. */
	PLATE,

	/** An account at WeChat, QQ, Alipay and the like. */
	ACCOUNT,

	/** What an address says below the district. */
	ADDRESS,

	/** The secret by which a customer follows the case. */
	SECRET;

	/** The word of the database and of the message files. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
