package feedbackloop.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * What figures count of cases that are worked. Each test has a product of its own.
 */
@CaseTest
class FiguresTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private Recount recount;

	@Autowired
	private FactsRound round;

	@Autowired
	private Figures figures;

	@Test
	void aCaseThatTheFirstAnswerSettles() throws Exception {
		String number = this.work.submit(Answers.of("product", "测数甲"));
		assertThat(measured(Figure.RECEIVED, "测数甲").value()).isEqualByComparingTo("1");
		assertThat(measured(Figure.FIRST_CONTACT, "测数甲").value()).isNull();

		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "在“我的订单”里可以修改地址。", "resolvedAtFirstContact", true));
		assertThat(measured(Figure.FIRST_CONTACT, "测数甲").value()).isEqualByComparingTo("1");
		assertThat(measured(Figure.FIRST_RESPONSE, "测数甲").count()).isOne();
		this.work.confirms(number);
		this.work.runsJobs();
		assertThat(measured(Figure.CLOSED, "测数甲").value()).isEqualByComparingTo("1");
		assertThat(measured(Figure.SATISFACTION, "测数甲")).returns(BigDecimal.valueOf(5), Measured::value)
			.returns(BigDecimal.ONE, Measured::satisfied);
		assertThat(measured(Figure.FIRST_TIME_RIGHT, "测数甲").value()).isEqualByComparingTo("1");

		this.work.reopens(number, "还是不行");
		this.work.runsJobs();
		assertThat(measured(Figure.CLOSED, "测数甲").value()).isZero();
		assertThat(measured(Figure.REOPENED, "测数甲").value()).isEqualByComparingTo("1");
		assertThat(measured(Figure.FIRST_CONTACT, "测数甲").value()).isZero();
		assertThat(measured(Figure.FIRST_TIME_RIGHT, "测数甲").value()).isZero();
	}

	@Test
	void aDuplicateCountsAsACustomerUntilItIsTakenOutAlsoAfterItsCustomerIsErased() throws Exception {
		String original = this.work.submit(Answers.of("product", "测数乙"));
		this.work.completes("support", original, "triage", Answers.valid("defect", 2, 2, 2));
		String duplicate = this.work.submit(Answers.of("product", "测数乙"));
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		this.work.runsJobs();
		assertThat(measured(Figure.RECEIVED, "测数乙").value()).isEqualByComparingTo("1");
		assertThat(measured(Figure.AFFECTED, "测数乙").value()).isEqualByComparingTo("2");
		assertThat(measured(Figure.REPEAT, "测数乙").count()).isEqualTo(2);
		assertThat(differences(original, duplicate)).isEmpty();

		this.http
			.perform(post("/api/cases/" + duplicate + "/unlink").with(httpBasic("support", "feedback"))
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"reason\": \"不是同一件事\"}"))
			.andExpect(status().isOk());
		this.work.runsJobs();
		assertThat(measured(Figure.RECEIVED, "测数乙").value()).isEqualByComparingTo("2");
		assertThat(differences(original, duplicate)).isEmpty();

		this.work.fillsIn("privacy", "/privacy/erasure", Map.of("number", original, "reason", "客户要求"));
		assertThat(measured(Figure.RECEIVED, "测数乙").value()).isEqualByComparingTo("2");
		assertThat(measured(Figure.AFFECTED, "测数乙").value()).isEqualByComparingTo("2");
		assertThat(differences(original, duplicate)).isEmpty();
	}

	@Test
	void aDisputedSolutionIsNeitherRightTheFirstTimeNorSettledAtFirstContact() {
		String number = this.work.submit(Answers.of("product", "测数丙"));
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "在“我的订单”里可以修改地址。", "resolvedAtFirstContact", true));
		this.work.disputes(number);
		this.work.runsJobs();
		assertThat(measured(Figure.DISPUTED, "测数丙").value()).isEqualByComparingTo("1");
		assertThat(measured(Figure.FIRST_CONTACT, "测数丙").value()).isZero();
		assertThat(measured(Figure.FIRST_TIME_RIGHT, "测数丙").value()).isZero();
		assertThat(measured(Figure.SATISFACTION, "测数丙").value()).isEqualByComparingTo("2");
		assertThat(differences(number)).isEmpty();
	}

	private List<Recount.Difference> differences(String... numbers) {
		return List.of(numbers)
			.stream()
			.flatMap((number) -> this.recount.next(number.substring(0, number.length() - 1), 10, false)
				.differences()
				.stream())
			.filter((one) -> List.of(numbers).contains(one.number()))
			.toList();
	}

	private Measured measured(Figure figure, String product) {
		while (this.round.take(500) > 0) {
			continue;
		}
		LocalDate today = LocalDate.now();
		return this.figures.measure(figure,
				new FigureQuery(today.minusDays(1), today.plusDays(1), Map.of("product", product)), "manager");
	}

}
