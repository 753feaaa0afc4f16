package feedbackloop.models.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import feedbackloop.longwork.LongWorks;
import feedbackloop.process.ModelFiles;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how long edited tables take over 100,000 graded cases with facts of all kinds.
 * Run by the command that README names, not by the normal build.
 */
@CaseTest
class ReplayBenchmark {

	private static final int CASES = 100_000;

	@Autowired
	private CaseWork work;

	@Autowired
	private ReplayRequests requests;

	@Autowired
	private LongWorks works;

	@Autowired
	private ReplayJob job;

	@Autowired
	private ModelFiles files;

	@Autowired
	private JdbcClient database;

	@Test
	void aHundredThousandCasesAreTriedInTenSeconds() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		CopiedCases copies = new CopiedCases(this.database);
		copies.copy(number, "MANY-", CASES);
		copies.grade(number, "MANY-");
		this.database.sql("analyze").update();
		String grade = this.files.read("processes/grade.dmn").replace("[5..8[", "[6..8[").replace("&lt; 5", "&lt; 6");
		double first = seconds("grade, just started", Map.of("processes/grade.dmn", grade));
		seconds("grade", Map.of("processes/grade.dmn", grade));
		String limits = this.files.read("processes/timeLimits.dmn")
			.replace("<outputEntry id=\"firstResponse_medium_out_amount\"><text>2",
					"<outputEntry id=\"firstResponse_medium_out_amount\"><text>3");
		seconds("grade and timeLimits", Map.of("processes/grade.dmn", grade, "processes/timeLimits.dmn", limits));
		assertThat(first).isLessThanOrEqualTo(10);
	}

	private double seconds(String what, Map<String, String> edited) {
		long id = this.requests.ask(edited, "", "", "all", "owner");
		Instant start = Instant.now();
		this.works.work(this.job);
		double seconds = Duration.between(start, Instant.now()).toMillis() / 1e3;
		Replay replay = this.requests.get(id);
		assertThat(replay.done()).isGreaterThanOrEqualTo(CASES);
		System.out.printf(Locale.ROOT, "%s: %d cases in %.1f s, %d regraded%n", what, replay.done(), seconds,
				replay.summary().regraded());
		return seconds;
	}

}
