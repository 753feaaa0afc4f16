package feedbackloop.grading;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * The facts behind a grade are corrected on the case page, with a reason.
 */
@CaseTest
class CorrectionTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private CaseWork work;

	@Test
	void aCorrectionLowersTheGradeAndLeavesOldAndNewValuesWithTheReason() throws Exception {
		String number = graded(Answers.valid("defect", 4, 5, 5));
		assertThat(read(number).get("grade").asText()).isEqualTo("urgent");

		corrected("lead", number, "affected", "2", "severity", "2", "reason", "只影响测试账号，王小明 13812345678 可证实");

		JsonNode file = read(number);
		assertThat(file.get("affected").asInt()).isEqualTo(2);
		assertThat(file.get("severity").asInt()).isEqualTo(2);
		assertThat(file.get("urgency").asInt()).isEqualTo(5);
		assertThat(file.get("priorityScore").asText()).isEqualTo("5.8");
		assertThat(file.get("grade").asText()).isEqualTo("medium");
		assertThat(this.work.fact(number, "grade")).isEqualTo("medium");
		assertThat(page("support", number)).contains("更正影响人数评分：4 → 2", "更正严重程度评分：5 → 2", "只影响测试账号")
			.doesNotContain("13812345678", "王小明");
	}

	@Test
	void aRiskThatTriageMissedRaisesTheGrade() throws Exception {
		String number = graded(Answers.mediumDefect());

		corrected("manager", number, "complianceRisk", "true", "reason", "涉及个人信息");

		assertThat(read(number).get("grade").asText()).isEqualTo("urgent");
		assertThat(page("manager", number)).contains("更正：有合规风险");
	}

	@Test
	void whoMayAndWhatIsWrongIsSaid() throws Exception {
		String number = graded(Answers.mediumDefect());

		assertThat(refused("engineering", number, "affected", "1", "reason", "太高")).contains("只能由以下部门", "客服主管、经理、客服");
		assertThat(refused("lead", number, "affected", "1", "reason", " ")).contains("请填写 reason");
		assertThat(refused("lead", number, "affected", "6", "reason", "太低")).contains("须为 1 到 5 的整数");
		assertThat(refused("lead", number, "affected", "3", "reason", "不变")).contains("没有任何更改");
		assertThat(refused("lead", this.work.submit(), "affected", "1", "reason", "太高")).contains("尚未定级");
		assertThat(page("engineering", number)).doesNotContain("/correction");
		assertThat(page("lead", number)).contains("/cases/" + number + "/correction");
		assertThat(read(number).get("affected").asInt()).isEqualTo(3);
	}

	private String graded(Map<String, Object> triage) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(triage, "riskReason", "见附件"));
		return number;
	}

	private void corrected(String userId, String number, String... fields) throws Exception {
		assertThat(correct(userId, number, fields).getFlashMap().get("correctionProblem")).isNull();
	}

	private String refused(String userId, String number, String... fields) throws Exception {
		MvcResult answer = correct(userId, number, fields);
		assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/cases/" + number + "#correction");
		return (String) answer.getFlashMap().get("correctionProblem");
	}

	private MvcResult correct(String userId, String number, String... fields) throws Exception {
		MockHttpServletRequestBuilder request = post("/cases/" + number + "/correction").with(member(userId))
			.with(csrf());
		for (int i = 0; i < fields.length; i += 2) {
			request.param(fields[i], fields[i + 1]);
		}
		return this.http.perform(request).andReturn();
	}

	private JsonNode read(String number) throws Exception {
		return this.json.readTree(this.http.perform(get("/api/cases/" + number).with(member("support")))
			.andReturn()
			.getResponse()
			.getContentAsByteArray());
	}

	private String page(String userId, String number) throws Exception {
		return this.http.perform(get("/cases/" + number).with(member(userId)))
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
	}

}
