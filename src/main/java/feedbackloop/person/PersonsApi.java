package feedbackloop.person;

import java.security.Principal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

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

	PersonsApi(Erasures erasures) {
		this.erasures = erasures;
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
