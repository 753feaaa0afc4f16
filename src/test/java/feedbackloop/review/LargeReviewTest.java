package feedbackloop.review;

import java.util.List;
import java.util.Map;

import feedbackloop.testing.CaseTest;
import feedbackloop.testing.RecordCopies;
import feedbackloop.testing.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A review of many cases asks few statements and is read page by page.
 */
@CaseTest
class LargeReviewTest extends ReviewWork {

	private static final String COPIES = "FB-19970201-";

	private static final int MANY = 120;

	@AfterEach
	void nothingIsLeft() {
		new RecordCopies(this.database, COPIES).remove();
	}

	@Test
	void submittingAsksForTheListOnceHoweverLongItIs() throws Exception {
		String review = decidedForMany();
		List<String> asked = StatementCount
			.statements(() -> sends("manager", review, "/decisions", Map.of(), List.of()));
		assertThat(this.store.find(review).orElseThrow().isDecided()).isTrue();
		assertThat(this.jobs.createJobQuery().processInstanceId(instance(review)).messages().count())
			.isGreaterThanOrEqualTo(MANY);
		assertThat(asked.stream().filter((one) -> one.contains("review_item") && one.contains("outcome is null")))
			.as("the list of what is to be done")
			.hasSize(1);
		assertThat(asked.stream().filter((one) -> one.startsWith("select") && one.contains(" feedback ")))
			.hasSizeLessThan(20);
	}

	/** Copies of a case in the backlog, all of them to be declined. */
	private String decidedForMany() throws Exception {
		new RecordCopies(this.database, COPIES).of(waiting(), MANY);
		String review = started();
		this.database.sql("""
				update review_item set decision = 'decline', reason = '这次不做', owner = 'product2'
				where review = :review""").param("review", review).update();
		return review;
	}

}
