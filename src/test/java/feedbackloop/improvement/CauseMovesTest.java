package feedbackloop.improvement;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Cases go to another cause: each hears of the one that it has in the end, once; what
 * runs for either goes on as its cases say.
 */
@CaseTest
class CauseMovesTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@Test
	void aMovedCaseHearsOfItsNewCauseAndNotOfTheOldOne() {
		String staying = this.work.atVerification();
		String left = improvementOf(staying);
		String moved = joins(left);
		String duplicate = duplicateOf(moved);
		String target = improvementOf(this.work.atVerification());

		assertThat(move("lead", left, "move", target, "是另一个原因", moved).getStatus()).isEqualTo(200);
		assertThat(improvementOf(moved)).isEqualTo(target);
		assertThat(this.work.fact(moved, "improvementNumber")).isEqualTo(target);
		lands(staying);
		assertThat(this.work.status(staying)).isEqualTo("resolved");
		assertThat(this.work.status(moved)).isEqualTo("inProgress");

		lands(foundingOf(target));
		assertThat(this.work.status(moved)).isEqualTo("resolved");
		assertThat(this.work.status(duplicate)).isEqualTo("resolved");
		assertThat(letters(moved, "resolved")).isEqualTo(1);
		assertThat(letters(duplicate, "resolved")).isEqualTo(1);
	}

	@Test
	void splitOffCasesGetAnAnalysisOfTheirOwn() {
		String staying = this.work.atPlan();
		String left = improvementOf(staying);
		String first = joins(left);
		String second = joins(left);

		assertThat(move("product", left, "split", null, "这两个是支付渠道的问题", first, second).getStatus()).isEqualTo(200);
		String begun = improvementOf(first);
		assertThat(begun).isNotEqualTo(left);
		assertThat(improvementOf(second)).isEqualTo(begun);
		assertThat(improvementOf(staying)).isEqualTo(left);
		assertThat(this.work.openTasks(first)).contains("contribute");
		assertThat(this.work.openTasks(staying)).containsExactly("plan");
		assertThat(notes(begun, "caseAttached")).last().asString().contains("\"cases\": \"2\"");
		assertThat(notes(left, "caseAttached")).last().asString().contains("\"cases\": \"1\"");
	}

	@Test
	void theImprovementGoesOnInTheNameOfTheFirstThatStays() {
		String founding = this.work.atPlan();
		String left = improvementOf(founding);
		String staying = joins(left);

		move("manager", left, "split", null, "不是同一件事", founding);

		assertThat(foundingOf(left)).isEqualTo(staying);
		assertThat(this.work.openTasks(staying)).contains("plan");
		assertThat(this.work.openTasks(founding)).doesNotContain("plan").contains("contribute");
	}

	@Test
	void aMergedImprovementEndsAndAllItsCasesGoOnWithTheOther() throws Exception {
		String one = this.work.atPlan();
		String left = improvementOf(one);
		String other = joins(left);
		String target = improvementOf(this.work.atVerification());

		assertThat(preview("lead", left, "merge", target)).contains("2 个案件", "2 位客户", "制定措施");
		assertThat(move("lead", left, "merge", target, "同一个原因").getStatus()).isEqualTo(200);

		assertThat(this.work.hasEnded(left)).isTrue();
		assertThat(this.work.openTasks(one)).isEmpty();
		assertThat(stateOf(left)).isEqualTo("merged");
		assertThat(page("support", left).text()).contains("已合并", target, "同一个原因");
		lands(foundingOf(target));
		assertThat(List.of(one, other)).allMatch((number) -> this.work.status(number).equals("resolved"));
		assertThat(List.of(one, other)).allMatch((number) -> letters(number, "resolved") == 1);
	}

	@Test
	void aWatchedImprovementThatIsMergedIsNotLookedAtAgain() {
		String one = this.work.submit();
		this.work.completes("support", one, "triage", Answers.mediumDefect());
		this.work.completes("support", one, "firstResponse", Answers.answer());
		this.work.contributes(one);
		this.work.completes("product", one, "analysis", Answers.of("conclusion", "watch", "notFoundReason", "日志里没有线索",
				"watchUntil", LocalDate.now().plusDays(20).toString()));
		this.work.runsJobs();
		String left = improvementOf(one);
		String target = improvementOf(this.work.atPlan());

		assertThat(move("lead", left, "merge", target, "同一个原因").getStatus()).isEqualTo(200);

		assertThat(this.work.hasEnded(left)).isTrue();
		assertThat(notes(left, "causeLookedAtAgain")).isEmpty();
	}

	@Test
	void whoDisputesAfterAMergeGoesOnWithTheOther() {
		String number = this.work.atVerification();
		String left = improvementOf(number);
		String waiting = joins(left);
		lands(number);
		String again = improvementOf(this.work.atPlan());
		this.database.sql("update improvement set state = 'merged', merged_into = ? where number = ?")
			.params(again, left)
			.update();

		this.work.disputes(waiting);
		this.work.completes("lead2", waiting, "dispute",
				Answers.of("disputeDecision", "reopen", "responseText", "再查一次"));

		assertThat(improvementOf(waiting)).isEqualTo(again);
	}

	@Test
	void whenItsLastCaseHasLeftAPersonDecides() throws Exception {
		String number = this.work.atPlan();
		String left = improvementOf(number);
		String target = improvementOf(this.work.atPlan());
		move("lead", left, "move", target, "错了", number);

		assertThat(page("lead", left).select("#empty").text()).contains("已没有案件", "继续", "结束");
		assertThat(decides("support", left, "end", "没有了").getStatus()).isEqualTo(403);
		assertThat(decides("lead", left, "maybe", "没有了").getStatus()).isEqualTo(400);
		assertThat(decides("lead", left, "end", " ").getStatus()).isEqualTo(400);
		assertThat(decides("lead", left, "end", "没有了").getStatus()).isEqualTo(200);
		assertThat(decides("lead", left, "goOn", "还要做").getStatus()).isEqualTo(409);

		assertThat(stateOf(left)).isEqualTo("ended");
		assertThat(this.work.hasEnded(left)).isTrue();
		assertThat(page("lead", left).select("#empty")).isEmpty();
		assertThat(this.work.status(number)).isEqualTo("inProgress");
	}

	@Test
	void oneThatGoesOnWithoutCasesIsNotAskedAgain() throws Exception {
		String number = this.work.atPlan();
		String left = improvementOf(number);
		this.work.withdraws(number);
		assertThat(page("lead", left).select("#empty")).isNotEmpty();

		decides("lead", left, "goOn", "原因还在");

		assertThat(page("lead", left).select("#empty")).isEmpty();
		assertThat(stateOf(left)).isEqualTo("open");
		assertThat(this.work.openTasks(number)).containsExactly("plan");
	}

	@Test
	void whatCannotBeMovedIsRefusedInWords() throws Exception {
		String number = this.work.atVerification();
		String left = improvementOf(number);
		String target = improvementOf(this.work.atPlan());

		assertProblem(move("support", left, "move", target, "错了", number), 403, "");
		assertProblem(move("lead", left, "move", target, " ", number), 400, "请填写");
		assertProblem(move("lead", left, "move", null, "错了", number), 400, "请填写");
		assertProblem(move("lead", left, "move", left, "错了", number), 400, "以外的改进");
		assertProblem(move("lead", left, "move", target, "错了"), 400, "请填写");
		assertProblem(move("lead", left, "move", target, "错了", foundingOf(target)), 400, "等待");
		assertProblem(move("lead", left, "throw", target, "错了", number), 400, "move, split, merge");
		assertProblem(move("lead", "IM-20200101-000001", "move", target, "错了", number), 404, "没有这个编号");
		lands(number);
		assertProblem(move("lead", left, "split", null, "错了", number), 400, "已结束");
		assertProblem(move("lead", target, "merge", left, "错了"), 400, "已结束");
	}

	@Test
	void aComplaintIsNotThereForWhomItIsAbout() {
		String number = this.work.atPlan();
		String left = improvementOf(number);
		String hidden = this.work.submit();
		this.work.completes("support", hidden, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", left, "aboutUser", "lead"));
		String target = improvementOf(this.work.atPlan());

		assertThat(page("lead", left + "/moving").text()).contains(number).doesNotContain(hidden);
		assertThat(move("lead", left, "move", target, "错了", hidden).getStatus()).isEqualTo(400);
		assertThat(page("lead2", left + "/moving").text()).contains(number, hidden);
	}

	@Test
	void whatIsHiddenFromTheMoverIsNeitherMovedNorCounted() throws Exception {
		String number = this.work.atPlan();
		String left = improvementOf(number);
		String hidden = this.work.submit();
		this.work.completes("support", hidden, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", left, "aboutUser", "lead"));
		String target = improvementOf(this.work.atPlan());

		assertThat(preview("lead", left, "split", null, number)).contains("不再有案件").doesNotContain("1 个案件留在");
		assertThat(preview("lead2", left, "split", null, number)).contains("1 个案件留在");
		assertProblem(move("lead", left, "merge", target, "同一个原因"), 403, "另一人");
		assertThat(improvementOf(hidden)).isEqualTo(left);
		assertThat(move("lead2", left, "merge", target, "同一个原因").getStatus()).isEqualTo(200);
		assertThat(improvementOf(hidden)).isEqualTo(target);
	}

	@Test
	void thePageRefusesWhatIsNoWayOfMoving() {
		String number = this.work.atPlan();
		String left = improvementOf(number);

		this.work.fillsIn("lead", "/improvements/" + left + "/moving/done",
				Map.of("how", "throw", "to", improvementOf(this.work.atPlan()), "case", number, "reason", "错了"));

		assertThat(improvementOf(number)).isEqualTo(left);
		assertThat(stateOf(left)).isEqualTo("open");
	}

	@Test
	void whatWasRestoredForNowIsLiftedWithTheEndAndWithAMergeUnlessItGoesOn() {
		String one = restored(this.work.atPlan());
		String two = restored(this.work.atPlan());
		String three = improvementOf(this.work.atPlan());

		move("lead", one, "merge", two, "同一个原因");
		assertThat(isLifted(one)).as("the other has one of its own").isTrue();
		move("lead", two, "merge", three, "同一个原因");
		assertThat(isLifted(two)).isFalse();
		assertThat(isLifted(three)).as("it goes on there").isFalse();

		String number = this.work.atPlan();
		String ended = restored(number);
		this.work.withdraws(number);
		decides("lead", ended, "end", "没有了");
		assertThat(isLifted(ended)).isTrue();
		assertThat(notes(ended, "mitigationLifted")).hasSize(1);
	}

	private String restored(String number) {
		String improvement = improvementOf(number);
		this.database.sql("""
				update improvement set mitigation_begun_at = now(), mitigated_at = now(), mitigation_text = '已切换',
				version = version + 1 where number = ?""").param(improvement).update();
		return improvement;
	}

	private boolean isLifted(String improvement) {
		return this.database
			.sql("select mitigated_at <= mitigation_lifted_at is true from improvement where number = ?")
			.param(improvement)
			.query(Boolean.class)
			.single();
	}

	@Test
	void aDuplicateThatIsUnlinkedLeavesItEmptyToo() {
		String number = this.work.atPlan();
		String left = improvementOf(number);
		String duplicate = duplicateOf(number);
		this.work.withdraws(number);
		assertThat(improvementOf(duplicate)).isEqualTo(left);
		assertThat(page("lead", left).select("#empty")).isEmpty();

		this.work.fillsIn("lead", "/cases/" + duplicate + "/unlink", Map.of("reason", "不是同一件事"));

		assertThat(page("lead", left).select("#empty")).isNotEmpty();
	}

	@Test
	void theEffectCheckCountsAMovedCaseForItsNewCause() {
		String number = this.work.atPlan();
		String left = improvementOf(number);
		String moved = joins(left);
		String target = improvementOf(this.work.atPlan());

		move("lead", left, "move", target, "错了", moved);

		assertThat(countedFor(left)).contains(number).doesNotContain(moved);
		assertThat(countedFor(target)).contains(moved);
	}

	private List<String> countedFor(String improvement) {
		return this.database.sql(CasesOfCause.OF_CAUSE)
			.param("number", improvement)
			.param("from", OffsetDateTime.now().minusDays(1))
			.param("to", OffsetDateTime.now().plusDays(1))
			.query(String.class)
			.list();
	}

	private String joins(String improvement) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", improvement));
		this.work.completes("support", number, "firstResponse", Answers.answer());
		return number;
	}

	private String duplicateOf(String original) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		return number;
	}

	private void lands(String founding) {
		this.work.completes("quality2", founding, "verification", Answers.verification());
		this.work.runsJobs();
	}

	private MockHttpServletResponse move(String userId, String from, String how, String to, String reason,
			String... cases) {
		return answer(userId, "/api/improvements/" + from + "/moves",
				Answers.of("how", how, "to", to, "reason", reason, "cases", List.of(cases)));
	}

	private MockHttpServletResponse decides(String userId, String number, String decision, String reason) {
		return answer(userId, "/api/improvements/" + number + "/decision",
				Answers.of("decision", decision, "reason", reason));
	}

	private MockHttpServletResponse answer(String userId, String path, Map<String, Object> body) {
		try {
			return this.http
				.perform(post(path).with(httpBasic(userId, "feedback"))
					.contentType(MediaType.APPLICATION_JSON)
					.content(this.json.writeValueAsBytes(body)))
				.andReturn()
				.getResponse();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertProblem(MockHttpServletResponse answer, int status, String words) throws Exception {
		String content = answer.getContentAsString(StandardCharsets.UTF_8);
		assertThat(answer.getStatus()).as(content).isEqualTo(status);
		assertThat(content).contains(words);
	}

	/** Chosen on the page, and what it says would come of it. */
	private String preview(String userId, String from, String how, String to, String... cases) throws Exception {
		MockHttpSession session = new MockHttpSession();
		String path = "/improvements/" + from + "/moving";
		var form = post(path).param("how", how).param("to", (to != null) ? to : "");
		List.of(cases).forEach((number) -> form.param("case", number));
		this.http.perform(form.session(session).with(csrf()).with(member(userId)));
		MockHttpServletResponse page = this.http.perform(get(path).session(session).with(member(userId)))
			.andReturn()
			.getResponse();
		return Jsoup.parse(page.getContentAsString(StandardCharsets.UTF_8)).select("#preview").text();
	}

	private Document page(String userId, String improvement) {
		return Jsoup.parse(this.work.page(userId, "/improvements/" + improvement));
	}

	private String improvementOf(String number) {
		return this.database.sql("select improvement_number from feedback where number = ?")
			.param(number)
			.query(String.class)
			.single();
	}

	private String foundingOf(String improvement) {
		return this.database.sql("select feedback_number from improvement where number = ?")
			.param(improvement)
			.query(String.class)
			.single();
	}

	private String stateOf(String improvement) {
		return this.database.sql("select state from improvement where number = ?")
			.param(improvement)
			.query(String.class)
			.single();
	}

	private long letters(String number, String event) {
		return this.database.sql("select count(*) from outbox where number = ? and event = ? and lane <> 'staff'")
			.params(number, event)
			.query(Long.class)
			.single();
	}

	private List<String> notes(String number, String kind) {
		return this.database.sql("select arguments::text from timeline where number = ? and kind = ? order by id")
			.params(number, kind)
			.query(String.class)
			.list();
	}

}
