package feedbackloop.deadlines;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * As which level the table counts each share of a task's time.
 */
class EscalationLevelTest {

	@ParameterizedTest
	@CsvSource({ "1, 1", "30, 1", "50, 1", "79, 1", "80, 2", "99, 2", "100, 3", "149, 3", "150, 4", "199, 4", "200, 5",
			"400, 5" })
	void aShareCountsAsTheLevelThatItHasReached(int percent, int level) {
		assertThat(new EscalationLevel(percent).number()).isEqualTo(level);
	}

	@ParameterizedTest
	@CsvSource({ "30, true", "99, true", "100, false", "150, false" })
	void itRemindsAsLongAsTheDeadlineIsAhead(int percent, boolean reminds) {
		assertThat(new EscalationLevel(percent).isReminder()).isEqualTo(reminds);
	}

}
