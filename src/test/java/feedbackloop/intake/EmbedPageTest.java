package feedbackloop.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import feedbackloop.notification.CustomerLinks;
import feedbackloop.testing.CaseTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * The public form within another site, where browsers send and keep no cookie, and what
 * brings customers to it.
 */
@CaseTest
class EmbedPageTest {

	private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

	@Autowired
	private MockMvc browser;

	@Autowired
	private CustomerLinks links;

	@Test
	void itWorksWithoutAnyCookie() throws Exception {
		String token = token();
		MvcResult sent = this.browser.perform(submit(token).param("description", "订单页打不开")).andReturn();

		MockHttpServletResponse answer = sent.getResponse();
		assertThat(answer.getStatus()).isEqualTo(200);
		Document page = Jsoup.parse(answer.getContentAsString());
		assertThat(page.select("#number").text()).startsWith("FB-");
		assertThat(page.select("#secret").text()).hasSizeGreaterThan(40);
		assertThat(page.select("header.site, footer")).isEmpty();
		assertThat(answer.getCookies()).isEmpty();
		assertThat(sent.getRequest().getSession(false)).isNull();
		// A reload sends it once more.
		assertThat(Jsoup.parse(open(submit(token).param("description", "订单页打不开")).getContentAsString())
			.select("#number")
			.text()).isEqualTo(page.select("#number").text());
	}

	@Test
	void whatIsWrongAndAnotherLanguageKeepWhatWasTyped() throws Exception {
		MockHttpServletResponse refused = open(submit(token()).param("demand", "退款"));
		assertThat(refused.getStatus()).isEqualTo(400);
		assertThat(refused.getContentAsString()).contains("请填写 描述。", "退款");

		String english = open(post("/embed/language").param("token", token()).param("lang", "en").param("demand", "退款"))
			.getContentAsString();
		assertThat(english).contains("Give feedback", "退款", "name=\"lang\" value=\"en\"");
	}

	@Test
	void aTokenThatIsNotOursSendsNothing() throws Exception {
		MockHttpServletResponse answer = open(submit("0123456789").param("description", "订单页打不开"));
		assertThat(answer.getStatus()).isEqualTo(409);
		assertThat(answer.getContentAsString()).contains("已过期", "订单页打不开").doesNotContain("value=\"0123456789\"");
	}

	@Test
	void onlyThisPageAndOnlyInSitesThatAreNamed() throws Exception {
		MockHttpServletResponse embedded = open(get("/embed"));
		assertThat(embedded.getHeader("Content-Security-Policy")).endsWith("frame-ancestors http://127.0.0.1:*");
		assertThat(embedded.getHeader("X-Frame-Options")).isNull();
		for (String page : List.of("/", "/follow", "/help", "/login")) {
			assertThat(open(get(page)).getHeader("X-Frame-Options")).as(page).isEqualTo("DENY");
			assertThat(open(get(page)).getHeader("Content-Security-Policy")).as(page)
				.endsWith("frame-ancestors 'none'");
		}
	}

	@Test
	void staffFindAddressCodeFrameAndPoster() throws Exception {
		Document page = Jsoup.parse(open(get("/entrances").with(member("support"))).getContentAsString());
		assertThat(page.select(".entrance a[target=_blank]").eachText()).containsExactly(this.links.entrance(""));
		assertThat(page.select("pre").text())
			.startsWith("<iframe src=\"" + this.links.embed("") + "\" title=\"反馈 Feedback\"");
		assertThat(open(get("/entrances")).getRedirectedUrl()).contains("/login");
		assertThat(open(get("/entrances/poster.pdf").param("form", "nowhere").with(member("support"))).getStatus())
			.isEqualTo(404);
		assumeThat(page.select("a[href*=poster]")).isNotEmpty();
		assertThat(poster(Locale.CHINESE)).contains("说说您遇到的问题和想法", "扫码提交", this.links.entrance(""));
		assertThat(poster(Locale.ENGLISH)).contains("Tell us what happened", this.links.entrance(""));
	}

	private String poster(Locale language) throws Exception {
		MockHttpServletResponse answer = open(get("/entrances/poster.pdf").locale(language).with(member("support")));
		assertThat(answer.getContentType()).isEqualTo("application/pdf");
		try (PdfReader pdf = new PdfReader(answer.getContentAsByteArray())) {
			assertThat(pdf.getNumberOfPages()).isEqualTo(1);
			return new PdfTextExtractor(pdf).getTextFromPage(1);
		}
	}

	private String token() throws Exception {
		Matcher token = TOKEN.matcher(open(get("/embed")).getContentAsString());
		assertThat(token.find()).isTrue();
		return token.group(1);
	}

	private static MockHttpServletRequestBuilder submit(String token) {
		return post("/embed").param("token", token).param("coreBlocked", "no");
	}

	private MockHttpServletResponse open(MockHttpServletRequestBuilder request) throws Exception {
		return this.browser.perform(request).andReturn().getResponse();
	}

}
