package feedbackloop.bulk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import feedbackloop.Shutdown;
import feedbackloop.longwork.LongWorks;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What is done with several cases at once: by the rights and checks of one, and undone.
 */
@CaseTest
class BulkTest {

	private static final String SELECTION = "/cases/selection";

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private LongWorks works;

	@Autowired
	private BulkJob job;

	@Autowired
	private BulkStore store;

	@Autowired
	private JdbcClient database;

	@Test
	void thePreviewSaysWhatIsDoneWithWhichAndWhyNotAndDoesNothing() throws Exception {
		String free = this.work.submit();
		String claimed = this.work.submit();
		this.work.claims("support2", claimed, "triage");
		String withdrawn = this.work.submit();
		this.work.withdraws(withdrawn);
		MockHttpSession session = ticks("support", List.of(free, claimed, withdrawn));
		assertThat(page("support", session)).contains(free, claimed, withdrawn, "转交给同事", "判为垃圾", "自己（support）")
			.doesNotContain("id=\"ready\"");
		says("support", session, "assign", Map.of("colleague", "support"));
		String preview = page("support", session);
		assertThat(part(preview, "ready")).contains(free, claimed, "初筛", "原由 support2 办理", "2 件将转交", "转交给：自己（support）");
		assertThat(part(preview, "left")).contains(withdrawn, "没有未完成的任务");
		assertThat(this.work.task(free, "triage").getAssignee()).isNull();
		assertThat(entries(free, "passed")).isZero();
		says("support", session, "assign", Map.of("colleague", ""));
		assertThat(page("support", session)).doesNotContain("id=\"ready\"");
	}

	@Test
	void casesAreAssignedOneByOneAndTakenBack() throws Exception {
		List<String> numbers = Stream.generate(this.work::submit).limit(2).toList();
		this.work.claims("support2", numbers.get(1), "triage");
		String result = starts("support", "assign", numbers, Map.of("colleague", "support"));
		assertThat(read("support", result)).contains("已转交 2 件");
		assertThat(numbers).allSatisfy((number) -> {
			assertThat(this.work.task(number, "triage").getAssignee()).isEqualTo("support");
			assertThat(entries(number, "passed")).isEqualTo(1);
		});
		assertThat(status("support2", get(result))).isEqualTo(404);
		String undone = sent("support", post(result + "/undo"));
		assertThat(read("support", undone)).contains("已撤销 2 件");
		assertThat(this.work.task(numbers.get(0), "triage").getAssignee()).isNull();
		assertThat(this.work.task(numbers.get(1), "triage").getAssignee()).isEqualTo("support2");
		assertThat(sent("support", post(result + "/undo"))).isEqualTo(result);
	}

	@Test
	void casesAreHandedOverToATeamThatWorksCases() throws Exception {
		String number = this.work.submit();
		Map<String, String> said = Map.of("team", "product", "reason", "请产品判断，电话 13812345678");
		String result = starts("support", "handOver", List.of(number), said);
		assertThat(read("support", result)).contains("已移交 1 件", "移交给：产品");
		assertThat(this.work.page("support", "/cases/" + number)).contains("请产品判断").doesNotContain("13812345678");
		assertThat(this.database.sql("select said::text from bulk_work where work_id = :id")
			.param("id", Long.valueOf(result.replaceAll(".*/", "")))
			.query(String.class)
			.single()).doesNotContain("13812345678");
		assertThat(read("support", sent("support", post(result + "/undo")))).contains("已撤销 1 件");
		assertThat(entries(number, "recalled")).isEqualTo(1);
	}

	@Test
	void casesAreMergedIntoOneAndTakenOutAgain() throws Exception {
		String original = this.work.submit();
		List<String> others = Stream.generate(this.work::submit).limit(2).toList();
		this.work.claims("support2", others.get(1), "triage");
		List<String> all = Stream.concat(Stream.of(original), others.stream()).toList();
		MockHttpSession session = ticks("support", all);
		says("support", session, "merge", Map.of("originalNumber", original));
		String preview = page("support", session);
		assertThat(part(preview, "left")).contains(original, "它是原案件", others.get(1), "support2");
		assertThat(part(preview, "ready")).contains(row(others.get(0))).doesNotContain(row(original));
		String result = starts("support", "merge", all, Map.of("originalNumber", original));
		assertThat(read("support", result)).contains("已合并 1 件", "2 件保持原样");
		assertThat(this.work.status(others.get(0))).isEqualTo("merged");
		assertThat(this.work.status(others.get(1))).isEqualTo("received");
		assertThat(read("support", sent("support", post(result + "/undo")))).contains("已撤销 1 件");
		assertThat(this.work.openTasks(others.get(0))).containsExactly("triage");
	}

