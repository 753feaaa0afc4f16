package feedbackloop.metoo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.privacy.Vault;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Whoever has a known problem, too, is told its end once, counts without a case, and can
 * be forgotten at any time.
 */
@CaseTest
class MeTooTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private MeTooEnds ends;

	@Autowired
	private Vault vault;

	@Autowired
	private ObjectMapper json;

	private KnownProblem problem;

	private String number;

	private String improvement;

	private long article;

	@BeforeEach
	void aProblemIsKnown() {
		this.problem = new KnownProblem(this.database, this.vault);
		this.number = this.work.atVerification();
		this.improvement = this.work.improvementOf(this.number);
		this.article = this.problem.of(this.number, this.improvement, "槭树目录打不开");
	}

	@AfterEach
	void nobodyFindsIt() {
		this.problem.withdraw(this.article);
	}

	@Test
	void whoConfirmsCountsAndIsToldOnce() throws Exception {
		assertThat(page("/help/" + this.article)).contains("我也遇到").doesNotContain("??");
		assertThat(asks("maple1@example.com")).containsKey("meTooAsked");
		String link = this.problem.link(this.article);
		assertThat(letters("meTooConfirm")).singleElement().asString().contains("槭树目录", "******").doesNotContain(link);
		assertThat(affected()).startsWith("1 位客户");

		assertThat(page(link)).contains("要写信告诉您吗");
		decides(link, "confirm");
		assertThat(page(link)).contains("已登记");
		assertThat(affected()).startsWith("2 位客户（1 个案件）");
		assertThat(asks("maple1@example.com")).as("the same answer for whoever is known").containsKey("meTooAsked");
		asks("maple2@example.com");

		lands();
		assertThat(letters("meTooTold")).as("who did not confirm hears nothing")
			.singleElement()
			.asString()
			.contains("问题已经解决", "槭树目录");
		assertThat(page(link)).contains("已写信告诉您");
		assertThat(page("/help/" + this.article)).doesNotContain("我也遇到");
		assertThat(asks("maple3@example.com").get("meTooWrong")).asString().contains("不在处理中");
	}

	@Test
	void whoConfirmsAfterTheEndIsToldToo() throws Exception {
		asks("maple10@example.com");
		lands();
		String link = this.problem.link(this.article);
		this.problem.withdraw(this.article);
		this.database
			.sql("""
					insert into article_version (article_id, number, kind, open, title_zh_masked, body_zh_masked, written_by, written_at)
					values (?, 2, 'faq', false, '内部标题', '内部', 'support', now())""")
			.param(this.article)
			.update();
		this.database.sql("update article set latest = 2 where id = ?").param(this.article).update();

		decides(link, "confirm");
		this.ends.tell();

		assertThat(letters("meTooTold")).singleElement().asString().contains("问题已经解决", "槭树目录").doesNotContain("内部");
		assertThat(page(link)).contains("已写信告诉您", "槭树目录").doesNotContain("内部标题");
	}

	@Test
	void whoAsksAgainAfterAReopeningIsToldAgain() throws Exception {
		String link = confirmed("maple11@example.com");
		asks("maple11@example.com");
		assertThat(letters("meTooConfirm")).last().asString().contains("已在名单上").doesNotContain("没有您的确认");
		lands();
		becomes("open", null);
		assertThat(letters("meTooTold")).hasSize(1);

		asks("maple11@example.com");
		assertThat(letters("meTooConfirm")).last().asString().contains("没有您的确认");
		assertThat(page(link)).contains("要写信告诉您吗");
		decides(link, "confirm");
		becomes("declined", "close");
		this.ends.tell();

		assertThat(letters("meTooTold")).hasSize(2).last().asString().contains("没有找到").doesNotContain("暂不改动");
		assertThat(page(link)).contains("已写信告诉您");
	}

	@Test
	void oneLetterThatFailsHoldsUpNobodyAndEachHearsWhy() throws Exception {
		confirmed("maple12@example.com");
		confirmed("maple13@example.com");
		String ofFirst = "id = (select min(contact_id) from me_too where article_id = ?)";
		byte[] key = this.database.sql("select data_key from contact where " + ofFirst)
			.param(this.article)
			.query((row, index) -> row.getBytes(1))
			.single();
		this.database.sql("update contact set data_key = ? where " + ofFirst)
			.params(new byte[] { 1 }, this.article)
			.update();

		becomes("ended", null);
		assertThat(letters("meTooTold")).singleElement().asString().contains("没有反馈在等待").doesNotContain("暂不改动");
		this.database.sql("update contact set data_key = ? where " + ofFirst).params(key, this.article).update();
		becomes("declined", null);

		assertThat(letters("meTooTold")).hasSize(2).last().asString().contains("暂不改动");
	}

	@Test
	void theLinkForgetsAll() throws Exception {
		String link = confirmed("maple4@example.com");

		decides(link, "withdraw");

		assertThat(this.http.perform(get(link)).andReturn().getResponse().getStatus()).isEqualTo(404);
		assertThat(affected()).startsWith("1 位客户");
		assertThat(count("select count(*) from me_too where article_id = ?", this.article)).isZero();
		assertThat(letters("meTooConfirm")).isEmpty();
		lands();
		assertThat(letters("meTooTold")).isEmpty();
	}

	@Test
	void whatIsWrongIsNamedAndAWrongKeyOpensNothing() throws Exception {
		assertThat(asks("no address").get("meTooWrong")).asString().contains("customer.email", "邮箱");
		assertThat(asks("").get("meTooWrong")).asString().contains("customer.email", "请填写");
		assertThat(posted("/help/" + this.article + "/metoo", Map.of("email", "maple5@example.com")).getFlashMap()
			.get("meTooWrong")).asString().contains("agreed");
		String link = confirmed("maple5@example.com");
		String wrong = link.substring(0, link.length() - 3) + "abc";
		assertThat(this.http.perform(get(wrong)).andReturn().getResponse().getStatus()).isEqualTo(404);
		assertThat(posted(wrong, Map.of("decision", "withdraw")).getResponse().getStatus()).isEqualTo(404);
		assertThat(posted(link, Map.of("decision", "perhaps")).getResponse().getStatus()).isEqualTo(400);
		assertThat(page(link)).contains("已登记");
	}

	@Test
	void theyGoWithAMergeEachOnceAndStayAtASplitUnlessAsked() throws Exception {
		String target = this.work.improvementOf(this.work.atPlan());
		long other = this.problem.of(this.number, target, "槭树另一页打不开");
		confirmed("maple6@example.com");
		confirmed("maple7@example.com");
		posted("/help/" + other + "/metoo", Map.of("email", "maple7@example.com", "agreed", "true"));
		String joined = this.work.submit();
		this.work.completes("support", joined, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", this.improvement));

		moves(Answers.of("how", "split", "cases", List.of(joined), "reason", "另一件事"));
		assertThat(count("select count(*) from me_too where improvement_number = ?", this.improvement)).isEqualTo(2);
		moves(Answers.of("how", "merge", "to", target, "reason", "同一件事"));

		assertThat(count("select count(*) from me_too where improvement_number = ?", this.improvement)).isZero();
		assertThat(
				count("select count(*) from me_too where improvement_number = ? and confirmed_at is not null", target))
			.isEqualTo(2);
		assertThat(count("select count(*) from me_too where improvement_number = ?", target)).isEqualTo(2);
		assertThat(page("/help/" + this.article)).as("what it was merged into is open").contains("我也遇到");
		this.problem.withdraw(other);
	}

	@Test
	void theyGoWithSplitCasesWhenAsked() throws Exception {
		confirmed("maple8@example.com");
		String joined = this.work.submit();
		this.work.completes("support", joined, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", this.improvement));

		String split = this.json
			.readTree(moves(Answers.of("how", "split", "cases", List.of(joined), "reason", "另一件事", "meToos", true)))
			.get("number")
			.asText();

		assertThat(count("select count(*) from me_too where improvement_number = ?", split)).isEqualTo(1);
		lands();
		assertThat(letters("meTooTold")).isEmpty();
	}

	@Test
	void whoIsErasedWithACaseIsErasedHereToo() throws Exception {
		confirmed("maple9@example.com");
		String own = this.work.submit(Answers.of("customer", Answers.of("name", "槭", "email", "maple9@example.com")));

		this.http.perform(post("/api/persons/erasure").with(httpBasic("privacy", "feedback"))
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsBytes(Map.of("number", own, "reason", "本人要求"))));

		assertThat(count("""
				select count(*) from me_too m join contact c on c.id = m.contact_id where m.article_id = ?
				and (length(c.data_key) > 0 or c.email_sealed is not null or c.email_index is not null)""",
				this.article))
			.isZero();
		lands();
		assertThat(letters("meTooTold")).isEmpty();
	}

	private String confirmed(String email) throws Exception {
		asks(email);
		String link = this.problem.link(this.article);
		decides(link, "confirm");
		return link;
	}

	private Map<String, ?> asks(String email) throws Exception {
		return posted("/help/" + this.article + "/metoo", Map.of("email", email, "agreed", "true")).getFlashMap();
	}

	private void decides(String link, String decision) throws Exception {
		assertThat(posted(link, Map.of("decision", decision)).getResponse().getStatus()).isEqualTo(302);
	}

	private MvcResult posted(String path, Map<String, String> fields) throws Exception {
		var form = post(path).with(csrf());
		fields.forEach(form::param);
		return this.http.perform(form).andReturn();
	}

	private String moves(Map<String, Object> body) throws Exception {
		MockHttpServletResponse answer = this.http
			.perform(post("/api/improvements/" + this.improvement + "/moves").with(httpBasic("lead", "feedback"))
				.contentType(MediaType.APPLICATION_JSON)
				.content(this.json.writeValueAsBytes(body)))
			.andReturn()
			.getResponse();
		assertThat(answer.getStatus()).as(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(200);
		return answer.getContentAsString();
	}

	private void lands() {
		this.work.completes("quality2", this.number, "verification", Answers.verification());
		this.work.runsJobs();
		this.ends.tell();
	}

	private void becomes(String state, String conclusion) {
		this.database.sql("update improvement set state = ?, conclusion = ?, finished_at = now() where number = ?")
			.params(state, conclusion, this.improvement)
			.update();
		this.ends.tell();
	}

	private String affected() {
		return Jsoup.parse(this.work.page("support", "/improvements/" + this.improvement)).select("#affected").text();
	}

	private String page(String path) throws Exception {
		return this.http.perform(get(path)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

	private List<String> letters(String event) {
		return this.database.sql("""
				select o.body_masked from outbox o join me_too m on m.contact_id = o.contact_id
				where m.article_id = ? and o.event = ? order by o.id""")
			.params(this.article, event)
			.query(String.class)
			.list();
	}

	private long count(String statement, Object value) {
		return this.database.sql(statement).param(value).query(Long.class).single();
	}

}
