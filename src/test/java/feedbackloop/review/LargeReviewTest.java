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

	@Test
	void aReviewIsReadPageByPageAndPrintedWhole() throws Exception {
		String review = decidedForMany();
		String address = "/reviews/" + review;
		assertThat(read("manager", address + "?page=50000000")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
		assertThat(read("manager", address + "?page=-7")).contains("?page=1\"").doesNotContain("rel=\"prev\"");
		this.database.sql("update review_item set decision = 'take' where review = :review")
			.param("review", review)
			.update();
		sends("manager", review, "/decisions", Map.of(), List.of());
		assertThat(rows(read("lead", address))).isEqualTo(50);
		String first = part(read("lead", address), "plan");
		assertThat(first.split("class=\"number\" href=\"/cases/")).hasSize(51);
		assertThat(first).contains("id=\"unshown\"");
		assertThat(rows(read("lead", address + "?page=50000000"))).isBetween(1, 50);
		int all = this.store.numbers(review).size();
		assertThat(rows(read("lead", address + "?all=true"))).isEqualTo(all);
		assertThat(read("lead", address + "/minutes.csv").lines()).hasSize(all + 1);
	}

	private static int rows(String page) {
		return page.split("<tr data-number=").length - 1;
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
