package feedbackloop.contact;

import java.security.Principal;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * One field of the customer in clear, for whoever works the case and their programs.
 */
@RestController
@Tag(name = "Cases", description = "For staff; session or HTTP Basic")
class RevealApi {

	private final Reveals reveals;

	RevealApi(Reveals reveals) {
		this.reveals = reveals;
	}

	@PostMapping(path = "/api/cases/{number}/reveal", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "See one field of the customer in clear, for a reason; each is written down")
	@ApiResponse(responseCode = "200")
	@ApiResponse(responseCode = "403", description = "The caller does not work this case, or it is sensitive",
			content = @Content)
	@ApiResponse(responseCode = "409", description = "The customer's data was erased", content = @Content)
	@ApiResponse(responseCode = "429", description = "More than the limit of an hour; privacy is told",
			content = @Content)
	ResponseEntity<RevealedValue> reveal(@PathVariable String number, @RequestBody FieldToReveal asked,
			Principal person) {
		String value = this.reveals.reveal(number, asked.field(), asked.reason(), asked.file(), person.getName());
		return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(new RevealedValue(value));
	}

	/**
	 * What to show.
	 *
	 * @param file which file, where the field is a file and the case has several
	 */
	@Schema(name = "FieldToReveal")
	record FieldToReveal(@Schema(allowableValues = {
			"phone", "email", "name", "text", "file" }) String field,
			@Schema(description = "callBack, verify, legal, mistake or other") String reason, UUID file){

	}

	/**
	 * A value in clear.
	 *
	 * @param value of a file, the address where it is
	 */
	@Schema(name = "RevealedValue")
	record RevealedValue(String value) {

	}

}
