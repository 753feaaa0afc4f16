package feedbackloop.trackers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Trackers tell here how far their items are. The signature is the sign-in.
 */
@RestController
@Tag(name = "Trackers", description = "For trackers, which sign as Standard Webhooks do")
class TrackerApi {

	private final SignedMessages messages;

	private final ItemReports reports;

	TrackerApi(SignedMessages messages, ItemReports reports) {
		this.messages = messages;
		this.reports = reports;
	}

	@PostMapping(path = "/api/measures/{number}/tracker", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Tell how far a work item of a measure is; it is shown and completes nothing",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(schema = @Schema(implementation = ToldItem.class))))
	@ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = KeptItem.class)))
	@ApiResponse(responseCode = "401", description = "Not signed, wrongly signed, or not within five minutes",
			content = @Content)
	@ApiResponse(responseCode = "404", description = "No such measure, or no tracker is set up", content = @Content)
	ResponseEntity<String> tell(
			@Parameter(description = "Of the measure, such as IM-20261122-000007-2") @PathVariable String number,
			@Parameter(description = "At most 100 characters; the same again is answered the same and does "
					+ "nothing more") @RequestHeader(name = "webhook-id", required = false) String id,
			@Parameter(description = "Seconds since 1970") @RequestHeader(name = "webhook-timestamp",
					required = false) String timestamp,
			@Parameter(description = "v1, and HMAC-SHA256 of id.timestamp.body in Base64; several with blanks "
					+ "between") @RequestHeader(name = "webhook-signature", required = false) String signature,
			@RequestBody(required = false) byte[] body) {
		byte[] sent = (body != null) ? body : new byte[0];
		String tracker = this.messages.sender(id, timestamp, signature, sent);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(this.reports.keep(number, tracker, id, sent));
	}

	/**
	 * What a tracker tells.
	 *
	 * @param url of the item; linked with the measure if it is not yet
	 * @param state the tracker's own word, at most 60 characters
	 * @param title at most 300 characters
	 * @param at when the item came to that state, ISO 8601 with offset; may be left out.
	 * What is older than something told before changes nothing
	 */
	@Schema(name = "ToldItem")
	record ToldItem(String url, String state, String title, String at) {

	}

	/**
	 * What is shown now.
	 *
	 * @param state what the word means to us: open, inProgress or done; null for an
	 * unknown word
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "KeptItem")
	record KeptItem(String number, String url, String state) {

	}

}
