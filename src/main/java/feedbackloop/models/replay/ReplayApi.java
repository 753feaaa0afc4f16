package feedbackloop.models.replay;

import java.security.Principal;
import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.process.Slice;
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
 * Edited files tried on past cases, for programs.
 */
@RestController
@RequestMapping(path = "/api/rules/replays", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Rules", description = "For process owners; session or HTTP Basic")
class ReplayApi {

	private final ReplayRequests requests;

	private final AskedAgain askedAgain;

	ReplayApi(ReplayRequests requests, AskedAgain askedAgain) {
		this.askedAgain = askedAgain;
		this.requests = requests;
	}

	@GetMapping
	@Operation(summary = "The replays, newest first")
	Slice<Replay> list(@RequestParam(defaultValue = "0") int page) {
		return this.requests.latest(Math.max(page, 0));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Try edited files on past cases; it runs in the background")
	Asked ask(@RequestBody Request request, @Parameter(hidden = true) Principal user) {
		List<ModelFile> files = request.files();
		long id = this.requests.ask(files.stream().map(ModelFile::name).toList(),
				files.stream().map(ModelFile::text).toList(), request.firstDay(), request.lastDay(), request.cases(),
				user.getName());
		return new Asked(id);
	}

	@GetMapping("/{id}")
	@Operation(summary = "How far it has come, and what it found")
	Replay get(@PathVariable long id) {
		return this.requests.get(id);
	}

	@GetMapping("/{id}/cases")
	@Operation(summary = "The cases that would change, 50 after a number")
	Slice<ChangedCase> cases(@PathVariable long id, @RequestParam(required = false) String before,
			@RequestParam(required = false) String after, @RequestParam(defaultValue = "") String position,
			@Parameter(hidden = true) Principal reader) {
		return this.requests.cases(id, before, after, reader.getName(), position);
	}

	@GetMapping("/{id}/deadlines")
	@Operation(summary = "The deadlines that would move, those of about 50 cases after a number")
	Slice<MovedDeadline> deadlines(@PathVariable long id, @RequestParam(required = false) String effect,
			@RequestParam(defaultValue = "") String position, @Parameter(hidden = true) Principal reader) {
		return this.requests.deadlines(id, effect, reader.getName(), position);
	}

	@GetMapping("/{id}/occasions")
	@Operation(summary = "When a table was asked a question that it would answer otherwise, the latest 20")
	List<PastQuestions.Occasion> occasions(@PathVariable long id,
			@Parameter(description = "key of the table") @RequestParam String table,
			@Parameter(description = "its place in the summary, from 0") @RequestParam int question,
			@Parameter(hidden = true) Principal reader) {
		return this.askedAgain.occasions(this.requests.get(id), table, question, reader.getName());
	}

	@PostMapping("/{id}/cancellation")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "End it before its time")
	void cancel(@PathVariable long id) {
		this.requests.cancel(id);
	}

	/**
	 * What is to be tried on which cases.
	 *
	 * @param firstDay ISO date of receipt, null for no first day
	 * @param lastDay ISO date of receipt, null for no last day
	 * @param cases all, open or ended; null for all
	 */
	record Request(List<ModelFile> files, String firstDay, String lastDay, String cases) {

		Request {
			files = (files != null) ? List.copyOf(files) : List.of();
		}

	}

	/**
	 * The replay that was asked for.
	 */
	record Asked(long id) {

	}

}
