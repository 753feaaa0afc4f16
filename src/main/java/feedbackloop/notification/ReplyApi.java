package feedbackloop.notification;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows programs of staff what a customer would get.
 */
@RestController
class ReplyApi {

	private final ReplyHelp help;

	ReplyApi(ReplyHelp help) {
		this.help = help;
	}

	@PostMapping("/api/cases/{number}/reply-preview")
	ReplyPreview preview(@PathVariable String number, @RequestBody Typed typed) {
		return this.help.preview(number, typed.draft());
	}

	/**
	 * What was typed.
	 *
	 * @param event answered, question, declined or reopened
	 * @param responseText the answer, or the question
	 * @param expectedBy an ISO date
	 */
	record Typed(String event, String responseText, String nextStep, String expectedBy, String workaround) {

		ReplyDraft draft() {
			return ReplyDraft.of(this.event, this.responseText, this.nextStep, this.expectedBy, this.workaround);
		}

	}

}
