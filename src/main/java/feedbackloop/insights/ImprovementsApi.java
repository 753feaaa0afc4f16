package feedbackloop.insights;

import java.security.Principal;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The list of improvements for staff and their programs.
 */
@RestController
@RequestMapping(path = "/api/improvements", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Improvements", description = "For staff; session or HTTP Basic")
class ImprovementsApi {

	private final ImprovementList list;

	ImprovementsApi(ImprovementList list) {
		this.list = list;
	}

	@GetMapping
	@Operation(operationId = "findImprovements", summary = "Improvements that fit all that is given, page by page")
	@Parameter(in = ParameterIn.QUERY, name = "text", description = "Words of the cause or of the first case")
	@Parameter(in = ParameterIn.QUERY, name = "product",
			description = "Of any case served; key or name of the catalogue, or as people wrote it")
	@Parameter(in = ParameterIn.QUERY, name = "feedbackType")
	@Parameter(in = ParameterIn.QUERY, name = "team", description = "Group that leads or carries out a measure")
	@Parameter(in = ParameterIn.QUERY, name = "owner", description = "User id")
	@Parameter(in = ParameterIn.QUERY, name = "state",
			description = "open, watched, landed, declined, unexplained, merged, ended")
	@Parameter(in = ParameterIn.QUERY, name = "grade", description = "urgent, high, medium, low")
	@Parameter(in = ParameterIn.QUERY, name = "overdue", description = "true: with a measure or task past its date")
	@Parameter(in = ParameterIn.QUERY, name = "sort", description = "grade (default), planned, cases or opened")
	@Parameter(in = ParameterIn.QUERY, name = "page", description = "From 0")
	@Parameter(in = ParameterIn.QUERY, name = "size", description = "1 to 200, 20 if not given")
	ImprovementsFound find(@Parameter(hidden = true) @RequestParam Map<String, String> query, Principal reader) {
		return this.list.find(ImprovementQuery.of(query), reader.getName());
	}

}
