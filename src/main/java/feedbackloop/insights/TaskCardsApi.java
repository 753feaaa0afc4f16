package feedbackloop.insights;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import feedbackloop.words.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What Tasklist shows on the cards of its list, and when a task is done.
 */
@RestController
@Tag(name = "Tasks", description = "For staff; session or HTTP Basic")
class TaskCardsApi {

	private final TaskCards cards;

	private final CaseReader reader;

	private final Words words;

	TaskCardsApi(TaskCards cards, CaseReader reader, Words words) {
		this.cards = cards;
		this.reader = reader;
		this.words = words;
	}

	@GetMapping(path = "/api/tasks/cards", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "What the cards of the caller's open tasks say; at most 100")
	List<TaskCard> cards(@RequestParam Set<String> ids, Principal reader, @Parameter(hidden = true) Locale locale) {
		return this.cards.of(ids, reader.getName(), locale);
	}

	@GetMapping(path = "/api/tasks/words", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "What the customers of the caller's open tasks wrote, one masked line of each; at most 100")
	List<TaskWords> words(@RequestParam Set<String> ids) {
		return this.cards.words(ids);
	}

	@GetMapping(path = "/api/tasks/{id}/outcome", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "What happened since the caller submitted the form of that task; nothing for others")
	TaskOutcome outcome(@PathVariable String id, Principal caller, @Parameter(hidden = true) Locale locale) {
		return this.reader.outcome(id, caller.getName(), this.words.in(locale))
			.orElseGet(() -> new TaskOutcome(null, List.of()));
	}

}
