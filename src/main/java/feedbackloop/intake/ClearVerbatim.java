package feedbackloop.intake;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the customer wrote, in clear.
 */
record ClearVerbatim(@Schema(maxLength = 400) String summary,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 20000,
				description = "The customer's own words") String description,
		@Schema(maxLength = 4000, description = "What the customer wants solved") String demand) {

}
