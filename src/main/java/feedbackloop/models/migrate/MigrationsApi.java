package feedbackloop.models.migrate;

import java.security.Principal;
import java.util.List;

import feedbackloop.models.migrate.MigratedInstance.Row;
import feedbackloop.words.Words;
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
 * Moving running cases to the live version of their process, for programs.
 */
@RestController
@RequestMapping(path = "/api/rules/migrations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Rules", description = "For staff; session or HTTP Basic")
class MigrationsApi {

	private final RunningCases running;

	private final Words words;

	MigrationsApi(RunningCases running, Words words) {
		this.running = running;
		this.words = words;
	}

	@GetMapping
	@Operation(summary = "The migrations, the latest first, 50 a page")
	List<Migration> list(@RequestParam(defaultValue = "0") int page) {
		return this.running.migrations(Math.max(page, 0)).rows();
	}

	@GetMapping("/versions")
	@Operation(summary = "How many cases run on which version of which process, 50 a page")
	List<RunningVersion> versions(@RequestParam(defaultValue = "0") int page) {
		return this.running.versions(Math.max(page, 0)).rows();
	}

	@GetMapping("/{id}")
	@Operation(summary = "A migration with its plan, how far it has come, and what was done about it")
	Migration look(@PathVariable long id) {
		return this.running.find(id);
	}

	@GetMapping("/{id}/cases")
	@Operation(summary = "Its cases: whether each can move, why not, and what moving changes for it, 50 a page")
	List<Row> cases(@PathVariable long id, @RequestParam(required = false) String outcome,
			@RequestParam(defaultValue = "0") int page, @Parameter(hidden = true) Principal reader) {
		return this.running.instances(id, MoveState.asked(outcome), Math.max(page, 0), reader.getName())
			.rows()
			.stream()
			.map((one) -> one.row(this.words))
			.toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Try which cases of a version can move to the live one; nothing moves yet")
	Begun begin(@RequestBody Asked asked, @Parameter(hidden = true) Principal user) {
		return new Begun(this.running.begin(asked.process(), asked.fromVersion(), user.getName()));
	}

	@PostMapping("/{id}/start")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Move the cases that can move, in batches")
	void start(@PathVariable long id, @RequestBody Started started, @Parameter(hidden = true) Principal user) {
		this.running.start(id, started.reason(), user.getName());
	}

	@PostMapping("/{id}/pause")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Wait after the batch that is being moved")
	void pause(@PathVariable long id, @Parameter(hidden = true) Principal user) {
		this.running.pause(id, user.getName());
	}

	@PostMapping("/{id}/resume")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Go on with a migration that waits")
	void resume(@PathVariable long id, @Parameter(hidden = true) Principal user) {
		this.running.resume(id, user.getName());
	}

	/**
	 * Which cases are to be tried.
	 *
	 * @param process the key of the process
	 * @param fromVersion the version that they run on
	 */
	record Asked(String process, int fromVersion) {

	}

	/**
	 * Where to look how it goes.
	 */
	record Begun(long id) {

	}

	/**
	 * Why the cases are moved.
	 */
	record Started(String reason) {

	}

}
