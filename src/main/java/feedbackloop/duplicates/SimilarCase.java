package feedbackloop.duplicates;

import java.math.BigDecimal;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A case that another one may be a duplicate of.
 *
 * @param summary masked; the beginning of the description where the customer gave none
 * @param score 0 to 1, where 1 is the same text on the same product at the same time
 * @param improvement the number of an open improvement that serves it and may be joined,
 * or null
 */
@Schema(name = "SimilarCase")
public record SimilarCase(String number, String summary, BigDecimal score, String improvement) {

}
