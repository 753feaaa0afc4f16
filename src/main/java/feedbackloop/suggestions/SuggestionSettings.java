package feedbackloop.suggestions;

import java.math.BigDecimal;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When past cases suggest anything.
 *
 * @param neighbours how many of the most similar decided cases are asked
 * @param leastLikeness how alike they must be, 0 to 1
 * @param agreement which share of their votes a value must have, 0 to 1
 * @param leastPrecision which share of a field's suggestions must have been right, 0 to 1
 * @param fewestMeasured how many suggestions must have been measured before that share
 * says anything
 * @param measuredOver of cases that were decided within that time
 */
@ConfigurationProperties("feedback-loop.suggestions")
record SuggestionSettings(int neighbours, double leastLikeness, double agreement, BigDecimal leastPrecision,
		int fewestMeasured, Duration measuredOver) {

}
