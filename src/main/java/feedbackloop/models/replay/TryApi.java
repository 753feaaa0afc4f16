package feedbackloop.models.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.models.files.ModelFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A single case by hand, for programs.
 */
@RestController
@RequestMapping(path = "/api/rules/try", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Rules", description = "For process owners; session or HTTP Basic")
class TryApi {

	private final TryCase tryCase;

	private final TrialFacts trialFacts;

	private final TrialFiles trialFiles;

	TryApi(TryCase tryCase, TrialFacts trialFacts, TrialFiles trialFiles) {
		this.tryCase = tryCase;
		this.trialFacts = trialFacts;
		this.trialFiles = trialFiles;
	}

	@GetMapping
	@Operation(summary = "What the live tables make of a case, by which rules, and what would change its grade",
			parameters = { @Parameter(name = "feedbackType"), @Parameter(name = "affected", description = "1 to 5"),
					@Parameter(name = "severity", description = "1 to 5"),
					@Parameter(name = "urgency", description = "1 to 5"), @Parameter(name = "majorLossRisk"),
					@Parameter(name = "complianceRisk"), @Parameter(name = "knownCause"),
					@Parameter(name = "customers", description = "how many; may raise affected"),
					@Parameter(name = "product"), @Parameter(name = "module"), @Parameter(name = "region"),
					@Parameter(name = "channel"), @Parameter(name = "customerGroup") })
	TrialCase live(@Parameter(hidden = true) @RequestParam Map<String, String> fields) {
		return this.tryCase.tried(this.trialFacts.of(fields), Map.of());
	}

	@PostMapping
	@Operation(summary = "The same beside edited files")
	TrialCase edited(@RequestBody Request request) {
		List<ModelFile> files = request.files();
		Map<String, String> fields = new HashMap<>();
		Optional.ofNullable(request.facts())
			.orElse(Map.of())
			.forEach((name, value) -> fields.put(name, String.valueOf(value)));
		return this.tryCase.tried(this.trialFacts.of(fields), this.trialFiles.ofGrading(
				files.stream().map(ModelFile::name).toList(), files.stream().map(ModelFile::text).toList(), List.of()));
	}

	/**
	 * A case and the files that are edited.
	 *
	 * @param facts as for the live tables
	 */
	record Request(Map<String, Object> facts, List<ModelFile> files) {

		Request {
			files = (files != null) ? List.copyOf(files) : List.of();
		}

	}

}
