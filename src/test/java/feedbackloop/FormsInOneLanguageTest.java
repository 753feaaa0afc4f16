package feedbackloop;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
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

	private List<String> labels(Caller caller, String address) throws IOException {
		JsonNode form = this.json.readTree(caller.get(address).body());
		assertThat(form.path("id").asText()).isEqualTo("triage");
		return form.findValuesAsText("label");
	}

}
