package feedbackloop.intake;

import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
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
	void whatWeAskStandsApartWhileWeWait() {
		String number = this.work.submit();
		assertThat(this.work.asCustomer(number).has("question")).isFalse();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？"));

		assertThat(this.work.asCustomer(number).get("question").asText()).isEqualTo("请问是哪个浏览器？");
		this.work.writes(number, "Chrome");
		assertThat(this.work.asCustomer(number).has("question")).isFalse();
	}

	@Test
	void aLetterIsShortenedToWhatAPersonWrote() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());

		JsonNode letters = this.work.asCustomer(number).get("messages");
		JsonNode answer = letters.get(letters.size() - 1);
		assertThat(answer.get("gist").asText()).isEqualTo("我们已经看到问题，正在处理。\n\n下一步：工程师正在排查");
		assertThat(answer.get("text").asText()).contains("您好！", "自助帮助");
		assertThat(letters.get(0).get("gist").asText()).doesNotContain("您好！", "自助帮助").isNotBlank();
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
