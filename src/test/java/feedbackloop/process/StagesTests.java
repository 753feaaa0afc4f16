package feedbackloop.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import feedbackloop.notation.DecisionTable;
import feedbackloop.testing.ModelsBefore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tables of limits say of stages as a whole, and what they mean that do not say it.
 */
class StagesTests {

	private static final String LIMITS = "processes/timeLimits.dmn";

	private static final String BEFORE = ModelsBefore.file(LIMITS).text();

	private static final List<String> OUTER = List.of("contribute", "test", "check", "pilot", "release",
			"privacyCheck");

	@Test
	void aTableFromBeforeMeansWhatTheShippedOneSays() throws IOException {
		Stages now = read(Files.readString(Path.of(LIMITS)));
		Stages before = read(BEFORE);
		List<String> stages = DecisionTable.read(BEFORE).inputWords("stage");
		assertThat(stages).hasSize(21).allSatisfy((stage) -> {
			assertThat(before.goesByMark(stage)).isEqualTo(now.goesByMark(stage));
			assertThat(before.isOfTheCustomer(stage)).isEqualTo(now.isOfTheCustomer(stage));
			assertThat(before.isPart(stage)).isEqualTo(now.isPart(stage));
			assertThat(before.around(stage, OUTER.contains(stage))).isEqualTo(now.around(stage, OUTER.contains(stage)));
			assertThat(before.allAround(stage)).isEqualTo(now.allAround(stage));
		});
		assertThat(stages).filteredOn(now::goesByMark).containsExactly("triage", "privacyCheck");
		assertThat(stages).filteredOn(now::isOfTheCustomer).containsExactly("customerReply", "confirmation", "reopen");
	}

	@Test
	void aReviewTakesTheLimitOfAClosureWhereTheTableCameBeforeIt() throws IOException {
		assertThat(read(BEFORE).askedAs("review")).isEqualTo("closure");
		assertThat(read(Files.readString(Path.of(LIMITS))).askedAs("review")).isEqualTo("review");
	}

	@ParameterizedTest
	@CsvSource({ "privacyCheck, triage firstResponse", "triage, firstResponse", "contribute, analysis", "pilot, fix" })
	void stagesLieInOneAnother(String stage, String around) throws IOException {
		Stages stages = read(Files.readString(Path.of(LIMITS)));
		assertThat(stages.allAround(stage)).containsExactly(around.split(" "));
	}

	@Test
	void inATableFromBeforeOnlyOuterClocksAndTheTriageAreBound() {
		Stages before = read(BEFORE);
		assertThat(before.around("test", true)).contains("fix");
		assertThat(before.around("test", false)).as("counted by itself since its owner said so").isEmpty();
		assertThat(before.around("triage", false)).contains("firstResponse");
	}

	@Test
	void whatAnOwnerAddsIsWhatItsRowsSay() throws IOException {
		String edited = Files.readString(Path.of(LIMITS))
			.replace("\"approval\"", "\"secondLook\"")
			.replaceAll("(approval_\\w+_out_partOf\"><text>)\"none\"", "$1\"plan\"")
			.replaceAll("(approval_\\w+_out_turn\"><text>)\"staff\"", "$1\"customer\"")
			.replaceAll("(approval_\\w+_out_goesBy\"><text>)\"grade\"", "$1\"mark\"");
		Stages stages = read(edited);
		assertThat(stages.around("secondLook", true)).contains("plan");
		assertThat(stages.isPart("secondLook")).isTrue();
		assertThat(stages.isOfTheCustomer("secondLook")).isTrue();
		assertThat(stages.goesByMark("secondLook")).isTrue();
		assertThat(stages.around("approval")).isEmpty();
	}

	private static Stages read(String table) {
		return Stages.of(DecisionTable.read(table));
	}

}
