package feedbackloop.insights;

import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cases for staff and their programs: list, one case, its trail (S1-23, S2-26).
 */
@RestController
@RequestMapping(path = "/api/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases", description = "For staff; session or HTTP Basic")
class CasesApi {

	private final CaseList list;

	private final CaseReader cases;

	CasesApi(CaseList list, CaseReader cases) {
		this.list = list;
		this.cases = cases;
	}

	@GetMapping
	@Operation(summary = "Cases by grade and score, the most urgent first")
	CasePage find(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size,
			@RequestParam(required = false) String status, @RequestParam(required = false) String grade) {
		return this.list.find(page, size, status, grade);
	}

	@GetMapping("/{number}")
	@Operation(summary = "A case with its improvement, measures and open tasks; texts masked")
	CaseFile read(@PathVariable String number) {
		return this.cases.read(number);
	}

	@GetMapping("/{number}/trail")
	@Operation(summary = "All that happened to a case; texts masked")
	Trail trail(@PathVariable String number, @Parameter(hidden = true) Locale locale) {
		return this.cases.trail(number, locale);
	}

}
