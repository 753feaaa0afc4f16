package feedbackloop.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import feedbackloop.privacy.Vault;
import feedbackloop.process.BusinessKey;

import org.springframework.stereotype.Component;

/**
 * The addresses that customers are given.
 */
@Component
public class CustomerLinks {

	private static final int LENGTH = 20;

	private final NotificationSettings settings;

	private final Vault vault;

	CustomerLinks(NotificationSettings settings, Vault vault) {
		this.settings = settings;
		this.vault = vault;
	}

	/**
	 * The address from which customers get mail, without a name.
	 */
	public String sender() {
		String from = this.settings.mail().from();
		return from.substring(from.lastIndexOf('<') + 1).replace(">", "").strip();
	}

	/**
	 * Where a customer follows that case. The secret does not stand in it.
	 */
	public String follow(String number) {
		return this.settings.followLink(number);
	}

	/**
	 * Where customers give a feedback.
	 * @param name of the entrance; empty for the page of all
	 */
	public String entrance(String name) {
		return this.settings.entranceLink(name);
	}

	/**
	 * The same within a page of another site.
	 */
	public String embed(String name) {
		return this.settings.embedLink(name);
	}

	/**
	 * Where the customer of that case rates it, without the secret. The key in it opens
	 * nothing else.
	 */
	String rate(String number) {
		return follow(number) + "/rate/" + key(number);
	}

	/**
	 * Whether that is the key by which the case is rated.
	 */
	public boolean isForRating(String number, String key) {
		return BusinessKey.isCaseNumber(number) && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8),
				key(number).getBytes(StandardCharsets.UTF_8));
	}

	private String key(String number) {
		return this.vault.index("rating of " + number).substring(0, LENGTH);
	}

}
