package feedbackloop.improvement;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A case that joins an improvement while it lands is told with the others, or refused;
 * none waits for what is over.
 */
@CaseTest
class JoiningWhileLandingTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private DataSource database;

	@Test
	void whoJoinsKeepsItFromLandingUntilThen() {
		String number = this.work.atVerification();
		String improvement = this.work.improvementOf(number);
		String joining = this.work.submit();
		assertThat(isKept(improvement)).isFalse();

		this.transactions.executeWithoutResult((transaction) -> {
			this.work.completes("support", joining, "triage",
					Answers.with(Answers.valid("defect", 3, 3, 3), "improvementNumber", improvement));
			assertThat(isKept(improvement)).isTrue();
		});

		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		this.work.completes("support", joining, "firstResponse", Answers.answer());
		this.work.runsJobs();
		assertThat(this.work.status(joining)).isEqualTo("resolved");
	}

	@Test
	void whatLandsKeepsCasesFromJoiningUntilThen() {
		String number = this.work.atVerification();
		String improvement = this.work.improvementOf(number);

		this.transactions.executeWithoutResult((transaction) -> {
			this.work.completes("quality2", number, "verification", Answers.verification());
			assertThat(isKept(improvement)).isTrue();
		});
	}

	/** As another transaction sees it, which does not wait. */
	private boolean isKept(String improvement) {
		try (Connection other = this.database.getConnection()) {
			other.setAutoCommit(false);
			try {
				return JdbcClient.create(new SingleConnectionDataSource(other, true))
					.sql("select id from improvement where number = ? for update skip locked")
					.param(improvement)
					.query(Long.class)
					.optional()
					.isEmpty();
			}
			finally {
				other.rollback();
				other.setAutoCommit(true);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
