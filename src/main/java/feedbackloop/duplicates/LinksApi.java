package feedbackloop.duplicates;

import java.security.Principal;

import feedbackloop.feedback.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Links duplicates and takes them out again, for staff and their programs.
 */
@RestController
@Tag(name = "Cases", description = "For staff; session or HTTP Basic")
class LinksApi {

	private final Links links;

	LinksApi(Links links) {
		this.links = links;
	}

	@PostMapping("/api/cases/{number}/link")
	@Operation(summary = "Completes the triage of a case: it is a duplicate of that one")
	LinkAnswer link(@PathVariable String number, @RequestBody Link link, Principal user) {
		this.links.link(number, link.originalNumber(), user.getName());
		return new LinkAnswer(number, this.links.status(number));
	}

	@PostMapping("/api/cases/{number}/unlink")
	@Operation(summary = "Makes a merged case one of its own again, back in triage")
	LinkAnswer unlink(@PathVariable String number, @RequestBody Unlink unlink, Principal user) {
		this.links.unlink(number, unlink.reason(), user.getName());
		return new LinkAnswer(number, this.links.status(number));
	}

	/**
	 * What the case is a duplicate of.
	 */
	@Schema(name = "Link")
	record Link(String originalNumber) {

	}

	/**
	 * Why it is none.
	 *
	 * @param reason for staff; masked before it is stored
	 */
	@Schema(name = "Unlink")
	record Unlink(String reason) {

	}

	/**
	 * Where the case stands now.
	 */
	@Schema(name = "LinkAnswer")
	record LinkAnswer(String number, Status status) {

	}

}
