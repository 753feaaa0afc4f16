package feedbackloop.sources;

import java.util.List;
import java.util.Locale;

import feedbackloop.intake.ImportIntake.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Other systems send feedback here in their own words. The signature is the sign-in.
 */
@RestController
@Tag(name = "Sources", description = "For systems that send feedback in their own words, signed")
class SourceApi {

	private final Deliveries deliveries;

	SourceApi(Deliveries deliveries) {
		this.deliveries = deliveries;
	}

	@PostMapping(path = "/api/intake/{source}", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Send feedback as the file of the source maps it; the same again makes nothing twice, and "
			+ "what says something else under the same number is added to its case. Signed as the file says: as "
			+ "Standard Webhooks do (webhook-id, webhook-timestamp, webhook-signature), by a keyed hash of the body, "
			+ "or by a token in a header",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(
					schema = @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
							description = "The source's own JSON with one feedback, or at most 200 of them"))))
	@ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TakenItems.class)))
	@ApiResponse(responseCode = "400", description = "A field is wrong; it is named, and nothing was made",
			content = @Content)
	@ApiResponse(responseCode = "401", description = "Not signed, wrongly signed, or not within five minutes",
			content = @Content)
	@ApiResponse(responseCode = "404", description = "No such source, or nobody gave it a secret", content = @Content)
	TakenItems take(@Parameter(
			description = "The name of its file in processes/sources, without the ending") @PathVariable String source,
			@Parameter(hidden = true) @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte[] body) {
		byte[] sent = (body != null) ? body : new byte[0];
		return new TakenItems(
				this.deliveries.take(source, headers::getFirst, sent).stream().map(TakenItem::of).toList());
	}

	/**
	 * What became of each feedback, in their order.
	 */
	@Schema(name = "TakenItems")
	record TakenItems(List<TakenItem> items) {

	}

	/**
	 * What became of one.
	 *
	 * @param number of its case
	 * @param state created; known, as it was sent before; changed, as it was added to the
	 * case that it made before
	 */
	@Schema(name = "TakenItem")
	record TakenItem(String number, @Schema(allowableValues = {
			"created", "known", "changed" }) String state){

		private static TakenItem of(Outcome outcome) {
			return new TakenItem(outcome.number(), outcome.state().name().toLowerCase(Locale.ROOT));
		}

	}

}
