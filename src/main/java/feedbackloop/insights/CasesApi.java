package feedbackloop.insights;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cases for staff and their programs: list, one case, its trail.
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
	@Operation(summary = "Cases that fit all that is given, page by page")
	@Parameter(in = ParameterIn.QUERY, name = "number", description = "Complete number of a case or an improvement")
	@Parameter(in = ParameterIn.QUERY, name = "text", description = "Words of summary and description, masked")
	@Parameter(in = ParameterIn.QUERY, name = "product",
			description = "Key or name of the catalogue, or as people wrote it")
	@Parameter(in = ParameterIn.QUERY, name = "module", description = "The same")
	@Parameter(in = ParameterIn.QUERY, name = "region", description = "The same")
	@Parameter(in = ParameterIn.QUERY, name = "customerGroup", description = "The same")
	@Parameter(in = ParameterIn.QUERY, name = "grade", description = "urgent, high, medium, low")
	@Parameter(in = ParameterIn.QUERY, name = "status", description = "A status, or open for all that have not ended")
	@Parameter(in = ParameterIn.QUERY, name = "team", description = "Group that answers or leads")
	@Parameter(in = ParameterIn.QUERY, name = "owner", description = "User id of who looks after the case")
	@Parameter(in = ParameterIn.QUERY, name = "feedbackType")
	@Parameter(in = ParameterIn.QUERY, name = "channel")
	@Parameter(in = ParameterIn.QUERY, name = "receivedFrom", description = "ISO date")
	@Parameter(in = ParameterIn.QUERY, name = "receivedTo", description = "ISO date, included")
	@Parameter(in = ParameterIn.QUERY, name = "overdue", description = "true: with a task past its due date")
	@Parameter(in = ParameterIn.QUERY, name = "stuck", description = "true: held up by an error")
	@Parameter(in = ParameterIn.QUERY, name = "incomplete", description = "true: lacking what the channel asks for")
	@Parameter(in = ParameterIn.QUERY, name = "sort", description = "grade (with score; default), type or received")
	@Parameter(in = ParameterIn.QUERY, name = "page", description = "From 0")
	@Parameter(in = ParameterIn.QUERY, name = "size", description = "1 to 200, 20 if not given")
	CasesFound find(@Parameter(hidden = true) @RequestParam Map<String, String> query, Principal reader) {
		return this.list.find(CaseQuery.of(query), reader.getName());
	}

	@GetMapping("/{number}")
	@Operation(summary = "A case with its improvement, measures and open tasks; texts masked")
	CaseFile read(@PathVariable String number, Principal reader) {
		return this.cases.read(number, reader.getName());
	}

	@GetMapping("/{number}/trail")
	@Operation(summary = "All that happened to a case; texts masked")
	Trail trail(@PathVariable String number, @Parameter(hidden = true) Locale locale, Principal reader) {
		return this.cases.trail(number, reader.getName(), locale);
	}

}
