package feedbackloop.insights;

import feedbackloop.testing.CaseTest;
import feedbackloop.testing.Plan;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What an improvement serves is found among any number of cases. */
@CaseTest
class CasesServedTest {

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void casesAndTheirDuplicatesAreFoundByIndexes() {
		String asked = CasesServed.CASES.replace(":number", "'IM-1'")
			.replace(":reader", "'manager'")
			.replace(":count", "21")
			.replace(":start", "0");
		assertThat(Plan.of(this.database, this.transaction, asked)).contains("BitmapOr", "feedback_original")
			.doesNotContain("Seq Scan on feedback");
	}

}
