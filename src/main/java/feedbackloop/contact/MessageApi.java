package feedbackloop.contact;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import feedbackloop.evidence.UploadCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Messages to the customer from programs of staff.
 */
@RestController
@RequestMapping(path = "/api/cases/{number}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases", description = "For staff; session or HTTP Basic")
class MessageApi {

	private static final String KEY = "At most 255 characters; makes repeating the request safe";

	private final CustomerNotes notes;

	private final UploadCheck uploads;

	MessageApi(CustomerNotes notes, UploadCheck uploads) {
		this.notes = notes;
		this.uploads = uploads;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Write to the customer at any time, with files that the case has")
	@ApiResponse(responseCode = "201")
	@ApiResponse(responseCode = "403", description = "The caller is not of a team of this case", content = @Content)
	SentMessage send(@PathVariable String number,
			@Parameter(description = KEY) @RequestHeader(name = "Idempotency-Key", required = false) String key,
			@RequestBody MessageToSend message, Principal person) {
		List<UUID> files = (message.files() != null) ? message.files().stream().filter(Objects::nonNull).toList()
				: List.of();
		this.notes.send(number, new MessageDraft(message.text(), files), List.of(), key, person.getName());
		return new SentMessage(number);
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "The same with files that the case has not yet, as for customers")
	@ApiResponse(responseCode = "201")
	SentMessage sendFiles(@PathVariable String number,
			@Parameter(description = KEY) @RequestHeader(name = "Idempotency-Key", required = false) String key,
			@RequestParam(defaultValue = "") String text, @RequestParam(required = false) List<MultipartFile> files,
			Principal person) {
		this.notes.send(number, new MessageDraft(text, List.of()), this.uploads.checkOfStaff(files), key,
				person.getName());
		return new SentMessage(number);
	}

	/**
	 * A message.
	 *
	 * @param text at most 20,000 characters
	 * @param files ids of files that the case has; none by default
	 */
	@Schema(name = "MessageToSend")
	record MessageToSend(String text, List<UUID> files) {

	}

	/**
	 * A message that goes to the customer.
	 *
	 * @param number of the case
	 */
	@Schema(name = "SentMessage")
	record SentMessage(String number) {

	}

}
