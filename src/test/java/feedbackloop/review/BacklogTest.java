package feedbackloop.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import feedbackloop.feedback.Customers;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.RecordCopies;
import feedbackloop.testing.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What waits in the backlog is listed with what the table proposes, and decided at any
 * time.
 */
@CaseTest
class BacklogTest {

	private static final String OURS = "/backlog?product=竹简书";

	private static final String COPIES = "FB-19970101-";

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private JdbcClient database;

	@Autowired
	private BacklogList list;

	@Autowired
	private Customers customers;

	/** Each test has the product for itself. */
	@AfterEach
	void nothingIsLeft() {
		new RecordCopies(this.database, COPIES).remove();
		this.database.sql("update feedback set product = '别的' where product = '竹简书'").update();
	}

	@Test
	void itIsListedWithWhatTheTableProposesAndLittleWorkFirst() throws Exception {
		String idea = waiting();
		String old = waiting();
		since(old, 91);
		String small = waiting();
		acts("engineering", "estimate", List.of(small), Map.of("effort", "S"));
		assertThat(items()).extracting(BacklogItem::number).containsExactly(small, old, idea);
		assertThat(items()).extracting(BacklogItem::proposal).containsExactly("take", "decline", "keep");
		assertThat(items()).extracting(BacklogItem::cyclesWaiting).containsExactly(0, 3, 0);
		String page = this.work.page("product", OURS);
		assertThat(page.substring(page.indexOf("data-number=\"" + small))).containsSubsequence(small, "小", "纳入", "规则 2",
				old, "未估计", "3 个周期", "不做", "规则 3", idea, "保留", "规则 4");
		assertThat(this.work.page("product", OURS + "&proposal=decline")).contains(old).doesNotContain(small, idea);
		assertThat(this.work.page("product", OURS + "&effort=S")).contains(small).doesNotContain(old, idea);
		assertThat(this.work.page("product", OURS + "&feedbackType=defect")).contains("没有符合条件")
			.doesNotContain(small, old, idea);
		assertThat(answer("manager", get("/backlog?proposal=perhaps")).getStatus()).isEqualTo(400);
	}

	@Test
	void aQuestionToTheCustomerOnlyInterruptsTheWaiting() {
		String number = waiting();
		since(number, 40);
		this.database.sql("update feedback set status = 'waitingForYou' where number = :number")
			.param("number", number)
			.update();
		assertThat(items()).isEmpty();
		this.database.sql("update feedback set status = 'planned' where number = :number")
			.param("number", number)
			.update();
		assertThat(items().get(0).cyclesWaiting()).isEqualTo(1);
	}

	@Test
	void duplicatesCountAsCustomers() {
		String number = waiting();
		for (int i = 0; i < 9; i++) {
			this.work.completes("support", this.work.submit(), "triage",
					Answers.of("verdict", "duplicate", "originalNumber", number));
		}
		assertThat(items()).extracting(BacklogItem::customers).containsExactly(10);
		assertThat(items()).extracting(BacklogItem::proposal).containsExactly("take");
	}

	@Test
	void severalAreDeclinedAtOnceAndTheirCustomersReadWhy() throws Exception {
		List<String> numbers = List.of(waiting(), waiting());
		String result = acts("manager", "decline", numbers, Map.of("answer", "今年的计划里没有这一项，谢谢您的建议"));
		assertThat(read("manager", result)).contains("已决定不做 2 件").doesNotContain("id=\"undo\"");
		assertThat(numbers).allSatisfy((number) -> {
			assertThat(this.work.status(number)).isEqualTo("declined");
			assertThat(letters(number, "declined")).isEqualTo(1);
		});
		assertThat(items()).isEmpty();
	}

	@Test
	void severalAreTakenUpAtOnceAndNobodyElseMay() throws Exception {
		String number = waiting();
		acts("product", "takeUp", List.of(number), Map.of("reason", "值得做"));
		assertThat(this.work.status(number)).as("product reads, managers decide").isEqualTo("planned");
		acts("manager", "takeUp", List.of(number), Map.of("reason", "值得做"));
		assertThat(this.work.status(number)).isEqualTo("inProgress");
		assertThat(this.work.improvementOf(number)).isNotNull();
		String again = acts("manager", "decline", List.of(number), Map.of("answer", "不做了"));
		assertThat(read("manager", again)).contains("不在改进待办中");
	}

	@Test
	void aComplaintAboutTheReaderIsNotOnTheirList() {
		String number = waiting();
		this.database.sql("update feedback set about_user = 'product' where number = :number")
			.param("number", number)
			.update();
		assertThat(this.list.find(new BacklogQuery("竹简书", null, null, null, 0), "product")).isEmpty();
		assertThat(items()).hasSize(1);
	}

	@Test
	void aLongBacklogPagesAndAsksAFewStatementsOnly() throws Exception {
		String number = waiting();
		new RecordCopies(this.database, COPIES).of(number, 2_000);
		String first = this.work.page("manager", OURS);
		assertThat(first).contains("2,001 件", "page=1").doesNotContain("page=2");
		assertThat(this.work.page("manager", OURS + "&page=40")).contains("page=39").doesNotContain("page=41");
		this.list.all("manager");
		assertThat(StatementCount.of(() -> this.list.all("manager"))).isLessThanOrEqualTo(3);
	}

	/** A statement has 65,535 parameters at most. */
	@Test
	void customersOfAnyNumberOfCasesAreCounted() {
		String number = waiting();
		List<String> numbers = Stream
			.concat(Stream.of(number), IntStream.range(0, 70_000).mapToObj((place) -> COPIES + place))
			.toList();
		assertThat(this.customers.behindEach(numbers)).isEqualTo(Map.of(number, 1));
	}

	private String waiting() {
		String number = this.work.submit(Answers.of("product", "竹简书", "description", "希望能按书架排序"));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("suggestion", 1, 1, 1), "responseText", "谢谢建议，已列入待办。"));
		assertThat(this.work.status(number)).isEqualTo("planned");
		return number;
	}

	private List<BacklogItem> items() {
		return this.list.find(new BacklogQuery("竹简书", null, null, null, 0), "manager");
	}

	private void since(String number, int days) {
		assertThat(this.database.sql("""
				update backlog_item set since = now() - make_interval(days => :days) where number = :number""")
			.param("days", days)
			.param("number", number)
			.update()).isEqualTo(1);
	}

	private long letters(String number, String event) {
		return this.database.sql("select count(*) from outbox where number = :number and event = :event")
			.param("number", number)
			.param("event", event)
			.query(Long.class)
			.single();
	}

	private String acts(String user, String action, List<String> numbers, Map<String, String> said) throws Exception {
		MockHttpServletRequestBuilder form = post("/cases/selection/start").param("action", action)
			.param("number", numbers.toArray(String[]::new));
		said.forEach((field, value) -> form.param(action + "." + field, value));
		return answer(user, form).getRedirectedUrl();
	}

	private String read(String user, String address) throws Exception {
		return answer(user, get(address)).getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse answer(String user, MockHttpServletRequestBuilder request) throws Exception {
		request.with(csrf()).with(member(user, user)).locale(Locale.SIMPLIFIED_CHINESE);
		return this.http.perform(request).andReturn().getResponse();
	}

}
