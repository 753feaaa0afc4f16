package feedbackloop.desk;

import java.security.Principal;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.process.DraftOrigin;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Drafts for Tasklist: what the caller has typed into the form of an open task.
 */
@RestController
@RequestMapping(path = "/api/tasks/{id}/draft", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tasks", description = "For staff; session or HTTP Basic")
class TaskDraftsApi {

	private final TaskDrafts drafts;

	private final HouseTime time;

	private final boolean typingClaims;

	TaskDraftsApi(TaskDrafts drafts, HouseTime time, @Value("${feedback-loop.claim-by-typing}") boolean typingClaims) {
		this.drafts = drafts;
		this.time = time;
		this.typingClaims = typingClaims;
	}

	@GetMapping
	@Operation(summary = "The caller's own draft at an open task, and what a browser needs to save one")
	OwnDraft find(@PathVariable String id, Principal person, @Parameter(hidden = true) CsrfToken token) {
		TaskDraft draft = this.drafts.find(id, person.getName()).orElse(null);
		return new OwnDraft(person.getName(), token.getToken(), (draft != null) ? draft.version() : null,
				(draft != null) ? saved(draft) : null, (draft != null) ? draft.values() : null, this.typingClaims);
	}

	@PutMapping
	@Operation(
			summary = "Save what the caller has typed; at most 256 KB. 409 if there is another draft than the version named")
	SavedDraft save(@PathVariable String id, @RequestBody DraftToSave draft, Principal person) {
		if (draft.values() == null || !draft.values().isObject()) {
			throw Refusal.invalid("values", "value");
		}
		TaskDraft saved = this.drafts.save(id, person.getName(), draft.origin(), draft.values());
		return new SavedDraft(saved.version(), saved(saved));
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Discard the caller's own draft at an open task")
	void discard(@PathVariable String id, Principal person) {
		this.drafts.discard(id, person.getName());
	}

	/** Of today the hour says enough. */
	private String saved(TaskDraft draft) {
		OffsetDateTime at = this.time.at(draft.savedAt());
		return at.toLocalDate().equals(this.time.today()) ? HouseTime.hour(at) : HouseTime.minute(at);
	}

	/**
	 * The caller's draft, or none.
	 *
	 * @param person who calls
	 * @param token against forgery, to be sent back as {@code X-XSRF-TOKEN}
	 * @param version to be named when it is saved again; null without a draft
	 * @param saved when it was saved, such as 14:05
	 * @param values the fields of the form
	 * @param typingClaims whether who begins to fill in the form of a free task claims it
	 */
	@Schema(name = "OwnDraft")
	record OwnDraft(String person, String token, Long version, String saved, JsonNode values, boolean typingClaims) {

	}

	/**
	 * A draft to save.
	 *
	 * @param version the one that it goes on from; none if there was no draft
	 * @param page a number of one opened page of a browser; none for a program
	 * @param turn how often that page has sent something
	 * @param values the fields of the form
	 */
	@Schema(name = "DraftToSave")
	record DraftToSave(Long version, Long page, long turn, JsonNode values) {

		private DraftOrigin origin() {
			return new DraftOrigin(this.version, this.page, this.turn);
		}

	}

	/**
	 * A draft that was saved.
	 *
	 * @param version to be named when it is saved again
	 * @param saved when, such as 14:05
	 */
	@Schema(name = "SavedDraft")
	record SavedDraft(long version, String saved) {

	}

}
