package feedbackloop.insights;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What staff see of cases: masked, with every open task.
 */
@CaseTest
class CasesTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Test
	void aCaseIsShownMaskedWithItsOpenTasks() throws Exception {
		String number = give();

		JsonNode file = read("/api/cases/" + number);

		assertThat(file.get("number").asText()).isEqualTo(number);
		assertThat(file.get("status").asText()).isEqualTo("received");
		assertThat(file.get("grade").isNull()).isTrue();
		assertThat(file.get("improvement").isNull()).isTrue();
		assertThat(file.get("description").asText()).contains("王**").doesNotContain("王小明", "13812345678");
		assertThat(file.at("/customer/email").asText()).isEqualTo("w***@example.com");
		assertThat(file.get("tasks")).hasSize(1);
		JsonNode task = file.at("/tasks/0");
		assertThat(task.get("key").asText()).isEqualTo("triage");
		assertThat(task.get("name").asText()).isEqualTo("初筛 Triage");
		assertThat(task.get("group").asText()).isEqualTo("support");
		assertThat(task.get("assignee").isNull()).isTrue();
		assertThat(task.get("due").asText()).endsWith("+08:00");
	}

	@Test
	void theCaseSaysHowItsTwoClocksStand() throws Exception {
		JsonNode clocks = read("/api/cases/" + give()).get("clocks");

		assertThat(clocks.findValuesAsText("clock")).containsExactly("firstResponse", "resolution");
		assertThat(clocks.findValuesAsText("level")).as("core blocked").containsExactly("urgent", "urgent");
		assertThat(clocks.findValuesAsText("state")).containsExactly("running", "running");
		assertThat(clocks.at("/1/due").asText()).endsWith("+08:00");
		assertThat(clocks.at("/1/remainingMinutes").asLong()).as("7 working days").isBetween(6 * 450L, 7 * 450L);
		assertThat(clocks.at("/1/closedAt").isNull()).isTrue();
	}

	@Test
	void theTrailTellsWhatHappenedInWordsAndMasked() throws Exception {
		String number = give();

		JsonNode trail = read("/api/cases/" + number + "/trail");

		assertThat(trail.get("timeline").findValuesAsText("text")).contains("反馈已登记（渠道：门户网页）", "初始标记：紧急");
		assertThat(trail.toString()).doesNotContain("王小明", "13812345678");
	}

	@Test
	void theListIsPagedAndSelected() throws Exception {
		give();
		give();

		JsonNode first = read("/api/cases?size=1&status=received");
		JsonNode none = read("/api/cases?status=received&grade=urgent");

		assertThat(first.get("items")).hasSize(1);
		assertThat(first.get("more").asBoolean()).isTrue();
		assertThat(read("/api/cases?size=1&page=1&status=received").at("/items/0/number"))
			.isNotEqualTo(first.at("/items/0/number"));
		assertThat(none.get("items")).isEmpty();
	}

	@Test
	void wrongSelectionsAreNamed() throws Exception {
		for (String query : new String[] { "page=-1", "size=0", "size=many", "status=lost", "grade=gold" }) {
			MockHttpServletResponse answer = answer("/api/cases?" + query);
			assertThat(answer.getStatus()).as(query).isEqualTo(400);
			assertThat(this.json.readTree(answer.getContentAsString()).at("/errors/0/field").asText())
				.isEqualTo(query.split("=")[0]);
		}
	}

	@Test
	void anUnknownCaseIsNotFound() throws Exception {
		assertThat(answer("/api/cases/FB-20200101-000001").getStatus()).isEqualTo(404);
		assertThat(answer("/cases/FB-20200101-000001").getStatus()).isEqualTo(404);
	}

	@Test
	void thePageShowsTheCaseMaskedWithWhoIsNext() throws Exception {
		String number = give();

		MockHttpServletResponse page = answer("/cases/" + number);

		assertThat(page.getStatus()).isEqualTo(200);
		assertThat(page.getContentAsString()).contains(number, "初筛", "客服", "待认领", "尚未定级", "王**", "反馈已登记（渠道：门户网页）")
			.doesNotContain("王小明", "13812345678", "??");
	}

	private String give() throws Exception {
		Map<String, Object> content = Map.of("channel", "portal", "description", "我是王小明，电话 13812345678", "coreBlocked",
				true, "customer", Map.of("name", "王小明", "email", "wang@example.com"));
		MockHttpServletResponse answer = this.http
			.perform(post("/api/feedback").contentType(MediaType.APPLICATION_JSON)
				.content(this.json.writeValueAsString(content)))
			.andReturn()
			.getResponse();
		return this.json.readTree(answer.getContentAsString()).get("number").asText();
	}

	private JsonNode read(String path) throws Exception {
		MockHttpServletResponse answer = answer(path);
		assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
		return this.json.readTree(answer.getContentAsString());
	}

	private MockHttpServletResponse answer(String path) throws Exception {
		return this.http.perform(get(path).with(member("support"))).andReturn().getResponse();
	}

}
