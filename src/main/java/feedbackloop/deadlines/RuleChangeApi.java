package feedbackloop.deadlines;

import java.security.Principal;
import java.util.List;

import feedbackloop.deadlines.RuleChangeDesk.Shown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What new rules change about open deadlines, for programs.
 */
@RestController
@RequestMapping(path = "/api/calendar/changes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Calendar", description = "For staff; session or HTTP Basic")
class RuleChangeApi {

	private final RuleChangeDesk desk;

	RuleChangeApi(RuleChangeDesk desk) {
		this.desk = desk;
	}

	@GetMapping
	@Operation(summary = "The latest preview, or how far its application has come, with the deadlines that move")
	Shown look(@RequestParam(required = false) Long run, @RequestParam(defaultValue = "false") boolean promises,
			@RequestParam(defaultValue = "0") int page, @Parameter(hidden = true) Principal reader) {
		return this.desk.look(run, promises, Math.max(page, 0), reader.getName());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Compute what the calendar and the table timeLimits, as they are now, would move")
	void preview(@Parameter(hidden = true) Principal user) {
		this.desk.preview(user.getName());
	}

	@PostMapping("/{run}/promises")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Let promises of the preview move to a later time, with the reason, or stay again")
	void decide(@PathVariable long run, @RequestBody Decision decision) {
		this.desk.decide(run, decision.clocks(), decision.move(), decision.reason());
	}

	@PostMapping("/{run}/application")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Move the deadlines of the latest preview")
	void apply(@PathVariable long run, @RequestBody Application application, @Parameter(hidden = true) Principal user) {
		this.desk.apply(run, application.reason(), user.getName());
	}

	/**
	 * Which promises may move.
	 *
	 * @param clocks those of the preview's moves
	 * @param move false lets them stay again
	 */
	record Decision(List<Long> clocks, boolean move, String reason) {

	}

	/**
	 * Why the deadlines are moved.
	 */
	record Application(String reason) {

	}

}
