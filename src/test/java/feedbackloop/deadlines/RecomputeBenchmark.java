package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import feedbackloop.longwork.LongWorks;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how long it takes to preview and to apply a calendar that moves the deadlines
 * of 10,000 open cases, each with a task and its timers. Run by the command that README
 * names, not by the normal build.
 */
@CaseTest
class RecomputeBenchmark {

	private static final int CASES = 10_000;

	@Autowired
	private CaseWork work;

	@Autowired
	private RuleChangeDesk desk;

	@Autowired
	private LongWorks works;

	@Autowired
	private RuleChangeJob job;

	@Autowired
	private JdbcClient database;

	@Test
	void tenThousandCasesAreMovedInLessThanAMinute() {
		String number = this.work.submit();
		new ManyCases(this.database).copy(number, "MANY-", CASES);
		EarlierRules earlier = new EarlierRules(this.database);
		for (String stage : List.of("triage", "firstResponse", "resolution")) {
			earlier.calendar("MANY-%", stage, 24);
		}
		Instant start = Instant.now();
		this.desk.preview("owner");
		this.works.work(this.job);
		Instant previewed = Instant.now();
		RuleChange preview = this.desk.look(null, false, 0, "owner").run();
		this.desk.apply(preview.id(), "新的放假安排", "owner");
		this.works.work(this.job);
		Instant applied = Instant.now();
		System.out.printf(Locale.ROOT, "%d cases: previewed in %.1f s, applied in %.1f s%n", CASES,
				Duration.between(start, previewed).toMillis() / 1e3,
				Duration.between(previewed, applied).toMillis() / 1e3);
		RuleChangeDesk.Shown shown = this.desk.look(preview.id(), false, 0, "owner");
		assertThat(shown.run().state()).isEqualTo("applied");
		assertThat(shown.run().failed()).isEmpty();
		assertThat(shown.counts().earlier()).isEqualTo(3 * CASES);
		assertThat(Duration.between(start, applied)).isLessThan(Duration.ofMinutes(1));
	}

}
