package feedbackloop.person;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.mailbox.MailTools;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * A person gets all that is kept, in clear and of nobody else.
 */
@CaseTest
@Import(MailTools.class)
class ExportTest {

	private static final AtomicInteger PEOPLE = new AtomicInteger(3000);

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private MailTools mail;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private JdbcClient database;

	@Test
	void allThatIsKeptIsInIt() throws Exception {
		int person = PEOPLE.incrementAndGet();
		String phone = "1386655" + person;
		String address = "yanwei" + person + "@canary.example";
		String number = this.work.submit(Answers.of("summary", "一号金丝雀", "description", "二号金丝雀 " + phone, "demand",
				"三号金丝雀", "interviewer", "十四号金丝雀", "evidence", List.of(Map.of("url", "https://canary.example/4")),
				"customer", Answers.of("name", "燕五号", "phone", phone, "email", address, "department", "六号部门")));
		upload(number, "七号.txt", "八号金丝雀");
		this.work.writes(number, "九号金丝雀");
		this.mail.arrives("燕 <" + address + ">", "Subject: ten", "十号金丝雀");
		comment(number, "十一号金丝雀");
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "restatement", "十二号金丝雀",
				"responseText", "十三号金丝雀", "resolvedAtFirstContact", true));
		String stranger = this.work.submit(Answers.of("description", "别人的金丝雀"));

		MockHttpServletResponse answer = api("privacy", number, "客户要求 " + phone);

		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(answer.getContentType()).isEqualTo("application/zip");
		assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
		Map<String, String> files = unzipped(answer.getContentAsByteArray());
		String all = String.join("\n", files.values());
		assertThat(all).contains("一号金丝雀", "二号金丝雀 " + phone, "三号金丝雀", "https://canary.example/4", "燕五号", phone, address,
				"六号部门", "七号.txt", "八号金丝雀", "九号金丝雀", "十号金丝雀", "十一号金丝雀", "十二号金丝雀", "十三号金丝雀", "十四号金丝雀");
		assertThat(all).doesNotContain("别人的金丝雀", stranger, "_sealed", "data_key", "\"author\"");
		assertThat(files.keySet()).anyMatch((name) -> name.startsWith("files/") && name.endsWith("七号.txt"))
			.contains("data.json", "tables/feedback.csv", "tables/correspondence.csv");
		JsonNode data = this.json.readTree(files.get("data.json"));
		assertThat(data.get("feedback")).hasSize(2);
		assertThat(data.at("/contact/0/name").asText()).isNotEmpty();
		assertThat(noted(number)).containsExactly("privacy person 客户要求 138****" + person);
	}

	@Test
	void itIsRefusedWithoutAReasonOrAfterAnErasure() throws Exception {
		String number = this.work.submit();
		assertThat(api("privacy", number, " ").getStatus()).isEqualTo(400);
		assertThat(api("privacy", "FB-20200101-000001", "要求").getStatus()).isEqualTo(404);
		MockHttpServletResponse page = this.http
			.perform(post("/privacy/export").param("number", number)
				.param("reason", "")
				.with(member("privacy"))
				.with(csrf()))
			.andReturn()
			.getResponse();
		assertThat(page.getStatus()).isEqualTo(400);
		assertThat(noted(number)).isEmpty();
		this.work.fillsIn("privacy", "/privacy/erasure", Map.of("number", number, "reason", "要求"));
		assertThat(api("privacy", number, "要求").getStatus()).isEqualTo(409);
	}

	@ParameterizedTest
	@ValueSource(strings = { "support", "lead", "manager", "auditor", "admin" })
	void nobodyElseMay(String userId) throws Exception {
		assertThat(api(userId, this.work.submit(), "要求").getStatus()).isEqualTo(403);
	}

	private MockHttpServletResponse api(String userId, String number, String reason) throws Exception {
		return this.http
			.perform(post("/api/persons/export").contentType(MediaType.APPLICATION_JSON)
				.content(this.json.writeValueAsString(Map.of("number", number, "reason", reason)))
				.with(member(userId))
				.with(csrf()))
			.andReturn()
			.getResponse();
	}

	private void upload(String number, String name, String text) throws Exception {
		this.http.perform(multipart("/api/feedback/" + number + "/files")
			.file(new MockMultipartFile("files", name, "text/plain", text.getBytes(StandardCharsets.UTF_8)))
			.header("X-Feedback-Secret", this.work.secretOf(number)));
	}

	private void comment(String number, String text) throws Exception {
		this.http.perform(post("/api/cases/" + number + "/comments").contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(Map.of("text", text)))
			.with(member("support"))
			.with(csrf()));
	}

	private List<String> noted(String number) {
		return this.database.sql(
				"select user_id || ' ' || detail from access_log where number = ? and kind = 'export' and detail like 'person%'")
			.param(number)
			.query(String.class)
			.list();
	}

	private static Map<String, String> unzipped(byte[] zip) throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return files;
	}

}
