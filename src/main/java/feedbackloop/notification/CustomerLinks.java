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
	 * Where a customer follows that case. The secret does not stand in it.
	 */
	public String follow(String number) {
		return this.settings.followLink(number);
	}

}