	@Test
	void casesAreDeclinedAsSpamAndComeBack() throws Exception {
		String spam = this.work.submit();
		String answered = this.work.submit();
		this.work.completes("support", answered, "triage", Answers.mediumDefect());
		String result = starts("lead", "spam", List.of(spam, answered), Map.of("reason", "广告推广"));
		assertThat(read("lead", result)).contains("已判为垃圾 1 件", "1 件保持原样");
		assertThat(this.work.status(spam)).isEqualTo("declined");
		assertThat(this.work.status(answered)).isNotEqualTo("declined");
		assertThat(read("lead", sent("lead", post(result + "/undo")))).contains("已撤销 1 件");
		assertThat(this.work.openTasks(spam)).containsExactly("triage");
	}

	@Test
	void nobodyDoesMoreAtOnceThanOneByOne() throws Exception {
		String number = this.work.submit();
		MockHttpSession session = ticks("engineering", List.of(number));
		assertThat(page("engineering", session)).contains("转交给同事").doesNotContain("合并到一个案件", "判为垃圾");
		String result = starts("engineering", "assign", List.of(number), Map.of("colleague", "engineering"));
		assertThat(read("engineering", result)).contains("1 件保持原样", "可以转");
		assertThat(this.work.task(number, "triage").getAssignee()).isNull();
		assertThat(sent("engineering", form(post(SELECTION + "/start"), "spam", List.of(number), Map.of())))
			.isEqualTo(SELECTION);
		assertThat(this.work.status(number)).isEqualTo("received");
		assertThat(status("auditor", post(SELECTION).param("number", number))).isEqualTo(403);
		assertThat(read("auditor", "/cases")).doesNotContain("id=\"selection\"");
		String about = this.work.submit();
		this.work.completes("support", about, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "support2"));
		MockHttpSession hidden = ticks("support2", List.of(about, number));
		assertThat(page("support2", hidden)).contains(number).doesNotContain(about);
		String left = starts("support2", "assign", List.of(about, number), Map.of("colleague", "support2"));
		assertThat(read("support2", left)).contains("已转交 1 件").doesNotContain(about);
		assertThat(entries(about, "passed")).isZero();
	}

	@Test
	void manyAreLeftToANodeThatHasTimeAndThePageShowsHowFarItIs() throws Exception {
		List<String> numbers = IntStream.range(0, 21).mapToObj((i) -> this.work.submit()).toList();
		String result = starts("support", "assign", numbers, Map.of("colleague", "support"));
		MockHttpServletResponse before = answer("support", get(result), null);
		assertThat(before.getHeader("Refresh")).isNotNull();
		assertThat(before.getContentAsString(StandardCharsets.UTF_8)).contains("已处理 0 件，共 21 件");
		this.works.work(this.job);
		MockHttpServletResponse after = answer("support", get(result), null);
		assertThat(after.getHeader("Refresh")).isNull();
		assertThat(after.getContentAsString(StandardCharsets.UTF_8)).contains("已转交 21 件");
	}

	@Test
	void nothingTickedOrTooMuchIsSaidOnTheList() throws Exception {
		assertThat(sent("support", post(SELECTION).param("from", "status=open&text=%E5%AE%A2")))
			.isEqualTo("/cases?status=open&text=%E5%AE%A2");
		assertThat(sent("support", post(SELECTION).param("from", "//evil.example"))).isEqualTo("/cases");
		String[] many = IntStream.range(0, 101).mapToObj((i) -> "FB-20260101-%06d".formatted(i)).toArray(String[]::new);
		assertThat(sent("support", post(SELECTION).param("number", many))).isEqualTo("/cases");
		assertThat(sent("support", get(SELECTION))).isEqualTo("/cases");
		MockHttpSession session = ticks("support", List.of("FB-20260101-000001"));
		says("support", session, "assign", Map.of("colleague", "support"));
		assertThat(page("support", session)).contains("0 件将转交").doesNotContain("id=\"confirm\"");
		assertThat(sent("support", form(post(SELECTION + "/start"), "assign", List.of("FB-20260101-000001"),
				Map.of("colleague", "support"))))
			.isEqualTo(SELECTION);
	}

	private MockHttpSession ticks(String user, List<String> numbers) throws Exception {
		MockHttpSession session = new MockHttpSession();
		answer(user, post(SELECTION).param("number", numbers.toArray(String[]::new)), session);
		return session;
	}

	private void says(String user, MockHttpSession session, String action, Map<String, String> said) throws Exception {
		answer(user, form(post(SELECTION + "/preview"), action, List.of(), said), session);
	}

	private String page(String user, MockHttpSession session) throws Exception {
		return answer(user, get(SELECTION), session).getContentAsString(StandardCharsets.UTF_8);
	}

	@Test
	void afterItsTimeItIsForgottenAndTheRecordOfTheCaseIsNot() throws Exception {
		String number = this.work.submit();
		String result = starts("support", "assign", List.of(number), Map.of("colleague", "support"));
		String undone = sent("support", post(result + "/undo"));
		long id = Long.parseLong(result.replaceAll(".*/", ""));
		this.database.sql("update long_work set asked_at = now() - interval '100 days' where id = :id")
			.param("id", id)
			.update();
		OldBulkWork old = new OldBulkWork(this.store, Clock.systemUTC(), Duration.ofDays(90), new Shutdown());
		old.forget();
		assertThat(status("support", get(result))).as("while its undoing is known").isEqualTo(200);
		this.database.sql("update long_work set asked_at = now() - interval '100 days' where id > :id")
			.param("id", id)
			.update();
		old.forget();
		assertThat(status("support", get(result))).isEqualTo(404);
		assertThat(status("support", get(undone))).isEqualTo(404);
		assertThat(status("support", post(result + "/undo"))).isEqualTo(404);
		assertThat(this.database.sql("select count(*) from bulk_case where work_id = :id")
			.param("id", id)
			.query(Long.class)
			.single()).isZero();
		assertThat(entries(number, "passed")).isEqualTo(1);
	}

	/**
	 * @return the address of the result
	 */
	private String starts(String user, String action, List<String> numbers, Map<String, String> said) throws Exception {
		return sent(user, form(post(SELECTION + "/start"), action, numbers, said));
	}

	private static MockHttpServletRequestBuilder form(MockHttpServletRequestBuilder form, String action,
			List<String> numbers, Map<String, String> said) {
		form.param("action", action);
		numbers.forEach((number) -> form.param("number", number));
		said.forEach((field, value) -> form.param(action + "." + field, value));
		return form;
	}

	private String read(String user, String address) throws Exception {
		return answer(user, get(address), null).getContentAsString(StandardCharsets.UTF_8);
	}

	private String sent(String user, MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse answer = answer(user, request, null);
		assertThat(answer.getStatus()).isEqualTo(302);
		return answer.getRedirectedUrl();
	}

	private int status(String user, MockHttpServletRequestBuilder request) throws Exception {
		return answer(user, request, null).getStatus();
	}

	private MockHttpServletResponse answer(String user, MockHttpServletRequestBuilder request, MockHttpSession session)
			throws Exception {
		request.with(csrf()).with(member(user, user.replaceAll("\\d", ""))).locale(Locale.SIMPLIFIED_CHINESE);
		return this.http.perform((session != null) ? request.session(session) : request).andReturn().getResponse();
	}

	private long entries(String number, String kind) {
		return this.database.sql("select count(*) from timeline where number = :number and kind = :kind")
			.param("number", number)
			.param("kind", kind)
			.query(Long.class)
			.single();
	}

	private static String row(String number) {
		return "data-number=\"" + number + "\"";
	}

	/** From that part to the next one. */
	private static String part(String page, String id) {
		return page.replaceFirst("(?s).*id=\"" + id + "\"", "").replaceFirst("(?s)</table>.*", "");
	}

}
