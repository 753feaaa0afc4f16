package feedbackloop.improvement;

import java.security.Principal;

import feedbackloop.feedback.Status;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets managers decide on the backlog by API.
 */
@RestController
class BacklogController {

	private final Backlog backlog;

	BacklogController(Backlog backlog) {
		this.backlog = backlog;
	}

	@PostMapping("/api/cases/{number}/backlog")
	Answer decide(@PathVariable String number, @RequestBody Decision decision, Principal user) {
		return new Answer(number, this.backlog.decide(number, decision.decision(), decision.reason(), user.getName()));
	}

	/**
	 * A decision on a case in the backlog.
	 *
	 * @param decision take or decline
	 * @param reason what the customer is told when it is declined
	 */
	record Decision(String decision, String reason) {

	}

	/**
	 * Where the case stands now.
	 */
	record Answer(String number, Status status) {

	}

}
