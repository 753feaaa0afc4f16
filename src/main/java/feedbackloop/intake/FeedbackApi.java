package feedbackloop.intake;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.clients.ApiClient;
import feedbackloop.evidence.CheckedFile;
import feedbackloop.evidence.UploadCheck;
import feedbackloop.process.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * Feedback over HTTP: give it, follow it, answer, confirm or dispute, withdraw.
 */
@RestController
@RequestMapping(path = "/api/feedback", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Feedback", description = "For customers and for programs that act for them")
class FeedbackApi {

	private static final String SECRET = "X-Feedback-Secret";

	private final Reception reception;

	private final CustomerCase customers;

	private final Following following;

	private final UploadCheck fileCheck;

	FeedbackApi(Reception reception, CustomerCase customers, Following following, UploadCheck fileCheck) {
		this.reception = reception;
		this.customers = customers;
		this.following = following;
		this.fileCheck = fileCheck;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "giveFeedback", summary = "Give a feedback",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = FeedbackRequest.class))))
	@ApiResponse(responseCode = "201", description = "Recorded; the same again for the same key and content")
	@ApiResponse(responseCode = "400", description = "Names each field that is wrong", content = @Content)
	@ApiResponse(responseCode = "401", description = "The key of the client is unknown, expired or revoked",
			content = @Content)
	@ApiResponse(responseCode = "403", description = "A channel that the client may not use", content = @Content)
	@ApiResponse(responseCode = "413", description = "The body is larger than 256 KB", content = @Content)
	@ApiResponse(responseCode = "422", description = "The key was used with another content", content = @Content)
	@ApiResponse(responseCode = "429",
			description = "Too many from this address or of this client: wait as long as Retry-After says",
			content = @Content)
	@ApiResponse(responseCode = "503", description = "No place now; repeat after the seconds of Retry-After",
			content = @Content)
	ResponseEntity<Receipt> give(@Parameter(
			description = "1 to 255 characters; makes repeating the request safe. It counts for the client whose "
					+ "key came with it, else for the account that signed in. Without both a random UUID (version 4) counts from everywhere, and anything "
					+ "else only from the network address that sent it first") @RequestHeader(name = "Idempotency-Key",
							required = false) String key,
			@RequestBody JsonNode body, @Parameter(hidden = true) Principal user,
			@Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) Locale locale) {
		FeedbackRequest given = JsonRequests.feedback(body);
		Optional<ApiClient> client = ApiClient.of(request);
		client.ifPresent((one) -> one.mayUse(given.channel()));
		Origin origin = Origin.api(name(client), (user != null) ? user.getName() : null, key, request.getRemoteAddr(),
				locale);
		Receipt receipt = this.reception.register(given, List.of(), origin);
		return ResponseEntity.created(URI.create(receipt.links().self()))
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(receipt);
	}

	@GetMapping("/{number}")
	@Operation(operationId = "lookAtFeedback", summary = "How the case stands")
	@ApiResponse(responseCode = "200")
	@ApiResponse(responseCode = "404", description = "No such number, or not its secret", content = @Content)
	@ApiResponse(responseCode = "429", description = "Too many from this address: wait as long as Retry-After says",
			content = @Content)
	ResponseEntity<FollowedCase> look(@PathVariable String number,
			@RequestHeader(name = SECRET, required = false) String secret, @Parameter(hidden = true) Locale locale) {
		return state(number, secret, locale, ResponseEntity.ok());
	}

	@PostMapping(path = "/{number}/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "addMessage", summary = "Answer a question or add something",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = Message.class))))
	@ApiResponse(responseCode = "201")
	@ApiResponse(responseCode = "409", description = "The case has ended", content = @Content)
	ResponseEntity<FollowedCase> add(@PathVariable String number,
			@RequestHeader(name = SECRET, required = false) String secret, @RequestBody JsonNode body,
			@Parameter(hidden = true) Locale locale) {
		this.customers.add(number, secret, JsonRequests.message(body), List.of());
		return state(number, secret, locale, ResponseEntity.created(URI.create("/api/feedback/" + number)));
	}

	@PostMapping(path = "/{number}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@Operation(operationId = "addFiles",
			summary = "Add files: jpg, png, gif, pdf, txt, docx, xlsx; at most 5, 10 MB each, 25 MB together",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = FilesToAdd.class))))
	@ApiResponse(responseCode = "201")
	@ApiResponse(responseCode = "400", description = "Says which file is not taken, and why", content = @Content)
	@ApiResponse(responseCode = "409", description = "The case has ended", content = @Content)
	@ApiResponse(responseCode = "413", description = "A file, or all together, are too large", content = @Content)
	ResponseEntity<Attachment> addFiles(@PathVariable String number,
			@RequestHeader(name = SECRET, required = false) String secret,
			@Parameter(hidden = true) MultipartHttpServletRequest request) {
		this.customers.open(number, secret);
		List<MultipartFile> uploads = request.getMultiFileMap().values().stream().flatMap(List::stream).toList();
		List<CheckedFile> files = this.fileCheck.check(uploads);
		if (files.isEmpty()) {
			throw Refusal.invalid("files", "files.none");
		}
		List<Attachment> added = this.customers.add(number, secret, new Message(null), files);
		Attachment first = added.get(0);
		List<Attachment> others = (added.size() > 1) ? added.subList(1, added.size()) : null;
		return ResponseEntity.created(URI.create("/api/feedback/" + number))
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(new Attachment(first.id(), first.name(), first.size(), first.type(), others));
	}

	@PostMapping(path = "/{number}/confirmation", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "confirmSolution", summary = "Accept or dispute the solution",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = Confirmation.class))))
	@ApiResponse(responseCode = "200")
	@ApiResponse(responseCode = "409",
			description = "There is no solution yet, a dispute is not decided yet, or the case has ended",
			content = @Content)
	ResponseEntity<FollowedCase> confirm(@PathVariable String number,
			@RequestHeader(name = SECRET, required = false) String secret, @RequestBody JsonNode body,
			@Parameter(hidden = true) Locale locale) {
		this.customers.confirm(number, secret, JsonRequests.confirmation(body));
		return state(number, secret, locale, ResponseEntity.ok());
	}

	@PostMapping(path = "/{number}/rating", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "rateFeedback", summary = "Rate a closed case, also one that closed after silence",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = Rating.class))))
	@ApiResponse(responseCode = "200")
	@ApiResponse(responseCode = "409", description = "The case is not closed, or the time for it is over",
			content = @Content)
	ResponseEntity<FollowedCase> rate(@PathVariable String number,
			@RequestHeader(name = SECRET, required = false) String secret, @RequestBody JsonNode body,
			@Parameter(hidden = true) Locale locale) {
		this.customers.rate(number, secret, JsonRequests.rating(body));
		return state(number, secret, locale, ResponseEntity.ok());
	}

	@PostMapping(path = "/{number}/reopening", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "reopenFeedback", summary = "Come back to a case that has ended",
			description = "A closed case is open again if the time of "
					+ "the row reopen of timeLimits is not over (`reopen` stands in `actions`). Later, and for one that was "
					+ "declined or withdrawn (`goOn` stands in `actions`), the reason becomes a new case of the same customer, "
					+ "linked with this one: the answer is its receipt. The same reason again changes nothing and gets the same "
					+ "answer. A case that was merged ends with its original and is then reopened like any other.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = Reopening.class))))
	@ApiResponse(responseCode = "200", description = "The same case is open again",
			content = @Content(schema = @Schema(implementation = FollowedCase.class)))
	@ApiResponse(responseCode = "201", description = "A new case, with a secret of its own",
			content = @Content(schema = @Schema(implementation = Receipt.class)))
	@ApiResponse(responseCode = "400", description = "The reason is missing or too long", content = @Content)
	@ApiResponse(responseCode = "403", description = "A new case, and the client may not use the channel api",
			content = @Content)
	@ApiResponse(responseCode = "409", description = "The case has not ended: confirm, dispute or write a message",
			content = @Content)
	ResponseEntity<Object> reopen(@PathVariable String number,
			@RequestHeader(name = SECRET, required = false) String secret, @RequestBody JsonNode body,
			@Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) Locale locale) {
		Optional<Receipt> anew = this.reception.comeBack(number, secret, JsonRequests.reopening(body).reason(),
				List.of(), Channel.API, ApiClient.of(request).orElse(null));
		ResponseEntity.BodyBuilder answer = anew
			.map((receipt) -> ResponseEntity.created(URI.create(receipt.links().self())))
			.orElseGet(ResponseEntity::ok);
		return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(anew.isPresent() ? anew.get() : this.following.look(number, secret, locale));
	}

	@PostMapping("/{number}/withdrawal")
	@Operation(operationId = "withdrawFeedback", summary = "Withdraw the feedback")
	@ApiResponse(responseCode = "200")
	@ApiResponse(responseCode = "409", description = "The case has ended", content = @Content)
	ResponseEntity<FollowedCase> withdraw(@PathVariable String number,
			@RequestHeader(name = SECRET, required = false) String secret, @Parameter(hidden = true) Locale locale) {
		this.customers.withdraw(number, secret);
		return state(number, secret, locale, ResponseEntity.ok());
	}

	/** Of a form in several parts, as programs read it. */
	@Schema(name = "Files")
	private record FilesToAdd(@Schema(description = "At most 5") List<MultipartFile> files) {

	}

	private static String name(Optional<ApiClient> client) {
		return client.map(ApiClient::name).orElse(null);
	}

	private ResponseEntity<FollowedCase> state(String number, String secret, Locale locale,
			ResponseEntity.BodyBuilder answer) {
		return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").body(this.following.look(number, secret, locale));
	}

}
