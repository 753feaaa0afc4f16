package feedbackloop.notification;

import org.springframework.stereotype.Component;

/**
 * The addresses that customers are given.
 */
@Component
public class CustomerLinks {

	private final NotificationSettings settings;

	CustomerLinks(NotificationSettings settings) {
		this.settings = settings;
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

}
