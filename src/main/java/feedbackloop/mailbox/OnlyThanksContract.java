package feedbackloop.mailbox;

import feedbackloop.process.ReadableFile;

import org.springframework.stereotype.Component;

/**
 * What the words of a thank-you must be like before they go live.
 */
@Component
class OnlyThanksContract extends ReadableFile {

	OnlyThanksContract() {
		super(OnlyThanks.FILE, OnlyThanks::read);
	}

}
