package feedbackloop.insights;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
 * Staff find cases by what they know of them, on the page and through the API; the
 * address is the question.
 */
@CaseTest
class CaseSearchTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Test
	void wordsOfTheCustomerFindTheCaseWhereverTheyStandInTheText() {
		String known = give("电子发票的抬头一直改不了", "summary", "开票页面");
		String other = give("电子发票的金额不对");

		assertThat(found("text", "发票")).contains(known, other);
		assertThat(found("text", "抬头")).contains(known).doesNotContain(other);
		assertThat(found("text", "抬头 发票")).contains(known).doesNotContain(other);
		assertThat(found("text", "抬头 金额")).doesNotContain(known, other);
		assertThat(found("text", "开票")).contains(known);
	}

	@Test
	void caseAndWidthOfLettersDoNotMatter() {
		String known = give("ＡＰＰ打开就闪退，Android 手机");

		assertThat(found("text", "app")).contains(known);
		assertThat(found("text", "ANDROID")).contains(known);
	}

	@Test
	void whatWasMaskedFindsNothing() {
		String known = give("退款一直没有到，我的电话是 13812345678");

		assertThat(found("text", "退款一直没有到")).contains(known);
		assertThat(found("text", "13812345678")).doesNotContain(known);
		assertThat(found("text", "***")).isEmpty();
	}

	@Test
	void aNumberFindsItsCaseWhateverElseIsAsked() {
		String known = give("优惠券领不到");
		this.work.withdraws(known);

		assertThat(found("number", known)).containsExactly(known);
		assertThat(found("number", known.toLowerCase(), "status", "open", "grade", "urgent")).containsExactly(known);
	}

	@Test
	void theNumberOfAnImprovementFindsItsCases() {
		String known = give("购物车数量改不了");
		this.work.completes("support", known, "triage", Answers.mediumDefect());

		assertThat(found("number", this.work.improvementOf(known))).containsExactly(known);
	}

	@Test
	void productChannelTypeGradeTeamAndStatusNarrow() {
		String product = unique("搜索");
		String graded = give("搜索结果排序很乱", "product", product);
		this.work.completes("support", graded, "triage", Answers.mediumDefect());
		String received = give("搜索不到商品", "product", product, "channel", "inApp");
		String withdrawn = give("搜索太慢", "product", product);
		this.work.withdraws(withdrawn);

		assertThat(found("product", product)).containsExactlyInAnyOrder(graded, received, withdrawn);
		assertThat(found("product", product, "channel", "inApp")).containsExactly(received);
		assertThat(found("product", product, "grade", "medium")).containsExactly(graded);
		assertThat(found("product", product, "feedbackType", "defect")).containsExactly(graded);
		assertThat(found("product", product, "team", "support")).containsExactly(graded);
		assertThat(found("product", product, "status", "open")).containsExactlyInAnyOrder(graded, received);
		assertThat(found("product", product, "status", "withdrawn")).containsExactly(withdrawn);
	}

	@Test
	void whoLooksAfterTheCaseNarrows() {
		String product = unique("课程");
		String owned = give("课程打不开", "product", product);
		this.work.completes("support", owned, "triage", Answers.mediumDefect());
		give("课程太贵", "product", product);

		assertThat(found("product", product, "owner", "support")).containsExactly(owned);
		assertThat(found("product", product, "owner", "support2")).isEmpty();
	}

	@Test
	void theListIsGroupedAndSummedUpByTypeAndGrade() throws Exception {
		String product = unique("地图");
		String defect = graded(product, 1, 1, 1);
		String urgent = graded(product, 5, 5, 5);
		String wording = give("地图上的字错了", "product", product);
		this.work.completes("support", wording, "triage", Answers.valid("wording", 3, 3, 3));
		String without = give("地图", "product", product);

		assertThat(found("product", product, "sort", "type")).containsExactly(urgent, defect, wording, without);
		Document page = Jsoup.parse(page("/cases", "product", product, "sort", "type", "summed", "true"));
		assertThat(page.select("#found .type").eachText()).containsExactly("功能缺陷", "文案表达", "尚未归类");
		assertThat(page.select("#by-type tbody tr").eachText()).containsExactly("功能缺陷 1 – – 1 2", "文案表达 – – 1 – 1",
				"尚未归类 – – – – 1");
		String address = page.select("#by-type tbody a").first().attr("href");
		MockHttpServletResponse cases = this.http.perform(get(URI.create("/api" + address)).with(member("support")))
			.andReturn()
			.getResponse();
		assertThat(numbers(this.json.readTree(cases.getContentAsString()))).containsExactly(urgent);
		assertThat(page("/cases", "product", product)).doesNotContain("by-type");
	}

	@Test
	void thePeriodIncludesItsFirstAndLastDay() {
		String known = give("客服电话打不通");
		String today = LocalDate.now().toString();
		String yesterday = LocalDate.now().minusDays(1).toString();

		assertThat(found("text", "客服电话打不通", "receivedFrom", today, "receivedTo", today)).contains(known);
		assertThat(found("text", "客服电话打不通", "receivedTo", yesterday)).isEmpty();
	}

	@Test
	void overdueFindsCasesWithALateTaskOfTheCaseOrItsImprovement() {
		String product = unique("物流");
		String late = give("物流信息不更新", "product", product);
		String cause = give("物流信息错误", "product", product);
		this.work.completes("support", cause, "triage", Answers.mediumDefect());
		String inTime = give("物流很慢", "product", product);
		makeLate(this.work.task(late, "triage").getId());
		makeLate(this.work.task(cause, "contribute").getId());

		assertThat(found("product", product, "overdue", "true")).containsExactlyInAnyOrder(late, cause)
			.doesNotContain(inTime);
	}

	@Test
	void theUrgentComeFirstUnlessTheNewestAreAskedFor() {
		String product = unique("会员");
		String low = graded(product, 1, 1, 1);
		String high = graded(product, 5, 5, 3);
		String medium = graded(product, 3, 3, 3);

		assertThat(found("product", product)).containsExactly(high, medium, low);
		assertThat(found("product", product, "sort", "received")).containsExactly(medium, high, low);
	}

	@Test
	void whatNobodyHasGradedComesAfterTheUrgentByItsMark() {
		String product = unique("票券");
		String high = graded(product, 5, 5, 3);
		String wish = give("想要新的票券", "product", product, "mark", "longTerm");
		String general = give("票券过期了", "product", product);
		String hurry = give("票券用不了", "product", product, "coreBlocked", "yes");
		String urgent = graded(product, 5, 5, 5);

		assertThat(found("product", product)).containsExactly(urgent, hurry, general, wish, high);
	}

	@Test
	void theListSaysWhenTheNextTaskIsDueAndWhichTeamsAreAtWork() throws Exception {
		String product = unique("看板");
		String number = give("看板打不开", "product", product);
		JsonNode row = read("/api/cases", "product", product).at("/items/0");
		assertThat(OffsetDateTime.parse(row.get("due").asText()).toInstant())
			.isEqualTo(this.work.task(number, "triage").getDueDate().toInstant());
		assertThat(row.get("working").toString()).isEqualTo("[\"support\"]");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(read("/api/cases", "product", product).at("/items/0/working").toString())
			.isEqualTo("[\"engineering\",\"quality\",\"support\"]");
		assertThat(page("/cases", "product", product)).contains("<th scope=\"col\">期限</th>", "<div>研发</div>");
	}

	@Test
	void onlyTeamsThatWorkCasesAreOffered() throws Exception {
		assertThat(page("/cases")).contains("<option value=\"engineering\">")
			.doesNotContain("<option value=\"auditor\">", "<option value=\"owner\">", "<option value=\"admin\">",
					"<option value=\"camunda-admin\">");
	}

	@Test
	void furtherConditionsAreFoldedUnlessTheyAreUsed() throws Exception {
		assertThat(page("/cases")).containsPattern("<details[^>]*>").doesNotContain("open=\"open\"");
		assertThat(page("/cases", "text", "票券", "sort", "received", "grade", "")).doesNotContain("open=\"open\"");
		assertThat(page("/cases", "grade", "high")).contains("open=\"open\"");
	}

	@Test
	void pagesFollowEachOtherWithoutCounting() throws Exception {
		String product = unique("钱包");
		List<String> numbers = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			numbers.add(give("余额显示不对", "product", product));
		}

		JsonNode first = read("/api/cases", "product", product, "size", "2");
		assertThat(numbers(first)).isEqualTo(numbers.subList(0, 2));
		assertThat(first.get("more").asBoolean()).isTrue();
		JsonNode second = read("/api/cases", "product", product, "size", "2", "page", "1");
		assertThat(numbers(second)).isEqualTo(numbers.subList(2, 3));
		assertThat(second.get("more").asBoolean()).isFalse();
	}

	@Test
	void whatIsWrongInTheAddressIsNamedWithItsRemedy() throws Exception {
		for (String wrong : List.of("number=123", "text=" + "长".repeat(101), "grade=gold", "status=lost", "team=nobody",
				"feedbackType=noise", "channel=pigeon", "receivedFrom=yesterday", "receivedTo=2026-02-30",
				"overdue=maybe", "stuck=maybe", "incomplete=maybe", "sort=luck", "page=-1", "page=9999", "size=0",
				"size=201")) {
			String[] parts = wrong.split("=");
			MockHttpServletResponse answer = answer("/api/cases", parts);
			assertThat(answer.getStatus()).as(wrong).isEqualTo(400);
			assertThat(this.json.readTree(answer.getContentAsString()).at("/errors/0/field").asText()).as(wrong)
				.isEqualTo(parts[0]);
			MockHttpServletResponse page = answer("/cases", parts);
			assertThat(page.getStatus()).as(wrong).isEqualTo(400);
			assertThat(page.getContentAsString(StandardCharsets.UTF_8)).contains("class=\"problem\"")
				.doesNotContain("??");
		}
		assertThat(answer("/api/cases", "receivedFrom", "2026-02-02", "receivedTo", "2026-02-01").getContentAsString())
			.contains("receivedTo");
	}

	@Test
	void thePageShowsWhatWasFoundAndKeepsTheQuestion() throws Exception {
		String product = unique("地图");
		String known = give("地图定位偏了五百米", "product", product);
		give("地图定位很慢", "product", product);

		String page = page("/cases", "product", product, "text", "五百米", "status", "open");

		assertThat(page).contains(known, "地图定位偏了五百米", "尚未定级", "value=\"五百米\"",
				"<option value=\"open\" selected=\"selected\">");
		assertThat(page).doesNotContain("地图定位很慢", "??");
		assertThat(page("/cases", "product", product, "size", "1", "lang", "en"))
			.contains("Find cases", "Next page", "size=1&amp;page=1")
			.doesNotContain("lang=en&amp;page", "??");
	}

	@Test
	void withoutAQuestionThePageShowsWhatIsOpen() throws Exception {
		assertThat(page("/cases")).contains("<option value=\"open\" selected=\"selected\">");
	}

	private String graded(String product, int affected, int severity, int urgency) {
		String number = give("会员权益没有生效", "product", product);
		this.work.completes("support", number, "triage", Answers.valid("defect", affected, severity, urgency));
		return number;
	}

	private void makeLate(String taskId) {
		this.database.sql("update act_ru_task set due_date_ = now() - interval '1 day' where id_ = :id")
			.param("id", taskId)
			.update();
	}

	private String give(String text, Object... fields) {
		return this.work.submit(Answers.with(Answers.of(fields), "description", text));
	}

	private List<String> found(String... parameters) {
		try {
			return numbers(read("/api/cases", parameters));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> numbers(JsonNode page) {
		return StreamSupport.stream(page.get("items").spliterator(), false)
			.map((row) -> row.get("number").asText())
			.toList();
	}

	private JsonNode read(String path, String... parameters) throws Exception {
		MockHttpServletResponse answer = answer(path, parameters);
		assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
		return this.json.readTree(answer.getContentAsString());
	}

	private String page(String path, String... parameters) throws Exception {
		MockHttpServletResponse answer = answer(path, parameters);
		assertThat(answer.getStatus()).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse answer(String path, String... parameters) throws Exception {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		for (int i = 0; i < parameters.length; i += 2) {
			address.queryParam(parameters[i], parameters[i + 1]);
		}
		return this.http.perform(get(address.encode().build().toUri()).with(member("support")))
			.andReturn()
			.getResponse();
	}

	/**
	 * A name of no other test, without digits, which might be masked as a card number.
	 */
	private static String unique(String name) {
		return name + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
	}

}
