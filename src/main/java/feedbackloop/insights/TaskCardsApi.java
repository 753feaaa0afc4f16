package feedbackloop.insights;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What Tasklist shows on the cards of its list.
 */
@RestController
@Tag(name = "Tasks", description = "For staff; session or HTTP Basic")
class TaskCardsApi {

	private final TaskCards cards;

	TaskCardsApi(TaskCards cards) {
		this.cards = cards;
	}

	@GetMapping(path = "/api/tasks/cards", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Number, grade, channel, product and due time of the caller's open tasks; at most 100")
	List<TaskCard> cards(@RequestParam Set<String> ids, @Parameter(hidden = true) Locale locale) {
		return this.cards.of(ids, locale);
	}

}
