package feedbackloop.models.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.models.files.Versions;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Programs read what is live, check files and put them live.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class RulesApiTest {

	private static final String GRADE = "processes/grade.dmn";

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles liveFiles;

	@Test
	void whatIsLiveIsListedAndRead() throws Exception {
		JsonNode all = this.json.readTree(asked(get("/api/rules"), 200).getContentAsByteArray());
		assertThat(all.findValuesAsText("name")).contains(GRADE, "forms/triage.form", "processes/calendar.yaml");

		JsonNode grade = this.json
			.readTree(asked(get("/api/rules/file").param("name", GRADE), 200).getContentAsByteArray());
		assertThat(grade.at("/version/by").asText()).isEqualTo("system");
		assertThat(grade.get("text").asText()).isEqualTo(this.versions.live(GRADE).orElseThrow().text());
		asked(get("/api/rules/file").param("name", GRADE).param("version", "999"), 404);
	}

	@Test
	void theCheckAnswersWithFindingsAndChangesNothing() throws Exception {
		JsonNode broken = this.json
			.readTree(asked(sent("/api/rules/check", "<definitions"), 200).getContentAsByteArray());
		assertThat(broken.at("/findings/0/file").asText()).isEqualTo(GRADE);
		assertThat(broken.at("/findings/0/remedy").asText()).isNotBlank();

		JsonNode good = this.json.readTree(asked(sent("/api/rules/check", renamed()), 200).getContentAsByteArray());
		assertThat(good.get("findings")).isEmpty();
		assertThat(this.liveFiles.state()).isEqualTo(this.liveFiles.before());
	}

	@Test
	void filesGoLiveOrAreRefusedAsAProblem() throws Exception {
		MockHttpServletResponse refused = asked(sent("/api/rules/deploy", "<definitions"), 422);
		assertThat(refused.getContentType()).startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		assertThat(this.json.readTree(refused.getContentAsByteArray()).at("/findings/0/code").asText()).isNotBlank();
		assertThat(this.liveFiles.state()).isEqualTo(this.liveFiles.before());

		asked(sent("/api/rules/deploy", renamed()), 200);
		assertThat(this.versions.live(GRADE)).hasValueSatisfying((live) -> {
			assertThat(live.source()).isEqualTo("rest");
			assertThat(live.reason()).isEqualTo("改名");
			assertThat(live.deployedBy()).isEqualTo("owner");
		});
	}

	@Test
	void filesAreUploadedTogether() throws Exception {
		MockMultipartFile file = new MockMultipartFile("files", "grade.dmn", "text/xml",
				renamed().getBytes(StandardCharsets.UTF_8));

		asked(multipart("/api/rules/deploy").file(file).param("reason", "上传"), 200);

		assertThat(this.versions.live(GRADE).orElseThrow().reason()).isEqualTo("上传");
	}

	@Test
	void nothingOfferedIsRefused() throws Exception {
		asked(post("/api/rules/deploy").contentType(MediaType.APPLICATION_JSON).content("{}"), 400);
	}

	private String renamed() {
		return this.liveFiles.with(GRADE, "name=\"等级 Grade\" camunda", "name=\"等级一 Grade one\" camunda").text();
	}

	private MockHttpServletRequestBuilder sent(String path, String text) throws Exception {
		return post(path).contentType(MediaType.APPLICATION_JSON)
			.content(this.json
				.writeValueAsBytes(Map.of("files", List.of(Map.of("name", GRADE, "text", text)), "reason", "改名")));
	}

	private MockHttpServletResponse asked(AbstractMockHttpServletRequestBuilder<?> request, int status)
			throws Exception {
		MockHttpServletResponse answer = this.http.perform(request.with(member("owner")).with(csrf()))
			.andReturn()
			.getResponse();
		assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
		return answer;
	}

}
