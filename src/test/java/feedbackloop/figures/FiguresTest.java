package feedbackloop.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What figures count of cases that are worked. Each test has a product of its own.
 */
@CaseTest
class FiguresTest {

	@Autowired
	private CaseWork work;

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

	private Measured measured(Figure figure, String product) {
		while (this.round.take(500) > 0) {
			continue;
		}
		LocalDate today = LocalDate.now();
		return this.figures.measure(figure,
				new FigureQuery(today.minusDays(1), today.plusDays(1), Map.of("product", product)), "manager");
	}

}
