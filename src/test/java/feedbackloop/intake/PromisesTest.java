package feedbackloop.intake;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Customers read by when they hear from us and get the solution, and when that moves,
 * why.
 */
@CaseTest
class PromisesTest {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@BeforeEach
	void itIsFriday() {
		at("2026-11-20T16:30");
	}

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
	}

	@Test
	void theFirstAnswerIsPromisedWithTheReceiptAndTheSolutionWithTheGrade() {
		String number = this.work.submit();
		JsonNode promises = promises(number);
		assertThat(promises).hasSize(1);
		assertThat(promises.at("/0/what").asText()).isEqualTo("firstResponse");
		assertThat(promises.at("/0/by").asText()).isEqualTo("2026-11-24T16:30:00+08:00");
		assertThat(promises.at("/0/text").asText()).isEqualTo("最迟 2026-11-24 16:30 答复您。");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(promises(number).at("/1/text").asText()).isEqualTo("最迟 2027-01-11 16:30 解决。");
		assertThat(promises(number).at("/1/moves")).isEmpty();
	}

	@Test
	void theTimeThatWeWaitForTheCustomerIsNamed() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		at("2026-11-23T09:00");
		this.work.asks("manager", number, "请问是哪一个订单？");
		assertThat(promises(number).at("/0/text").asText()).isEqualTo("已于 2026-11-23 09:00 向您提出问题。");
		assertThat(promises(number).at("/1/text").asText()).startsWith("正在等您的回复；收到后我们接着处理");
		at("2026-11-25T09:00");
		this.work.writes(number, "订单号是 20261120-7");
		JsonNode resolution = promises(number).get(1);
		assertThat(resolution.at("/moves")).hasSize(1);
		assertThat(resolution.at("/moves/0/text").asText())
			.isEqualTo("由 2027-01-11 16:30 推后到 2027-01-13 16:30：等待您的回复 2 天");
		assertThat(told(number)).isZero();
	}

	@Test
	void aHigherGradeBringsThePromisesForwardAndALowerOneIsTold() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		at("2026-11-20T16:40");
		correct(number, "5");
		assertThat(promises(number).at("/1/moves/0/text").asText()).startsWith("由 2027-01-11 16:30 提前到")
			.endsWith("：等级提高");
		assertThat(told(number)).isZero();
		at("2026-11-20T16:50");
		correct(number, "3");
		JsonNode moves = promises(number).at("/1/moves");
		assertThat(moves).hasSize(2);
		assertThat(moves.at("/1/text").asText()).endsWith("推后到 2027-01-11 16:30：等级调整");
		assertThat(this.database.sql("select body_masked from outbox where number = ? and event = 'promiseMoved'")
			.param(number)
			.query(String.class)
			.single()).contains("原因：等级调整").contains("2027年1月11日 16:30");
	}

	@Test
	void theDayThatAPersonStatedCountsWhateverTheClocksDo() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		at("2026-11-20T16:40");
		this.work.completes("support", number, "firstResponse",
				Answers.with(Answers.answer(), "expectedBy", "2026-12-18"));
		JsonNode resolution = promises(number).get(1);
		assertThat(resolution.get("text").asText()).isEqualTo("最迟 2026-12-18 解决。");
		assertThat(resolution.at("/moves/0/text").asText())
			.isEqualTo("由 2027-01-11 16:30 提前到 2026-12-18 18:00：负责人员给出了日期");
		at("2026-11-20T16:50");
		correct(number, "5");
		assertThat(promises(number).at("/1/text").asText()).isEqualTo("最迟 2026-12-18 解决。");
		assertThat(this.work.asCustomer(number).get("expectedBy").asText()).isEqualTo("2026-12-18");
	}

	@Test
	void nobodyIsPromisedAnythingOnceTheCaseIsWithdrawn() {
		String number = this.work.submit();
		this.work.withdraws(number);
		assertThat(promises(number)).isEmpty();
	}

	private void correct(String number, String score) {
		Map<String, String> fields = new HashMap<>(Map.of("affected", score, "severity", score, "urgency", score));
		fields.put("reason", "影响有变化");
		assertThat(this.work.fillsIn("lead", "/cases/" + number + "/correction", fields))
			.doesNotContainKey("correctionProblem");
	}

	private JsonNode promises(String number) {
		return this.work.asCustomer(number).get("promises");
	}

	private long told(String number) {
		return this.database.sql("select count(*) from outbox where number = ? and event = 'promiseMoved'")
			.param(number)
			.query(Long.class)
			.single();
	}

	private static void at(String time) {
		ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(time).atZone(ZONE).toInstant()));
	}

}
