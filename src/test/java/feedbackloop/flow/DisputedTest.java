package feedbackloop.flow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * A case whose solution the customer disputes says so to everybody until a lead decides.
 */
@CaseTest
class DisputedTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionOperations transactions;

	@Test
	void theCustomerReadsThatItIsDisputedAndIsNotAskedAgain() throws Exception {
		String number = disputed();

		JsonNode followed = this.work.asCustomer(number);
		assertThat(followed.get("status").asText()).isEqualTo("disputed");
		assertThat(followed.get("statusText").asText()).isEqualTo("您有异议，我们正在复核");
		assertThat(followed.get("promises").findValuesAsText("text")).last().asString().endsWith("您有异议，我们正在复核。");
		assertThat(followed.get("actions")).map(JsonNode::asText).containsExactly("reply", "withdraw");
		MockHttpServletResponse again = this.http
			.perform(post("/api/feedback/" + number + "/confirmation").header("X-Feedback-Secret", secret(number))
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"satisfied\": true}"))
			.andReturn()
			.getResponse();
		assertThat(again.getStatus()).isEqualTo(409);
		assertThat(again.getContentAsString(StandardCharsets.UTF_8)).contains("您已对结果提出异议");
		this.work.writes(number, "昨天又出现了一次");
		assertThat(this.work.status(number)).isEqualTo("disputed");
	}

	@Test
	void staffReadItOnTheCaseAndFindItByIt() {
		String number = disputed();

		assertThat(this.work.page("support", "/cases/" + number)).contains(">客户有异议，待复核</span>");
		assertThat(this.work.page("support", "/cases?status=disputed&sort=received")).contains(number);
		assertThat(this.work.page("support", "/cases?status=resolved&sort=received")).doesNotContain(number);
	}

	@Test
	void anExplanationAsksToConfirmAgain() {
		String number = disputed();
		decides(number, "explain");

		assertThat(this.work.status(number)).isEqualTo("resolved");
		assertThat(this.work.page("support", "/cases/" + number)).contains(">已解决，等客户确认</span>");
		this.work.disputes(number);
		assertThat(this.work.status(number)).isEqualTo("disputed");
		decides(number, "explain");
		this.work.confirms(number);
		assertThat(this.work.status(number)).isEqualTo("closed");
	}

	@Test
	void aDisputedCaseCanBeWithdrawn() {
		String number = disputed();
		this.work.withdraws(number);

		assertThat(this.work.status(number)).isEqualTo("withdrawn");
		assertThat(this.work.hasEnded(number)).isTrue();
	}

	@Test
	void afterTheAnswerToAQuestionItIsDisputedAgain() {
		String number = disputed();
		this.work.claims("lead", number, "dispute");
		this.work.asks("lead", number, "还在哪个页面出现？");
		assertThat(this.work.status(number)).isEqualTo("waitingForYou");

		this.work.writes(number, "结算页");

		assertThat(this.work.status(number)).isEqualTo("disputed");
	}

	@Test
	void whoDisputesHearsNoSecondSolutionWhenTheOriginalIsExplained() {
		String original = this.work.submit();
		String disputing = duplicate(original);
		solves(original);
		this.work.disputes(disputing);
		this.work.disputes(original);
		String waiting = duplicate(original);
		assertThat(this.work.status(waiting)).isEqualTo("merged");
		int letters = this.work.asCustomer(disputing).get("messages").size();

		decides(original, "explain");

		assertThat(this.work.status(waiting)).isEqualTo("resolved");
		assertThat(this.work.status(disputing)).isEqualTo("disputed");
		assertThat(this.work.asCustomer(disputing).get("messages")).hasSize(letters);
	}

	@Test
	void casesInDisputeAreCarriedOverByTheUpgrade() throws Exception {
		String number = disputed();
		String asked = disputed();
		this.work.claims("lead", asked, "dispute");
		this.work.asks("lead", asked, "还在哪个页面出现？");
		String resolved = this.work.submit();
		solves(resolved);
		asBefore(List.of(number, asked));

		String upgrade = new ClassPathResource("db/migration/V38__disputed.sql")
			.getContentAsString(StandardCharsets.UTF_8);
		this.transactions.executeWithoutResult((status) -> this.database.sql(upgrade).update());

		assertThat(this.work.status(number)).isEqualTo("disputed");
		assertThat(this.work.status(resolved)).isEqualTo("resolved");
		assertThat(this.work.status(asked)).isEqualTo("waitingForYou");
		this.work.writes(asked, "结算页");
		assertThat(this.work.status(asked)).isEqualTo("disputed");
	}

	private void asBefore(List<String> numbers) {
		this.database.sql("update feedback set status = 'resolved' where number in (:numbers) and status = 'disputed'")
			.param("numbers", numbers)
			.update();
		this.database.sql("update question set status_before = 'resolved' where number in (:numbers)")
			.param("numbers", numbers)
			.update();
	}

	private String disputed() {
		String number = this.work.submit();
		solves(number);
		this.work.disputes(number);
		return number;
	}

	private void solves(String number) {
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "responseText", "已经恢复。", "resolvedAtFirstContact", true));
	}

	private String duplicate(String original) {
		String number = this.work.submit(Map.of("customer", Map.of("email", "li@example.com")));
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		return number;
	}

	private void decides(String number, String decision) {
		this.work.completes("lead", number, "dispute",
				Answers.of("disputeDecision", decision, "responseText", "请更新到最新版本。"));
	}

	private String secret(String number) {
		return this.work.secretOf(number);
	}

}
