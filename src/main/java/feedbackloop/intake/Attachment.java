package feedbackloop.intake;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A file that the customer gave.
 *
 * @param size in bytes, as stored; a picture is drawn anew
 * @param others null where there are none
 */
@Schema(name = "Attachment")
record Attachment(UUID id, String name, int size, @Schema(example = "image/png") String type,
		@Schema(description = "The further files of the same request") List<Attachment> others) {

}
