package feedbackloop.evidence;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.privacy.Vault;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Files on their way into a case and to those who may see them.
 */
@CaseTest
class CaseFilesTest {

	private static final String SECRET = "X-Feedback-Secret";

	@LocalServerPort
	private int port;

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private FeedbackRepository cases;

	@Autowired
	private Vault vault;

	@Test
	void aFileComesBackAsItWasGivenAndStandsNowhereInClear() throws Exception {
		Given given = give();
		byte[] text = SampleFiles.text("孔雀蓝日志：订单页打不开");

		MockHttpServletResponse answer = upload(given, file("日志.txt", text));

		assertThat(answer.getStatus()).isEqualTo(201);
		JsonNode added = this.json.readTree(answer.getContentAsString());
		assertThat(added.fieldNames()).toIterable().containsExactly("id", "name", "size", "type");
		assertThat(added.get("name").asText()).isEqualTo("日志.txt");
		assertThat(added.get("size").asInt()).isEqualTo(text.length);
		assertThat(added.get("type").asText()).isEqualTo("text/plain");
		MockHttpServletResponse opened = staff("support", given, "/" + added.get("id").asText());
		assertThat(opened.getContentAsByteArray()).isEqualTo(text);
		assertThat(opened.getContentType()).startsWith("text/plain");
		assertThat(opened.getHeader("Content-Disposition")).startsWith("attachment;")
			.contains("filename*=UTF-8''%E6%97%A5%E5%BF%97.txt");
		assertThat(opened.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(opened.getHeaders("Content-Security-Policy")).singleElement().asString().startsWith("sandbox");
		byte[] sealed = column(given, "content_sealed");
		assertThat(new String(sealed, "UTF-8")).doesNotContain("孔雀蓝");
		byte[] plain = this.vault.openBytes(new Contact(dataKey(given), false), sealed);
		assertThat(MessageDigest.getInstance("SHA-256").digest(plain)).isEqualTo(column(given, "sha256"));
	}

	@Test
	void whoeverHasNotTheSecretAddsNothing() throws Exception {
		Given given = give();
		Given other = give();

		assertThat(upload(new Given(given.number(), "guess"), text()).getStatus()).isEqualTo(404);
		assertThat(upload(new Given(given.number(), other.secret()), text()).getStatus()).isEqualTo(404);
		assertThat(upload(new Given("FB-20200101-000001", given.secret()), text()).getStatus()).isEqualTo(404);
		assertThat(count(given)).isZero();
	}

	@Test
	void aFileThatIsNotTakenIsNamedAndNothingIsStored() throws Exception {
		Given given = give();

		MockHttpServletResponse answer = upload(given, text(), file("setup.exe", SampleFiles.exe()));

		assertThat(answer.getStatus()).isEqualTo(400);
		assertThat(answer.getContentType()).isEqualTo("application/problem+json");
		JsonNode problem = this.json.readTree(answer.getContentAsString());
		assertThat(problem.at("/errors/0/field").asText()).isEqualTo("files");
		assertThat(problem.at("/errors/0/message").asText()).contains("第 2 个文件", "请改用 jpg");
		assertThat(upload(given).getStatus()).isEqualTo(400);
		assertThat(count(given)).isZero();
	}

	@Test
	void whatIsFarTooLargeIsAnsweredInWords() throws Exception {
		Given given = give();
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/api/feedback/" + given.number() + "/files"))
			.header(SECRET, given.secret())
			.header("Content-Type", "multipart/form-data; boundary=x")
			.POST(BodyPublishers.ofByteArray(new byte[27 * 1024 * 1024]))
			.build();

		HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("文件合计最多 25 MB");
		assertThat(upload(given, file("长.txt", new byte[10 * 1024 * 1024 + 1])).getStatus()).isEqualTo(413);
		assertThat(count(given)).isZero();
	}

	@Test
	void severalFilesComeTogetherAndTheSameOneOnlyOnce() throws Exception {
		Given given = give();

		JsonNode added = this.json
			.readTree(upload(given, text(), file("单.pdf", SampleFiles.pdf())).getContentAsString());
		JsonNode again = this.json.readTree(upload(given, text()).getContentAsString());

		assertThat(added.at("/others/0/name").asText()).isEqualTo("单.pdf");
		assertThat(again.get("id")).isEqualTo(added.get("id"));
		assertThat(count(given)).isEqualTo(2);
	}

	@Test
	void aFileIsToldToTheCaseLikeAMessage() throws Exception {
		Given asked = give();
		this.work.completes("support", asked.number(), "triage",
				Answers.of("verdict", "needsInformation", "question", "能发一张截图吗？"));
		assertThat(follow(asked).get("status").asText()).isEqualTo("waitingForYou");

		upload(asked, file("截图.png", SampleFiles.picture("png", 600, 400)));

		assertThat(follow(asked).get("status").asText()).isEqualTo("inReview");
		assertThat(follow(asked).findValuesAsText("text")).contains("您添加了文件。", "您回复了我们的提问。");
		Given running = give();
		upload(running, text());
		assertThat(follow(running).findValuesAsText("text")).contains("您添加了文件。", "您补充了信息。");
		this.http.perform(post("/api/feedback/" + running.number() + "/withdrawal").header(SECRET, running.secret()));
		assertThat(upload(running, file("晚.txt", SampleFiles.text("来晚了"))).getStatus()).isEqualTo(409);
		assertThat(count(running)).isOne();
	}

	@Test
	void staffSeePicturesSmallAndOpeningThemIsNoted() throws Exception {
		Given given = give();
		String id = this.json
			.readTree(upload(given, file("截图.png", SampleFiles.picture("png", 1600, 400))).getContentAsString())
			.get("id")
			.asText();
		String path = "/cases/" + given.number() + "/files/" + id;

		assertThat(casePage("support", given)).contains("src=\"" + path + "/thumbnail\"", "href=\"" + path + "\"",
				"截图.png", "客户添加了文件（png）");
		MockHttpServletResponse thumbnail = staff("support", given, "/" + id + "/thumbnail");
		assertThat(thumbnail.getContentType()).isEqualTo("image/jpeg");
		assertThat(thumbnail.getContentAsByteArray()).hasSizeLessThan(20_000).startsWith(0xFF, 0xD8);
		assertThat(casePage("support", given)).doesNotContain("打开了文件");
		assertThat(staff("support2", given, "/" + id).getStatus()).isEqualTo(200);
		assertThat(opened(given)).isEqualTo("support2");
		Given other = give();
		assertThat(staff("support", other, "/" + id).getStatus()).isEqualTo(404);
		assertThat(staff("support", other, "/" + id + "/thumbnail").getStatus()).isEqualTo(404);
		assertThat(staff("support", given, "/no-id").getStatus()).isEqualTo(400);
	}

	@Test
	void theTeamsOfACaseOpenItsFilesAndOthersSeeThatTheyExist() throws Exception {
		Given given = give();
		String id = this.json
			.readTree(upload(given, file("截图.png", SampleFiles.picture("png", 60, 40))).getContentAsString())
			.get("id")
			.asText();
		List<String> always = List.of("support", "support2", "lead", "manager");

		assertOpenTo(given, id, always, List.of("engineering", "operations", "quality", "legal", "owner", "admin"));

		this.work.completes("support", given.number(), "triage", Answers.valid("defect", 5, 4, 3));
		assertThat(this.work.openTasks(given.number())).contains("contribute");
		assertOpenTo(given, id, List.of("support", "engineering", "quality"),
				List.of("operations", "legal", "owner", "admin"));

		this.work.contributes(given.number());
		assertOpenTo(given, id, List.of("engineering", "quality", "product"), List.of("operations", "legal"));
	}

	private void assertOpenTo(Given given, String id, List<String> readers, List<String> others) throws Exception {
		for (String userId : readers) {
			assertThat(staff(userId, given, "/" + id).getStatus()).as(userId).isEqualTo(200);
			assertThat(staff(userId, given, "/" + id + "/thumbnail").getStatus()).as(userId).isEqualTo(200);
			assertThat(casePage(userId, given)).contains("/files/" + id);
		}
		for (String userId : others) {
			for (String path : List.of("/" + id, "/" + id + "/thumbnail")) {
				MockHttpServletResponse answer = staff(userId, given, path);
				assertThat(answer.getStatus()).as(userId).isEqualTo(403);
				assertThat(answer.getContentAsByteArray()).as(userId).isEmpty();
			}
			assertThat(casePage(userId, given)).contains("截图.png", "id=\"add-files\"").doesNotContain("/files/" + id);
		}
	}

	@Test
	void auditorsSeeThatAFileExistsAndNoMore() throws Exception {
		Given given = give();
		String id = this.json
			.readTree(upload(given, file("截图.png", SampleFiles.picture("png", 60, 40))).getContentAsString())
			.get("id")
			.asText();

		assertThat(casePage("auditor", given)).contains("截图.png").doesNotContain("/files/" + id, "id=\"add-files\"");
		assertThat(staff("auditor", given, "/" + id).getStatus()).isEqualTo(403);
		assertThat(staff("auditor", given, "/" + id + "/thumbnail").getStatus()).isEqualTo(403);
		assertThat(
				page(multipart("/cases/" + given.number() + "/files").file(text()).with(csrf()).with(member("auditor")))
					.getStatus())
			.isEqualTo(403);
		MockHttpServletResponse stranger = page(get("/cases/" + given.number() + "/files/" + id));
		assertThat(stranger.getRedirectedUrl()).contains("/login");
	}

	@Test
	void theNameIsMaskedForStaffAndWholeForTheCustomer() throws Exception {
		Given given = give();
		String id = this.json
			.readTree(upload(given, file("王小明13812345678.pdf", SampleFiles.pdf())).getContentAsString())
			.get("id")
			.asText();

		assertThat(casePage("support", given)).contains("王**138****5678.pdf").doesNotContain("13812345678", "王小明");
		assertThat(staff("support", given, "/" + id).getHeader("Content-Disposition")).doesNotContain("13812345678");
		assertThat(follow(given).at("/files/0/name").asText()).isEqualTo("王小明13812345678.pdf");
	}

	@Test
	void staffAddFilesOnTheCasePageThatTheCustomerDoesNotSee() throws Exception {
		Given given = give();
		String path = "/cases/" + given.number() + "/files";

		MvcResult refused = this.http.perform(
				multipart(path).file(file("a.html", SampleFiles.text("<html>"))).with(csrf()).with(member("support")))
			.andReturn();
		MvcResult added = this.http.perform(multipart(path).file(text()).with(csrf()).with(member("support")))
			.andReturn();

		assertThat(refused.getResponse().getRedirectedUrl()).isEqualTo("/cases/" + given.number() + "#files");
		assertThat(refused.getFlashMap().get("filesProblem")).asString().contains("第 1 个文件的类型不接受");
		assertThat(added.getFlashMap().get("filesProblem")).isNull();
		assertThat(casePage("support", given)).contains("记录.txt");
		assertThat(follow(given).get("files")).isEmpty();
		assertThat(follow(given).findValuesAsText("text")).doesNotContain("您添加了文件。");
	}

	@Test
	void customersAddFilesOnThePagesAndOpenTheirOwn() throws Exception {
		MockHttpSession session = new MockHttpSession();
		MockHttpServletResponse sent = page(
				multipart("/submit").file(file("截图.png", SampleFiles.picture("png", 50, 50)))
					.session(session)
					.with(csrf())
					.param("description", "订单页打不开，见截图"));
		String number = sent.getRedirectedUrl().split("/")[2];

		page(multipart("/follow/" + number + "/messages").file(text()).session(session).with(csrf()).param("text", ""));

		String followed = page(get("/follow/" + number).session(session)).getContentAsString();
		assertThat(followed).contains("截图.png", "记录.txt");
		String id = this.database.sql("""
				select cast(e.id as text) from evidence_file e join feedback f on f.id = e.feedback_id
				where f.number = ? and e.type = 'TXT'""").param(number).query(String.class).single();
		String path = "/follow/" + number + "/files/" + id;
		assertThat(page(get(path).session(session)).getContentAsByteArray()).isEqualTo(text().getBytes());
		assertThat(page(get(path)).getStatus()).isEqualTo(404);
		MockHttpServletResponse nothing = page(
				multipart("/follow/" + number + "/messages").session(session).with(csrf()).param("text", " "));
		assertThat(nothing.getStatus()).isEqualTo(400);
		MockHttpServletResponse wrong = page(
				multipart("/follow/" + number + "/messages").file(file("a.exe", SampleFiles.exe()))
					.session(session)
					.with(csrf())
					.param("text", "保留这句"));
		assertThat(wrong.getStatus()).isEqualTo(400);
		assertThat(wrong.getContentAsString()).contains("第 1 个文件的类型不接受", "保留这句");
	}

	@Test
	void aFileRecordedByStaffIsEvidenceToo() throws Exception {
		MvcResult recorded = this.http
			.perform(multipart("/intake").file(file("帖子.png", SampleFiles.picture("png", 50, 50)))
				.with(csrf())
				.with(member("support"))
				.param("channel", "social")
				.param("givenAt", "2026-01-05T10:00")
				.param("description", "有人在论坛抱怨订单页")
				.param("language", "zh-CN"))
			.andReturn();

		assertThat(recorded.getResponse().getRedirectedUrl()).isEqualTo("/intake/recorded");
		String number = this.database.sql("""
				select f.number from evidence_file e join feedback f on f.id = e.feedback_id
				where f.channel = 'social' and e.added_by = 'support'""").query(String.class).single();
		assertThat(this.cases.findByNumber(number).orElseThrow().intake().missing()).containsExactly("platform",
				"link");
	}

	private Given give() throws Exception {
		Map<String, Object> body = Answers.of("channel", "portal", "description", "订单页打不开", "customer",
				Answers.of("name", "王小明"));
		JsonNode receipt = this.json.readTree(page(post("/api/feedback").contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(body))).getContentAsString());
		return new Given(receipt.get("number").asText(), receipt.get("secret").asText());
	}

