package feedbackloop.intake;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How content the customer of a closed case is.
 *
 * @param score 1 to 5
 * @param comment null for none
 */
@Schema(name = "Rating")
record Rating(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "5") Integer score,
		@Schema(maxLength = 20000) String comment) {

}
