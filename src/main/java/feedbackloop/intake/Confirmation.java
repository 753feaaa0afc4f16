package feedbackloop.intake;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Whether the customer accepts the solution.
 *
 * @param satisfied false disputes the solution
 * @param score 1 to 5, or null
 */
@Schema(name = "Confirmation")
record Confirmation(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Boolean satisfied,
		@Schema(minimum = "1", maximum = "5") Integer score, @Schema(maxLength = 20000) String comment) {

}
