package feedbackloop.teamwork;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Cases;
import feedbackloop.process.Directory;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What staff say to each other about a case: masked, mentioned people told by mail.
 */
@CaseTest
class CommentsTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private Directory directory;

	@Autowired
	private Cases cases;

	@Autowired
	private JdbcClient database;

	@Test
	void aCommentIsMaskedShownWithItsMentionsAndTellsThemByNumberAndLinkOnly() throws Exception {
		String number = this.work.submit();

		HttpResponse<String> answer = writes("support", number,
				"王小明的电话是 13812345678，请 @support2 和 @engineering 看一下，@nobody9 也来");

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		JsonNode written = this.json.readTree(answer.body());
		assertThat(written.at("/comment/text").asText()).contains("王**", "138****5678")
			.doesNotContain("王小明", "13812345678");
		assertThat(written.at("/comment/mentions")).extracting(JsonNode::asText)
			.containsExactly("engineering", "support2");
		assertThat(written.at("/notTold")).extracting(JsonNode::asText).containsExactly("nobody9");
		assertThat(notices(number)).containsExactlyInAnyOrder("group:engineering", "user:support2");
		assertThat(bodies(number)).allSatisfy(
				(body) -> assertThat(body).contains(number, "/cases/" + number).doesNotContain("王", "138", "看一下"));
		assertThat(this.work.page("lead", "/cases/" + number))
			.contains("<span class=\"mention\">@engineering</span>", "138****5678")
			.doesNotContain("13812345678");
	}

	@Test
	void theFormOnTheCasePagePointsOutNamesThatNobodyHasAndWhatIsMissing() {
		String number = this.work.submit();
		String form = "/cases/" + number + "/comments";

		assertThat(this.work.fillsIn("support", form, Map.of("text", "@ghost 你好"))).containsEntry("notTold", "ghost");
		assertThat(this.work.fillsIn("support", form, Map.of("text", " "))).containsKey("commentRefused");
		assertThat(this.work.fillsIn("support", form, Map.of("text", "\u3164"))).containsKey("commentRefused");
		assertThat(this.work.fillsIn("support", form, Map.of("text", "长".repeat(4_001)))).containsKey("commentRefused");
		assertThat(list(number).at("/total").asInt()).isOne();
	}

	@Test
	void commentsArePagedTheNewestFirst() {
		String number = this.work.submit();
		for (String text : List.of("一", "二", "三")) {
			writes("support", number, text);
		}

		JsonNode page = list(number, "?size=2");

		assertThat(page.at("/items")).extracting((comment) -> comment.get("text").asText()).containsExactly("三", "二");
		assertThat(page.at("/total").asInt()).isEqualTo(3);
		assertThat(this.rest.program("support").get("/api/cases/" + number + "/comments?size=0").statusCode())
			.isEqualTo(400);
		assertThat(writes("support", "FB-20200101-000001", "无此案件").statusCode()).isEqualTo(404);
	}

	@Test
	void aCommentInTasklistStandsInTheSameListAndMentionsToo() {
		String number = this.work.submit();
		String task = this.work.task(number, "triage").getId();

		HttpResponse<String> answer = this.rest.program("support")
			.postJson("/engine-rest/task/" + task + "/comment/create", "{\"message\": \"王小明来过电话，@legal2 请看\"}");

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(list(number).at("/items/0/text").asText()).isEqualTo("王**来过电话，@legal2 请看");
		assertThat(list(number).at("/items/0/author").asText()).isEqualTo("support");
		assertThat(notices(number)).containsExactly("user:legal2");
		assertThat(this.database.sql("select message_ from act_hi_comment where task_id_ = ?")
			.param(task)
			.query(String.class)
			.list()).containsExactly("王**来过电话，@legal2 请看");
	}

	@Test
	void aNameWithAFullStopIsMentionedAlsoBehindTheWideAt() throws Exception {
		this.database.sql("""
				insert into act_id_user (id_, rev_, first_) values ('zhang.san', 1, '张三')""").update();
		this.database.sql("insert into act_id_membership (user_id_, group_id_) values ('zhang.san', 'quality')")
			.update();
		try {
			String number = this.work.submit();
			JsonNode written = this.json
				.readTree(writes("support", number, "请＠zhang.san看，再问@quality2.谢谢 @zhang.si").body());
			assertThat(written.at("/comment/mentions")).extracting(JsonNode::asText)
				.containsExactly("zhang.san", "quality2");
			assertThat(written.at("/notTold")).extracting(JsonNode::asText).containsExactly("zhang.si");
			assertThat(this.work.page("lead", "/cases/" + number)).contains("<span class=\"mention\">＠zhang.san</span>",
					"<span class=\"mention\">@quality2</span>");
			assertThat(mentionable("support", number)).contains("张三 (zhang.san): 质量", "质量: ");
		}
		finally {
			this.database.sql("delete from act_id_membership where user_id_ = 'zhang.san'").update();
			this.database.sql("delete from act_id_user where id_ = 'zhang.san'").update();
		}
	}

	@Test
	void whomTheCaseIsAboutIsNeitherOfferedNorTold() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "aboutUser", "engineering2"));
		assertThat(mentionable("support", number)).contains("研发 (engineering): 研发")
			.noneMatch((one) -> one.contains("engineering2"));
		JsonNode written = this.json.readTree(writes("support", number, "@engineering2 @engineering").body());
		assertThat(written.at("/notTold")).extracting(JsonNode::asText).containsExactly("engineering2");
		assertThat(this.directory.mailAddresses("engineering", Set.of(this.cases.whoMayNotSee(number).orElseThrow())))
			.containsExactly("engineering@feedback.example");
		assertThat(this.rest.program("engineering2").get(address(number)).statusCode()).isEqualTo(404);
		assertThat(this.rest.program("support").get(address("FB-20200101-000001")).statusCode()).isEqualTo(404);
	}

	private List<String> mentionable(String user, String number) throws Exception {
		return StreamSupport
			.stream(this.json
				.readTree(this.rest.program(user).with("Accept-Language", "zh").get(address(number)).body())
				.spliterator(), false)
			.map((one) -> one.get("name").asText() + ": " + one.get("about").asText())
			.toList();
	}

	private static String address(String number) {
		return "/api/cases/" + number + "/comments/mentionable";
	}

	private HttpResponse<String> writes(String userId, String number, String text) {
		return this.rest.program(userId)
			.postJson("/api/cases/" + number + "/comments", this.json.createObjectNode().put("text", text).toString());
	}

	private JsonNode list(String number) {
		return list(number, "");
	}

	private JsonNode list(String number, String query) {
		try {
			return this.json
				.readTree(this.rest.program("auditor").get("/api/cases/" + number + "/comments" + query).body());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> notices(String number) {
		return this.database.sql("select recipient from outbox where number = ? and event = 'mention'")
			.param(number)
			.query(String.class)
			.list();
	}

	private List<String> bodies(String number) {
		return this.database.sql("select body_masked from outbox where number = ? and event = 'mention'")
			.param(number)
			.query(String.class)
			.list();
	}

}
