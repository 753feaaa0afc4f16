package feedbackloop.models.pages;

import java.io.IOException;
import java.security.Principal;
import java.util.List;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.CheckRefused;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.FindingWords;
import feedbackloop.models.deploy.Retirements;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * What is live, for programs; the check, and the way live.
 */
@RestController
@RequestMapping(path = "/api/rules", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Rules",
		description = "Processes, tables, forms, texts and calendar: all staff read, process owners change; "
				+ "session or HTTP Basic")
class RulesApi {

	private final Versions versions;

	private final Deployments deployments;

	private final Retirements retirements;

	private final UploadedFiles uploads;

	private final FindingWords words;

	private final HouseTime time;

	RulesApi(Versions versions, Deployments deployments, Retirements retirements, UploadedFiles uploads,
			FindingWords words, HouseTime time) {
		this.versions = versions;
		this.deployments = deployments;
		this.retirements = retirements;
		this.uploads = uploads;
		this.words = words;
		this.time = time;
	}

	@GetMapping
	@Operation(summary = "All files that are live, without their texts")
	List<VersionRow> live() {
		return this.versions.live().stream().map((version) -> VersionRow.of(version, this.time)).toList();
	}

	@GetMapping("/file")
	@Operation(summary = "One version of a file with its text; the live one unless another is asked for")
	@ApiResponse(responseCode = "200")
	@ApiResponse(responseCode = "404", description = "No such file or version", content = @Content)
	WithText file(@Parameter(description = "such as processes/grade.dmn") @RequestParam String name,
			@RequestParam(required = false) Integer version) {
		ModelVersion found = ((version != null) ? this.versions.find(name, version) : this.versions.live(name))
			.orElseThrow(() -> Refusal.unknown("noSuchVersion", name));
		return new WithText(VersionRow.of(found, this.time), found.text());
	}

	@PostMapping(path = "/check", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "What is wrong in these files if they went live together; nothing is changed")
	@ApiResponse(responseCode = "200", description = "No findings: they may go live")
	Findings check(@RequestBody Offer offer) {
		return new Findings(Found.of(this.deployments.check(files(offer)), this.words));
	}

	@PostMapping(path = "/rehearse", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Walk cases by these files on the real engine and take all of it back; up to a minute")
	@ApiResponse(responseCode = "200", description = "What went wrong; nothing but warnings when they may go live")
	@ApiResponse(responseCode = "422", description = "The check found something already; findings says what",
			content = @Content)
	Findings rehearse(@RequestBody Offer offer) {
		return new Findings(Found.of(this.deployments.rehearse(files(offer)).findings(), this.words));
	}

	@PostMapping(path = "/deploy", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Put these files live together, after the check")
	@ApiResponse(responseCode = "200", description = "The new versions; empty when nothing differs from what is live")
	@ApiResponse(responseCode = "422", description = "The check found something; findings says what. Nothing changed",
			content = @Content)
	List<VersionRow> deploy(@RequestBody Offer offer, @Parameter(hidden = true) Principal user) {
		return deploy(files(offer), new Change(user.getName(), Source.REST, offer.reason(), offer.replayId()));
	}

	@PostMapping(path = "/deploy", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@Operation(summary = "Put uploaded files live together, after the check: single files, or a zip of them")
	@ApiResponse(responseCode = "200", description = "The new versions; empty when nothing differs from what is live")
	@ApiResponse(responseCode = "422", description = "The check found something; findings says what. Nothing changed",
			content = @Content)
	List<VersionRow> deployUploads(@RequestParam List<MultipartFile> files,
			@RequestParam(required = false) String reason, @RequestParam(required = false) Long replayId,
			@Parameter(hidden = true) Principal user) throws IOException {
		return deploy(this.uploads.read(files), new Change(user.getName(), Source.REST, reason, replayId));
	}

	@PostMapping(path = "/retire", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Take files that nothing uses any more out of what is live; a text in both languages")
	@ApiResponse(responseCode = "200", description = "The versions that retire them; their earlier ones stay")
	@ApiResponse(responseCode = "422", description = "Something still needs one; findings says what. Nothing changed",
			content = @Content)
	List<VersionRow> retire(@RequestBody Retired retired, @Parameter(hidden = true) Principal user) {
		if (retired.names() == null || retired.names().isEmpty() || retired.names().contains(null)) {
			throw Refusal.invalid("names", "required");
		}
		return rows(this.retirements.retire(retired.names(),
				new Change(user.getName(), Source.REST, retired.reason(), null)));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(CheckRefused refused) {
		List<Found> found = Found.of(refused.findings(), this.words);
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY,
				this.words.line(refused.findings().get(0)));
		problem.setProperty("findings", found);
		return ResponseEntity.unprocessableEntity().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	private List<VersionRow> deploy(List<ModelFile> files, Change change) {
		return rows(this.deployments.deploy(files, change).versions());
	}

	private List<VersionRow> rows(List<ModelVersion> versions) {
		return versions.stream().map((version) -> VersionRow.of(version, this.time)).toList();
	}

	private static List<ModelFile> files(Offer offer) {
		if (offer.files() == null || offer.files().isEmpty()) {
			throw Refusal.invalid("files", "required");
		}
		for (OfferedFile file : offer.files()) {
			if (file == null || file.name() == null || file.text() == null) {
				throw Refusal.invalid((file == null || file.name() == null) ? "name" : "text", "required");
			}
		}
		return offer.files().stream().map((file) -> new ModelFile(file.name(), file.text())).toList();
	}

	/**
	 * Files that are to go live together.
	 *
	 * @param reason why; not needed for a check
	 * @param replayId the replay that was looked at, if any
	 */
	@Schema(name = "RuleOffer")
	record Offer(List<OfferedFile> files, String reason, Long replayId) {

	}

	/**
	 * A file.
	 *
	 * @param name such as processes/grade.dmn
	 */
	@Schema(name = "RuleFile")
	record OfferedFile(String name, String text) {

	}

	/**
	 * Files that nothing uses any more.
	 *
	 * @param names such as forms/secondApproval.form
	 * @param reason why
	 */
	@Schema(name = "RuleRetirement")
	record Retired(List<String> names, String reason) {

	}

	/**
	 * What the check found.
	 */
	@Schema(name = "RuleFindings")
	record Findings(List<Found> findings) {

	}

	/**
	 * A version with its text.
	 */
	@Schema(name = "RuleText")
	record WithText(VersionRow version, String text) {

	}

}
