package feedbackloop.notification;

import feedbackloop.process.BusinessKey;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where links in messages lead and who signs the mails.
 *
 * @param baseUrl the address under which customers and staff reach the application,
 * without a slash at the end
 * @param embedded whether this is the embedded default, whose outbox shows mails as they
 * would be read
 */
@ConfigurationProperties("feedback-loop")
record NotificationSettings(@DefaultValue("http://localhost:8080") String baseUrl,
		@DefaultValue("false") boolean embedded, @DefaultValue Mail mail) {

	/**
	 * How mails are addressed.
	 *
	 * @param from sender, with or without a display name
	 * @param acknowledgements how many go to one address within an hour
	 */
	record Mail(@DefaultValue("反馈闭环 Feedback Loop <feedback@localhost>") String from,
			@DefaultValue("3") int acknowledgements) {

	}

	String followLink(String number) {
		return this.baseUrl + "/follow/" + number;
	}

	String entranceLink(String name) {
		return this.baseUrl + (name.isEmpty() ? "/" : "/?form=" + name);
	}

	String embedLink(String name) {
		return this.baseUrl + (name.isEmpty() ? "/embed" : "/embed?form=" + name);
	}

	String helpLink() {
		return this.baseUrl + "/help";
	}

	String pageLink(String path) {
		return this.baseUrl + path;
	}

	String caseLink(String number) {
		return this.baseUrl + (BusinessKey.isOfReview(number) ? "/reviews/" : "/cases/") + number;
	}

}
