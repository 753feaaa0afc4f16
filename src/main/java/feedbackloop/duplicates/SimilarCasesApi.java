package feedbackloop.duplicates;

import java.security.Principal;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Likely duplicates of a case, for staff and their programs.
 */
@RestController
@Tag(name = "Cases", description = "For staff; session or HTTP Basic")
class SimilarCasesApi {

	private final SimilarCases cases;

	SimilarCasesApi(SimilarCases cases) {
		this.cases = cases;
	}

	@GetMapping(path = "/api/cases/{number}/similar", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Cases that may be merged with this one, the most similar first; texts masked")
	List<SimilarCase> similar(@PathVariable String number, @RequestParam(defaultValue = "5") int limit,
			Principal reader) {
		return this.cases.of(number, limit, reader.getName());
	}

}
