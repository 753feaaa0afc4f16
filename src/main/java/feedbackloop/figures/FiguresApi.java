package feedbackloop.figures;

import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The figures for the programs of managers: the same numbers as on the pages.
 */
@RestController
@Tag(name = "Insights", description = "For managers, leads and auditors; session or HTTP Basic")
class FiguresApi {

	private final Figures figures;

	private final FigureTargets targets;

	private final FigureQueries queries;

	FiguresApi(Figures figures, FigureTargets targets, FigureQueries queries) {
		this.figures = figures;
		this.targets = targets;
		this.queries = queries;
	}

	@GetMapping(path = "/api/insights/{figure}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "A figure over a period",
			description = "firstResponse and resolution are in seconds of working time, shares between 0 and 1.")
	@Parameter(name = "days", in = ParameterIn.QUERY, description = "Of the last so many days, 30 if not given",
			schema = @Schema(type = "integer", minimum = "1", maximum = "3660"))
	@Parameter(name = "from", in = ParameterIn.QUERY, description = "The first day",
			schema = @Schema(type = "string", format = "date"))
	@Parameter(name = "to", in = ParameterIn.QUERY, description = "The last day, included",
			schema = @Schema(type = "string", format = "date"))
	@Parameter(name = "product", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
	@Parameter(name = "channel", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
	@Parameter(name = "type", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
	@Parameter(name = "grade", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
	@Parameter(name = "team", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
	Answer get(@PathVariable String figure, @Parameter(hidden = true) @RequestParam Map<String, String> given,
			@Parameter(hidden = true) Principal reader) {
		FigureQuery query = this.queries.of(given);
		Figure named = Figure.named(figure);
		Measured found = this.figures.measure(named, query, reader.getName());
		FigureTarget target = this.targets.of(named, query).orElse(null);
		return new Answer(figure, found.value(), found.median(), found.p90(), found.satisfied(), found.count(),
				query.from(), query.to(), (target != null) ? target.target() : null, standing(target, found));
	}

	private static String standing(FigureTarget target, Measured found) {
		TargetStanding standing = (target != null) ? target.standing(found.value()) : null;
		return (standing != null) ? standing.key() : null;
	}

	/**
	 * A figure over a period.
	 *
	 * @param value a mean, a share, a sum or a number; absent where nothing counts
	 * @param satisfied of the satisfaction, the share of scores of 4 and 5
	 * @param count how many cases, measures, effect checks or overrides count
	 * @param target what it shall be, of that grade if one is asked; absent where none is
	 * set
	 * @param standing met, near or missed; absent where no target is set or nothing
	 * counts
	 */
	@Schema(name = "Figure")
	record Answer(String figure, BigDecimal value, BigDecimal median, BigDecimal p90, BigDecimal satisfied, long count,
			LocalDate from, LocalDate to, BigDecimal target, @Schema(allowableValues = {
					"met", "near", "missed" }) String standing){

	}

}
