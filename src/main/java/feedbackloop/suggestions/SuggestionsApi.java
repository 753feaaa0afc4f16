package feedbackloop.suggestions;

import java.security.Principal;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Suggestions for Tasklist: what past cases say about the fields of an open triage.
 */
@RestController
@Tag(name = "Tasks", description = "For staff; session or HTTP Basic")
class SuggestionsApi {

	private final Suggestions suggestions;

	SuggestionsApi(Suggestions suggestions) {
		this.suggestions = suggestions;
	}

	@GetMapping(path = "/api/tasks/{id}/suggestions", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(
			summary = "What similar past cases suggest for an open triage; nothing while too few of such suggestions were right")
	List<Suggestion> find(@PathVariable String id, Principal person) {
		return this.suggestions.at(id, person.getName());
	}

}
