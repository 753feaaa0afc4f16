package feedbackloop.insights;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.StatementCount;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriComponentsBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * The list of improvements, on the page and through the API: owner, dates, progress and
 * customers; what narrows it, and who does not see what.
 */
@CaseTest
class ImprovementListTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Test
	void aLineSaysWhoAnswersUntilWhenAndHowFarItIs() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		String improvement = this.work.improvementOf(number);
		this.work.completes("support",
				this.work.tasks(number, "fix")
					.stream()
					.filter((fix) -> this.work.fixDepartment(fix).equals("support"))
					.findFirst()
					.orElseThrow(),
				Answers.documentFix());
		String another = give("又打不开了");
		this.work.completes("support", another, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", improvement));

		JsonNode row = row(improvement, "support");

		assertThat(row.get("cause").asText()).isEqualTo("缓存没有失效");
		assertThat(row.get("causeFound").asBoolean()).isTrue();
		assertThat(row.get("owner").asText()).isEqualTo("product");
		assertThat(row.get("lead").asText()).isEqualTo("product");
		assertThat(row.get("grade").asText()).isEqualTo("medium");
		assertThat(row.get("planned").asText()).isEqualTo(Answers.inDays(10));
		assertThat(row.get("firstPlanned").asText()).isEqualTo(Answers.inDays(10));
		assertThat(row.get("measures").asInt()).isEqualTo(2);
		assertThat(row.get("measuresLanded").asInt()).isEqualTo(1);
		assertThat(row.get("cases").asInt()).isEqualTo(2);
		assertThat(row.get("customers").asInt()).isEqualTo(2);
		assertThat(row.get("overdue").asBoolean()).isFalse();
		assertThat(row.get("tasks").toString()).isEqualTo("[\"fix\"]");
		assertThat(row.get("working").toString()).isEqualTo("[\"engineering\"]");
		String page = this.work.page("support", "/improvements?text=" + improvement);
		assertThat(page).contains(improvement, "缓存没有失效", "1/2 落地", Answers.inDays(10)).doesNotContain("??");
	}

	@Test
	void beforeTheAnalysisTheFirstCaseSaysWhatItIsAbout() {
		String number = give("发票抬头丢了又丢");
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "restatement", "客户的发票抬头保存不住"));

		JsonNode row = row(this.work.improvementOf(number), "support");

		assertThat(row.get("cause").asText()).isEqualTo("客户的发票抬头保存不住");
		assertThat(row.get("causeFound").asBoolean()).isFalse();
		assertThat(row.get("planned").isNull()).isTrue();
	}

	@Test
	void itIsNarrowedByWhatPeopleKnow() {
		String improvement = opened("抬头簿离线同步", "product", "开票宝");

		assertThat(found("text", "离线 抬头簿")).contains(improvement);
		assertThat(found("text", "离线 名片夹")).doesNotContain(improvement);
		assertThat(found("text", "抬头簿", "product", "开票宝")).containsExactly(improvement);
		assertThat(found("text", "抬头簿", "product", "另一个")).isEmpty();
		assertThat(found("text", "抬头簿", "team", "product")).containsExactly(improvement);
		assertThat(found("text", "抬头簿", "team", "legal")).isEmpty();
		assertThat(found("text", "抬头簿", "feedbackType", "defect")).containsExactly(improvement);
		assertThat(found("text", "抬头簿", "feedbackType", "wording")).isEmpty();
		assertThat(found("text", "抬头簿", "state", "open", "grade", "medium")).containsExactly(improvement);
		assertThat(found("text", "抬头簿", "state", "landed")).isEmpty();
		assertThat(found("text", "抬头簿", "owner", "legal2")).isEmpty();
		assertThat(found("text", "抬头簿", "overdue", "true")).isEmpty();
	}

	@Test
	void aMeasurePastItsDayMakesItOverdue() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		String improvement = this.work.improvementOf(number);
		this.database.sql("""
				update measure set due = :due where number = 1
				and improvement_id = (select id from improvement where number = :number)""")
			.param("due", LocalDate.now().minusDays(3))
			.param("number", improvement)
			.update();

		assertThat(row(improvement, "support").get("overdue").asBoolean()).isTrue();
		assertThat(found("text", improvement, "overdue", "true")).containsExactly(improvement);
		assertThat(this.work.page("support", "/improvements?text=" + improvement)).contains("已超期");
	}

	@Test
	void itIsSortedAndPagedInFewStatements() throws Exception {
		String early = opened("翻页试验一号", "product", "翻页宝");
		String late = opened("翻页试验二号", "product", "翻页宝");

		assertThat(found("product", "翻页宝", "sort", "opened")).containsExactly(late, early);
		assertThat(found("product", "翻页宝", "sort", "grade")).containsExactly(early, late);
		JsonNode first = read("support", "product", "翻页宝", "sort", "opened", "size", "1");
		assertThat(first.get("more").asBoolean()).isTrue();
		assertThat(found("product", "翻页宝", "sort", "opened", "size", "1", "page", "1")).containsExactly(early);
		int statements = StatementCount.of(() -> read("support", "product", "翻页宝"));
		assertThat(statements).as("however many lines").isLessThanOrEqualTo(8);
	}

	@Test
	void aComplaintIsNotThereForWhomItIsAboutAndCountsForNothing() {
		String number = give("客服小冯态度恶劣");
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("service", 3, 3, 3), "aboutUser", "support2", "restatement", "客服小冯挂断电话"));
		String hidden = this.work.improvementOf(number);
		String open = opened("电话总是占线", "product", "热线");
		String other = give("客服小冯的电话也占线");
		this.work.completes("support", other, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", open, "aboutUser", "support2"));

		assertThat(numbers(read("support", "text", hidden))).containsExactly(hidden);
		assertThat(numbers(read("support2", "text", hidden))).isEmpty();
		assertThat(row(open, "support").get("cases").asInt()).isEqualTo(2);
		assertThat(row(open, "support2").get("cases").asInt()).isEqualTo(1);
		assertThat(row(open, "support2").get("customers").asInt()).isEqualTo(1);
	}

	@Test
	void whatIsWrongIsNamed() throws Exception {
		for (String query : List.of("state=lost", "grade=gold", "sort=size", "size=0", "team=nobody",
				"feedbackType=nothing")) {
			MockHttpServletResponse answer = answer("support", "/api/improvements?" + query);
			assertThat(answer.getStatus()).as(query).isEqualTo(400);
			assertThat(this.json.readTree(answer.getContentAsString()).at("/errors/0/field").asText())
				.isEqualTo(query.split("=")[0]);
			assertThat(answer("support", "/improvements?" + query).getStatus()).as(query).isEqualTo(400);
		}
	}

	private String opened(String restatement, String... fields) {
		String number = give(restatement, fields);
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "restatement", restatement));
		return this.work.improvementOf(number);
	}

	private String give(String description, String... fields) {
		return this.work.submit(Answers.with(Answers.of("description", description), (Object[]) fields));
	}

	private JsonNode row(String improvement, String reader) {
		return read(reader, "text", improvement).at("/items/0");
	}

	private List<String> found(String... query) {
		return numbers(read("support", query));
	}

	private static List<String> numbers(JsonNode found) {
		return StreamSupport.stream(found.get("items").spliterator(), false)
			.map((row) -> row.get("number").asText())
			.toList();
	}

	private JsonNode read(String reader, String... query) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/api/improvements");
		for (int i = 0; i < query.length; i += 2) {
			address.queryParam(query[i], query[i + 1]);
		}
		try {
			MockHttpServletResponse answer = answer(reader, address.encode().build().toUriString());
			assertThat(answer.getStatus()).isEqualTo(200);
			return this.json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MockHttpServletResponse answer(String reader, String address) throws Exception {
		return this.http.perform(get(URI.create(address)).with(member(reader))).andReturn().getResponse();
	}

}
