package feedbackloop.deadlines;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The working calendar for staff and their programs.
 */
@RestController
@RequestMapping(path = "/api/calendar", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Calendar", description = "For staff; session or HTTP Basic")
class CalendarApi {

	private final TryIt tryIt;

	CalendarApi(TryIt tryIt) {
		this.tryIt = tryIt;
	}

	@GetMapping("/due")
	@Operation(summary = "When an allowance of working time ends, and which time counts towards it",
			parameters = {
					@Parameter(name = "from", required = true,
							description = "ISO time; without an offset, local time of the calendar",
							example = "2026-02-13T16:30:00+08:00"),
					@Parameter(name = "amount", required = true, description = "1 to 1000", example = "4"),
					@Parameter(name = "unit", required = true, description = "hours or days", example = "hours"),
					@Parameter(name = "team", description = "Group whose calendar counts") })
	Trial due(@RequestParam(required = false) String from, @RequestParam(required = false) String amount,
			@RequestParam(required = false) String unit, @RequestParam(required = false) String team) {
		return this.tryIt.compute(from, amount, unit, team);
	}

}
