package feedbackloop;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People read a task's form in their language, programs get it as the owner wrote it.
 */
@CaseTest
class FormsInOneLanguageTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest staff;

	@Autowired
	private ObjectMapper json;

	@Test
	void peopleReadTheirOwnLanguageOnly() throws IOException {
		String task = this.work.task(this.work.submit(), "triage").getId();
		String address = "/camunda/api/engine/engine/default/task/" + task + "/deployed-form";
		Caller support = this.staff.tasklist("support");
		assertThat(labels(support.with("Accept-Language", "en"), address)).contains("Verdict", "3 · Some")
			.noneMatch((label) -> label.codePoints().anyMatch(Character::isIdeographic));
		assertThat(labels(support.with("Accept-Language", "zh-CN"), address)).contains("结论", "3 · 一部分客户")
			.doesNotContain("Verdict");
		assertThat(labels(this.staff.program("support").with("Accept-Language", "en"),
				"/engine-rest/task/" + task + "/deployed-form"))
			.contains("结论 Verdict");
		assertThat(support.get(address.replace(task, "none")).statusCode()).isEqualTo(400);
	}

	@Test
	void triageGetsWhatIsKnownAndWhoToldIt() throws IOException {
		Object customer = Answers.of("name", "陈晓", "email", "known.facts@example.com");
		String earlier = this.work
			.submit(Answers.of("product", "商城", "module", "支付", "customerGroup", "门店", "customer", customer));
		String other = this.work.submit(Answers.of("product", "直播", "module", "房间", "customer", customer));
		String number = this.work.submit(Answers.of("product", "商城", "summary", "付款页打不开，电话 13812345678", "region", "上海",
				"customerGroup", "总部", "customer", customer));
		String task = this.work.task(number, "triage").getId();
		JsonNode form = form("support", task);
		assertThat(field(form, "restatement").path("defaultValue").asText()).startsWith("付款页打不开")
			.doesNotContain("13812345678");
		assertThat(field(form, "region").path("defaultValue").asText()).isEqualTo("上海");
		assertThat(field(form, "customerGroup").path("defaultValue").asText()).isEqualTo("总部");
		assertThat(field(form, "module").path("defaultValue").asText()).isEqualTo("支付");
		assertThat(field(form, "module").path("label").asText()).contains(earlier).doesNotContain(other);
		assertThat(field(form, "userCategory").has("defaultValue")).isFalse();
		assertThat(this.work.fact(number, "module")).isNull();
		assertThat(form("manager", task)).isEqualTo(form);
		String first = this.work.task(earlier, "triage").getId();
		assertThat(field(form("support", first), "region").has("defaultValue")).as("what was said later").isFalse();
		JsonNode program = this.json
			.readTree(this.staff.program("support").get("/engine-rest/task/" + task + "/deployed-form").body());
		assertThat(field(program, "module").has("defaultValue")).isFalse();
	}

	private JsonNode form(String userId, String task) throws IOException {
		return this.json.readTree(this.staff.tasklist(userId)
			.with("Accept-Language", "zh")
			.get("/camunda/api/engine/engine/default/task/" + task + "/deployed-form")
			.body());
	}

	private static JsonNode field(JsonNode part, String key) {
		return part.findParents("key")
			.stream()
			.filter((field) -> field.path("key").asText().equals(key))
			.findFirst()
			.orElseThrow();
	}

	private List<String> labels(Caller caller, String address) throws IOException {
		JsonNode form = this.json.readTree(caller.get(address).body());
		assertThat(form.path("id").asText()).isEqualTo("triage");
		return form.findValuesAsText("label");
	}

}
