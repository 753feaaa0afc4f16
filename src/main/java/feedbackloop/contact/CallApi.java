package feedbackloop.contact;

import java.security.Principal;

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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Calls to the customer, kept by whoever works the case and their programs.
 */
@RestController
@Tag(name = "Cases", description = "For staff; session or HTTP Basic")
class CallApi {

	private final Calls calls;

	CallApi(Calls calls) {
		this.calls = calls;
	}

	@PostMapping(path = "/api/cases/{number}/calls", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Keep a call to the customer; after so many without a talk the case goes on without them")
	@ApiResponse(responseCode = "201")
	@ApiResponse(responseCode = "403", description = "The caller does not work this case", content = @Content)
	KeptCall keep(@PathVariable String number,
			@Parameter(description = "At most 255 characters; makes repeating the request safe") @RequestHeader(
					name = "Idempotency-Key", required = false) String key,
			@RequestBody CallToKeep call, Principal person) {
		Calls.Result kept = this.calls.keep(number, call.outcome(), call.note(), key, person.getName());
		return new KeptCall(kept.outcome(), kept.failed(), kept.unreachable());
	}

	/**
	 * A call.
	 *
	 * @param note what was said, at most 4,000 characters; needed if there was a talk
	 */
	@Schema(name = "CallToKeep")
	record CallToKeep(@Schema(allowableValues = {
			"reached", "notReached", "declined" }) String outcome, String note){

	}

	/**
	 * A call that was kept.
	 *
	 * @param failed how many in a row came to nothing
	 * @param unreachable whether the case goes on as one whose customer could not be
	 * reached
	 */
	@Schema(name = "KeptCall")
	record KeptCall(String outcome, int failed, boolean unreachable) {

	}

}
