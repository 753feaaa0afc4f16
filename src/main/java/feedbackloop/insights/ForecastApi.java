package feedbackloop.insights;

import java.security.Principal;

import feedbackloop.insights.Forecast.Outlook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What will be late, for the programs of managers.
 */
@RestController
@Tag(name = "Insights", description = "For managers, leads and auditors; session or HTTP Basic")
class ForecastApi {

	private final Forecast forecast;

	ForecastApi(Forecast forecast) {
		this.forecast = forecast;
	}

	@GetMapping(path = "/api/insights/forecast", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Which open tasks will miss their deadline at the present pace of each team")
	Outlook look(@RequestParam(defaultValue = "0") int page, @Parameter(hidden = true) Principal reader) {
		return this.forecast.look(reader.getName()).page(page);
	}

}
