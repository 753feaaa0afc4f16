package feedbackloop.intake;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a customer adds to the case or answers to a question.
 */
@Schema(name = "Message")
record Message(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 20000) String text) {

}
