package feedbackloop.models.edits;

import java.util.List;
import java.util.stream.IntStream;

import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cases get to their end under the shipped files, and under edits of them that the check
 * lets pass. A thousand edits, and every case under each: {@link RandomEditsRun}.
 */
@CaseTest
class EditedCasesTest {

	private static final long SEED = 2;

	private static final int EDITS = 8;

	@Autowired
	private ApplicationContext application;

	static List<Scenario> scenarios() {
		return Scenario.all();
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void everyCaseEndsUnderTheShippedFiles(Scenario scenario) {
		new WorkedCase(this.application, scenario).toItsEnd();
	}

	@Test
	void everyEditIsRefusedOrAWholeCaseEndsUnderIt() {
		RandomEdits edits = new RandomEdits(SEED);
		Trial trial = new Trial(this.application, List.of(Scenario.whole()));
		assertThat(IntStream.rangeClosed(1, EDITS).mapToObj(edits::edit).map(trial::of))
			.filteredOn((outcome) -> outcome.problem() != null)
			.isEmpty();
	}

}
