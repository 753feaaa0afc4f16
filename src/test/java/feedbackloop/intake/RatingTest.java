package feedbackloop.intake;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * A closed case is rated within the time of the table, also after silence.
 */
@CaseTest
class RatingTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	private String number;

	@BeforeEach
	void aSolutionWaitsForTheCustomer() {
		this.number = this.work.submit();
		this.work.completes("support", this.number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
	}

	@Test
	void afterSilenceOneClickGivesTheScore() throws Exception {
		assertThat(rate(Map.of("score", 5))).as("not closed yet").isEqualTo(409);
		this.work.fires(this.number, "event_confirmationOver");
		this.work.fires(this.number, "event_confirmationOver");
		assertThat(this.work.asCustomer(this.number).get("actions").toString()).isEqualTo("[\"rate\",\"reopen\"]");
		MockHttpSession session = new MockHttpSession();
		this.http.perform(post("/follow").session(session)
			.param("number", this.number)
			.param("secret", this.work.secretOf(this.number))
			.with(csrf()));
		assertThat(page(session)).contains("id=\"rate\"", "value=\"4\"");

		assertThat(this.http
			.perform(post("/follow/" + this.number + "/rating").session(session).param("score", "4").with(csrf()))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(302);

		assertThat(this.work.asCustomer(this.number).get("score").asInt()).isEqualTo(4);
		assertThat(page(session)).contains("您给了 4 分");
		assertThat(this.work.page("support", "/cases/" + this.number)).contains("客户评分：4");
	}

	@Test
	void theSameAgainChangesNothingAndAnotherScoreReplacesIt() {
		this.work.confirms(this.number);
		assertThat(rate(Map.of("score", 3))).isEqualTo(200);
		assertThat(rate(Map.of("score", 3))).isEqualTo(200);
		assertThat(rated()).isOne();
		assertThat(rate(Map.of("score", 2, "comment", "还是有点慢"))).isEqualTo(200);
		assertThat(rate(Map.of("score", 2, "comment", "还是有点慢"))).as("a second click").isEqualTo(200);
		assertThat(rated()).isEqualTo(2);
		assertThat(this.work.asCustomer(this.number).get("messages").findValuesAsText("text"))
			.containsOnlyOnce("还是有点慢");
		assertThat(this.work.asCustomer(this.number).get("score").asInt()).isEqualTo(2);
		assertThat(this.work.page("support", "/cases/" + this.number)).contains("还是有点慢");
	}

	@Test
	void whatIsNoScoreOrTooLateIsRefused() {
		this.work.confirms(this.number);
		assertThat(rate(Map.of("score", 6))).isEqualTo(400);
		assertThat(rate(Map.of("comment", "好"))).isEqualTo(400);
		this.database.sql("update feedback set closed_at = closed_at - interval '31 days' where number = ?")
			.param(this.number)
			.update();
		assertThat(rate(Map.of("score", 5))).isEqualTo(409);
		assertThat(this.work.asCustomer(this.number).get("actions").toString()).isEqualTo("[\"goOn\"]");
	}

	@Test
	void theLinkInTheMailChoosesTheScoreAndOneClickGivesIt() throws Exception {
		this.work.fires(this.number, "event_confirmationOver");
		this.work.fires(this.number, "event_confirmationOver");
		String link = this.work.rateLink(this.number);
		assertThat(this.database.sql("""
				select c.text_masked from correspondence c join feedback f on f.id = c.feedback_id
				where f.number = ? and c.kind = 'closed'""").param(this.number).query(String.class).single())
			.as("what staff read rates nothing")
			.doesNotContain(link.substring(link.indexOf("/rate/")))
			.contains("******/4");

		Document page = opened(link + "/4");
		assertThat(page.select("input[name=score][checked]").val()).isEqualTo("4");
		assertThat(opened(link).select("input[name=score][checked]")).isEmpty();
		assertThat(rated()).as("a program that opens the link").isZero();

		MockHttpServletResponse answer = this.http.perform(post(link).param("score", "4").with(csrf()))
			.andReturn()
			.getResponse();
		assertThat(answer.getRedirectedUrl()).isEqualTo(link + "/4");
		assertThat(this.work.asCustomer(this.number).get("score").asInt()).isEqualTo(4);
		assertThat(opened(link + "/4").text()).as("nothing of the case").doesNotContain("已经修好了", "订单页");
	}

	@Test
	void theLinkSaysWhenTheTimeIsOver() throws Exception {
		this.work.confirms(this.number);
		String link = this.work.rateLink(this.number);
		assertThat(opened(link + "/4").select("form[action$=" + link + "]")).hasSize(1);
		this.database.sql("update feedback set closed_at = closed_at - interval '31 days' where number = ?")
			.param(this.number)
			.update();
		Document page = opened(link + "/4");
		assertThat(page.select("#over").text()).contains("评分期限已过");
		assertThat(page.select("form[action$=" + link + "]")).isEmpty();
		assertThat(status(post(link).param("score", "4").with(csrf()))).isEqualTo(409);
	}

	@Test
	void anotherKeyRatesNothingAndAScoreIsNeededInTime() throws Exception {
		this.work.confirms(this.number);
		String link = this.work.rateLink(this.number);
		assertThat(status(get("/follow/" + this.number + "/rate/00000000000000000000/4"))).isEqualTo(404);
		assertThat(
				status(post("/follow/" + this.number + "/rate/00000000000000000000").param("score", "4").with(csrf())))
			.isEqualTo(404);
		assertThat(status(get("/follow/" + this.work.submit() + link.substring(link.indexOf("/rate/")))))
			.isEqualTo(404);
		assertThat(status(post(link).with(csrf()))).isEqualTo(400);
		this.database.sql("update feedback set closed_at = closed_at - interval '31 days' where number = ?")
			.param(this.number)
			.update();
		assertThat(status(post(link).param("score", "4").with(csrf()))).isEqualTo(409);
	}

	private Document opened(String link) throws Exception {
		return Jsoup
			.parse(this.http.perform(get(link)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
	}

	private int status(MockHttpServletRequestBuilder request) throws Exception {
		return this.http.perform(request).andReturn().getResponse().getStatus();
	}

	private int rate(Map<String, Object> rating) {
		try {
			return this.http
				.perform(post("/api/feedback/" + this.number + "/rating")
					.header("X-Feedback-Secret", this.work.secretOf(this.number))
					.contentType(MediaType.APPLICATION_JSON)
					.content(this.json.writeValueAsString(rating)))
				.andReturn()
				.getResponse()
				.getStatus();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String page(MockHttpSession session) throws Exception {
		return this.http.perform(get("/follow/" + this.number).session(session))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private int rated() {
		return this.database.sql("select count(*) from timeline where number = ? and kind = 'rated'")
			.param(this.number)
			.query(Integer.class)
			.single();
	}

}
