package feedbackloop.improvement;

import java.security.Principal;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Contributions of teams to the cause of a case, for staff and their programs.
 */
@RestController
@RequestMapping(path = "/api/cases/{number}/contributions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases", description = "For staff; session or HTTP Basic")
class ContributionsApi {

	private final TeamsAsked asked;

	ContributionsApi(TeamsAsked asked) {
		this.asked = asked;
	}

	@GetMapping
	@Operation(summary = "What teams contributed or are asked for, and whom you may ask; masked")
	List<TeamContribution> find(@PathVariable String number, Principal reader) {
		return this.asked.of(number, reader.getName());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Ask a team that is offered, while you analyse or plan")
	List<TeamContribution> ask(@PathVariable String number, @RequestBody TeamQuestion question, Principal user) {
		this.asked.ask(number, question.team(), question.note(), user.getName());
		return this.asked.of(number, user.getName());
	}

	/**
	 * A team to ask.
	 *
	 * @param note what about, at most 400 characters, or null
	 */
	@Schema(name = "TeamQuestion")
	record TeamQuestion(String team, String note) {

	}

}