	private MockHttpServletResponse upload(Given given, MockMultipartFile... files) throws Exception {
		var request = multipart("/api/feedback/" + given.number() + "/files");
		for (MockMultipartFile file : files) {
			request.file(file);
		}
		return page(request.header(SECRET, given.secret()));
	}

	private JsonNode follow(Given given) throws Exception {
		return this.json
			.readTree(page(get("/api/feedback/" + given.number()).header(SECRET, given.secret())).getContentAsString());
	}

	private String casePage(String userId, Given given) throws Exception {
		return page(get("/cases/" + given.number()).with(member(userId))).getContentAsString();
	}

	private MockHttpServletResponse staff(String userId, Given given, String path) throws Exception {
		return page(get("/cases/" + given.number() + "/files" + path).with(member(userId)));
	}

	private MockHttpServletResponse page(MockHttpServletRequestBuilder request) throws Exception {
		return this.http.perform(request).andReturn().getResponse();
	}

	private int count(Given given) {
		return this.database
			.sql("select count(*) from evidence_file e join feedback f on f.id = e.feedback_id where f.number = ?")
			.param(given.number())
			.query(Integer.class)
			.single();
	}

	private byte[] column(Given given, String column) {
		return this.database
			.sql("select " + column
					+ " from evidence_file e join feedback f on f.id = e.feedback_id where f.number = ?")
			.param(given.number())
			.query(byte[].class)
			.single();
	}

	private byte[] dataKey(Given given) {
		return this.database
			.sql("select data_key from contact c join feedback f on f.contact_id = c.id where f.number = ?")
			.param(given.number())
			.query(byte[].class)
			.single();
	}

	private String opened(Given given) {
		return this.database.sql("select actor from timeline where kind = 'fileOpened' and number = ?")
			.param(given.number())
			.query(String.class)
			.single();
	}

	private static MockMultipartFile text() {
		return file("记录.txt", SampleFiles.text("10:21 订单页打不开"));
	}

	private static MockMultipartFile file(String name, byte[] bytes) {
		return new MockMultipartFile("files", name, "application/octet-stream", bytes);
	}

	private record Given(String number, String secret) {

	}

}
