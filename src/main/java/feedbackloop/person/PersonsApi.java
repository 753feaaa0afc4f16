package feedbackloop.person;

import java.io.IOException;
import java.security.Principal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What privacy does with all that is kept of a person.
 */
@RestController
@Tag(name = "Persons", description = "For the privacy team")
class PersonsApi {

	private final Erasures erasures;

	private final Exports exports;

	PersonsApi(Erasures erasures, Exports exports) {
		this.erasures = erasures;
		this.exports = exports;
	}

	@PostMapping(path = "/api/persons/erasure", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Erase the person behind a case, with all cases of the same number or address; "
			+ "cases, figures and the sealed trail stay")
	@ApiResponse(responseCode = "200", description = "A receipt without personal data")
	@ApiResponse(responseCode = "403", description = "Not of privacy", content = @Content)
	@ApiResponse(responseCode = "404", description = "No such case", content = @Content)
	@ApiResponse(responseCode = "409", description = "A case must be kept, or all is erased already",
			content = @Content)
	Erasures.Receipt erase(@RequestBody PersonAsked asked, Principal user) {
		return this.erasures.erase(asked.number(), asked.reason(), user.getName());
	}

	@PostMapping(path = "/api/persons/export", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "All that is kept of the person behind a case, in clear, as a ZIP of JSON, CSV and files")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
	@ApiResponse(responseCode = "403", description = "Not of privacy", content = @Content)
	@ApiResponse(responseCode = "404", description = "No such case", content = @Content)
	@ApiResponse(responseCode = "409", description = "All is erased", content = @Content)
	void export(@RequestBody PersonAsked asked, Principal user, HttpServletResponse response) throws IOException {
		this.exports.write(asked.number(), asked.reason(), user.getName(), response);
	}

	/**
	 * Whose data.
	 *
	 * @param number of any case of the person
	 * @param reason why, at most 4,000 characters
	 */
	@Schema(name = "PersonAsked")
	record PersonAsked(String number, String reason) {

	}

}
