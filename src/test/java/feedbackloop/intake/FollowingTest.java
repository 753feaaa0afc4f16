package feedbackloop.intake;

import java.util.Collections;
import java.util.List;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What customers read of their case.
 */
@CaseTest
class FollowingTest {

	@Autowired
	private CaseWork work;

	@Test
	void theDemandIsShownAsWritten() {
		String number = this.work.submit(Answers.of("demand", "请回电 13812345678"));

		assertThat(this.work.asCustomer(number).get("demand").asText()).isEqualTo("请回电 13812345678");
	}

	@Test
	void ofSeveralMeasuresEachStepIsToldOnce() {
		String number = this.work.atVerification();

		List<String> steps = this.work.asCustomer(number).get("timeline").findValuesAsText("text");

		assertThat(Collections.frequency(steps, "一项措施已实施，正在检验。")).isOne();
		assertThat(Collections.frequency(steps, "一项措施已经完成。")).isOne();
		assertThat(steps).contains("我们制定了措施。", "一项措施已经过测试。");
	}

}
