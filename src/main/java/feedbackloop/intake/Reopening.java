package feedbackloop.intake;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why a customer comes back to a case that has ended.
 */
@Schema(name = "Reopening")
record Reopening(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 20000,
		example = "The invoice is wrong again") String reason) {

}
