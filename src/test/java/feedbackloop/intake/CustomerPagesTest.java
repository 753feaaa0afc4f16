package feedbackloop.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.notification.CustomerLinks;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What customers and those who record for them see in a browser without JavaScript.
 */
@CaseTest
class CustomerPagesTest {

	private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

	private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");

	@Autowired
	private MockMvc browser;

	@Autowired
	private FeedbackRepository cases;

	@Autowired
	private CaseWork work;

	@Autowired
	private CustomerLinks links;

	@Test
	void aSubmittedFormShowsNumberAndSecretAndLeadsToTheCase() throws Exception {
		MockHttpSession session = new MockHttpSession();

		MvcResult sent = open(submit(token()).session(session));
		String receipt = page(get(sent.getResponse().getRedirectedUrl()).session(session));

		String number = number(sent);
		assertThat(receipt).contains(number);
		assertThat(secret(receipt)).hasSizeGreaterThan(40);
		assertThat(sent.getResponse().getRedirectedUrl()).doesNotContain(secret(receipt));
		String followed = page(get("/follow/" + number).session(session));
		assertThat(followed).contains("已收到", "订单页打不开", "我们收到了您的反馈。");
	}

	@Test
	void sendingTheSameFormAgainMakesNoSecondCase() throws Exception {
		String token = token();

		String first = number(open(submit(token)));
		String second = number(open(submit(token)));

		assertThat(second).isEqualTo(first);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "aaaaaaaaaaaaaaaaaaaaaaaa", "0123456789abcdef0123456789abcdef0123456789abcdef" })
	void aTokenThatIsNotOursShowsNobodyTheCaseOfAnother(String invented) throws Exception {
		for (String token : List.of(invented, token() + "x", token().substring(0, 47))) {
			String first = number(open(submit(token)));
			String second = number(open(submit(token)));

			assertThat(second).as(token).isNotEqualTo(first);
		}
	}

	@Test
	void aFormChangedAfterItWasSentIsNotLost() throws Exception {
		String token = token();
		open(submit(token));
		long before = this.cases.count();

		MvcResult again = open(submit(token).param("demand", "退款"));
		String page = again.getResponse().getContentAsString();

		assertThat(again.getResponse().getStatus()).isEqualTo(422);
		assertThat(this.cases.count()).isEqualTo(before);
		assertThat(page).contains("已经提交过", "退款");
		assertThat(group(TOKEN, page)).isNotEqualTo(token);
	}

	@Test
	void wrongFieldsAreNamedBesideThemAndKeepWhatWasWritten() throws Exception {
		MvcResult result = open(post("/submit").with(csrf())
			.param("token", token())
			.param("description", " ")
			.param("demand", "<b>请退款</b>")
			.param("customer.email", "nobody"));
		String page = result.getResponse().getContentAsString();

		assertThat(result.getResponse().getStatus()).isEqualTo(400);
		assertThat(page).contains("请填写 描述。", "邮箱 不是有效的邮箱地址", "&lt;b&gt;请退款&lt;/b&gt;", "value=\"nobody\"")
			.doesNotContain("<b>请退款");
	}

	@Test
	void aLineEndCountsAsOneCharacterAsInTheBrowser() throws Exception {
		MvcResult sent = open(post("/submit").with(csrf())
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.param("token", token())
			.param("description", "一\r\n".repeat(10_000)));

		assertThat(sent.getResponse().getStatus()).isEqualTo(302);
		assertThat(open(post("/submit").with(csrf())
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.param("token", token())
			.param("description", "一\r\n".repeat(10_000) + "二")).getResponse().getStatus()).isEqualTo(400);
	}

	@Test
	void whatCustomersWriteIsNeverMarkup() throws Exception {
		MockHttpSession session = new MockHttpSession();
		String number = number(open(submit(token(), "<script>alert(1)</script>").session(session)));

		String followed = page(get("/follow/" + number).session(session));
		String file = page(get("/cases/" + number).with(member("support")));

		assertThat(followed).contains("&lt;script&gt;").doesNotContain("<script");
		assertThat(file).contains("&lt;script&gt;").doesNotContain("<script>");
	}

	@Test
	void onlyNumberAndSecretOpenACase() throws Exception {
		MockHttpSession session = new MockHttpSession();
		MvcResult sent = open(submit(token()).session(session));
		String number = number(sent);
		String secret = secret(page(get("/follow/" + number + "/receipt").session(session)));

		assertThat(page(get("/follow/" + number))).doesNotContain("订单页打不开");
		assertThat(page(get("/follow/" + number + "/receipt"))).doesNotContain(secret);
		MvcResult wrong = open(post("/follow").with(csrf()).param("number", number).param("secret", "guess"));
		assertThat(wrong.getResponse().getStatus()).isEqualTo(404);
		assertThat(wrong.getResponse().getContentAsString()).contains("没有找到该反馈");
		MockHttpSession other = new MockHttpSession();
		MvcResult right = open(
				post("/follow").with(csrf()).session(other).param("number", number).param("secret", secret));
		assertThat(right.getResponse().getRedirectedUrl()).isEqualTo("/follow/" + number);
		assertThat(page(get("/follow/" + number).session(other))).contains("订单页打不开");
	}

	@ParameterizedTest
	@ValueSource(strings = { " fb-%s ", "ＦＢ－%s", "fb %s", "FB–%s" })
	void aNumberIsKnownHoweverItIsTyped(String form) throws Exception {
		MockHttpSession session = new MockHttpSession();
		String number = number(open(submit(token()).session(session)));
		String secret = secret(page(get("/follow/" + number + "/receipt").session(session)));
		String typed = form.formatted(number.substring("FB-".length())).replace("fb 2", "fb - 2");

		MvcResult right = open(post("/follow").with(csrf()).param("number", typed).param("secret", " " + secret + " "));

		assertThat(right.getResponse().getRedirectedUrl()).isEqualTo("/follow/" + number);
		assertThat(open(get("/").param("number", typed)).getResponse().getRedirectedUrl())
			.isEqualTo("/follow/" + number);
		assertThat(open(get("/follow/" + number.toLowerCase(Locale.ROOT))).getResponse().getRedirectedUrl())
			.isEqualTo("/follow/" + number);
		assertThat(page(get("/cases").param("number", typed).with(member("support")))).contains(">" + number + "</a>");
		assertThat(open(get("/cases/" + number.toLowerCase(Locale.ROOT)).with(member("support"))).getResponse()
			.getRedirectedUrl()).isEqualTo("/cases/" + number);
	}

	@Test
	void anotherLanguageKeepsWhatWasTyped() throws Exception {
		String form = page(get("/"));
		assertThat(form).contains("formaction=\"/submit/language\"").doesNotContain("href=\"?lang=");
		String token = group(TOKEN, form);

		String english = page(post("/submit/language").with(csrf())
			.param("lang", "en")
			.param("token", token)
			.param("description", "订单页<打不开>")
			.param("coreBlocked", "yes")
			.param("customer.phone", "13800000000")
			.param("customer.anonymous", "true"));

		assertThat(english).contains("<html lang=\"en\"", "订单页&lt;打不开&gt;", "value=\"13800000000\"",
				"value=\"" + token + "\"");
		assertThat(english).containsPattern("value=\"yes\" checked")
			.containsPattern("name=\"customer.anonymous\"[^>]*checked");
		assertThat(english).doesNotContain("class=\"problem\"");
		assertThat(open(get("/submit/language")).getResponse().getRedirectedUrl()).isEqualTo("/");
		assertThat(page(get("/follow"))).contains("href=\"?lang=en\"");
	}

	@Test
	void thePhoneAndTheLinkAreCheckedAndTheReaderIsLedToWhatIsWrong() throws Exception {
		MvcResult result = open(submit(token()).param("customer.phone", "打我手机").param("evidence.url", "截图.png"));
		String page = result.getResponse().getContentAsString();

		assertThat(result.getResponse().getStatus()).isEqualTo(400);
		assertThat(page).contains("电话 不是有效的电话号码，例如 13800000000", "证据链接 须为以 http:// 或 https:// 开头的链接",
				"href=\"#field-customer.phone\"", "href=\"#field-evidence.url\"", "value=\"打我手机\"", "value=\"截图.png\"");
		assertThat(page).containsPattern("<div class=\"problem\" id=\"problems\"[^>]*tabindex=\"-1\"[^>]*autofocus");
	}

	@Test
	void theReceiptHasACodeOfTheLinkWithoutTheSecret() throws Exception {
		MockHttpSession session = new MockHttpSession();
		String number = number(open(submit(token()).session(session)));

		String receipt = page(get("/follow/" + number + "/receipt").session(session));

		QrPicture code = QrPicture.of(this.links.follow(number));
		assertThat(receipt).contains("<path d=\"" + code.path() + "\"", "id=\"copy-secret\"")
			.doesNotContain("style=\"", "onclick");
	}

	@Test
	void whileWeWaitTheQuestionComesFirst() throws Exception {
		MockHttpSession session = new MockHttpSession();
		String number = number(open(submit(token()).session(session)));
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？"));

		String page = page(get("/follow/" + number).session(session));

		String main = page.substring(page.indexOf("<main"));
		assertThat(main.indexOf("请问是哪个浏览器？")).isBetween(0, main.indexOf("name=\"text\""));
		assertThat(main.indexOf("name=\"text\"")).isEqualTo(main.lastIndexOf("name=\"text\""))
			.isLessThan(main.indexOf("订单页打不开"));
	}

	@Test
	void whoDisputesIsNotAskedToConfirmAgain() throws Exception {
		MockHttpSession session = new MockHttpSession();
		String number = number(open(submit(token()).session(session)));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "responseText", "已经恢复。", "resolvedAtFirstContact", true));
		assertThat(page(get("/follow/" + number).session(session))).contains("已解决，请您确认", "id=\"judge\"");

		open(post("/follow/" + number + "/confirmation").with(csrf()).session(session).param("satisfied", "false"));

		assertThat(page(get("/follow/" + number).session(session))).contains("data-status=\"disputed\"", "您有异议，我们正在复核")
			.doesNotContain("id=\"judge\"", "请您确认</span>");
	}

	@Test
	void customersAddJudgeAndWithdrawOnThePage() throws Exception {
		MockHttpSession session = new MockHttpSession();
		String number = number(open(submit(token()).session(session)));

		open(post("/follow/" + number + "/messages").with(csrf()).session(session).param("text", "安卓 14"));
		assertThat(page(get("/follow/" + number).session(session))).contains("安卓 14", "您补充了信息。")
			.doesNotContain("id=\"judge\"");
		MvcResult early = open(post("/follow/" + number + "/confirmation").with(csrf())
			.session(session)
			.param("satisfied", "true")
			.param("score", "5"));
		assertThat(early.getResponse().getStatus()).isEqualTo(409);
		open(post("/follow/" + number + "/withdrawal").with(csrf()).session(session));
		assertThat(page(get("/follow/" + number).session(session))).contains("已撤回", "还有话要说？");
	}

	@Test
	void strangersCannotActOnACase() throws Exception {
		String number = number(open(submit(token())));

		open(post("/follow/" + number + "/withdrawal").with(csrf()));

		assertThat(this.cases.findByNumber(number).orElseThrow().status().key()).isEqualTo("received");
	}

	@Test
	void theReaderChoosesTheLanguage() throws Exception {
		assertThat(page(get("/"))).contains("lang=\"zh-CN\"", "提交反馈");
		assertThat(page(get("/").header("Accept-Language", "en-US,en;q=0.9"))).contains("<html lang=\"en\"",
				"Give feedback");
		assertThat(page(get("/").param("lang", "en"))).contains("Give feedback");
		assertThat(page(get("/").header("Accept-Language", "fr"))).contains("提交反馈");
	}

	@Test
	void linksInMailsLeadToTheCase() throws Exception {
		assertThat(open(get("/").param("number", "FB-20261122-000001")).getResponse().getRedirectedUrl())
			.isEqualTo("/follow/FB-20261122-000001");
		assertThat(open(get("/").param("number", "//evil.example")).getResponse().getStatus()).isEqualTo(200);
	}

	@Test
	void pagesHaveNoInlineScriptsAndNoInlineStyles() throws Exception {
		String form = page(get("/"));
		assertThat(form).doesNotContain("style=\"", "onclick")
			.contains("<script src=\"/js/submit.js", "<script src=\"/js/suggestions.js");
		assertThat(form.split("<script")).as("those alone").hasSize(3);
		assertThat(page(get("/follow"))).doesNotContain("<script", "style=\"");
		assertThat(page(get("/help"))).doesNotContain("<script", "style=\"");
	}

	@Test
	void staffRecordACallAndSeeTheSecretOnce() throws Exception {
		MockHttpSession session = new MockHttpSession();
		String form = page(get("/intake").with(member("support")).session(session));

		MvcResult sent = open(post("/intake").with(member("support"))
			.with(csrf())
			.session(session)
			.param("token", group(TOKEN, form))
			.param("channel", "phone")
			.param("description", "客户来电")
			.param("givenAt", "2026-01-05T10:00")
			.param("riskHint", "true")
			.param("language", "zh-CN"));
		String recorded = page(
				get("/intake/recorded").with(member("support")).session(session).flashAttrs(sent.getFlashMap()));

		String number = group(Pattern.compile("id=\"number\">([^<]+)<"), recorded);
		assertThat(secret(recorded)).isNotBlank();
		assertThat(this.cases.findByNumber(number).orElseThrow()).satisfies((feedback) -> {
			assertThat(feedback.milestones().recordedBy()).isEqualTo("support");
			assertThat(feedback.intake().riskHint()).isTrue();
			assertThat(feedback.mark()).isEqualTo("urgent");
			assertThat(feedback.milestones().receivedAt()).isEqualTo("2026-01-05T02:00:00Z");
		});
		assertThat(open(get("/intake/recorded").with(member("support"))).getResponse().getRedirectedUrl())
			.isEqualTo("/intake");
	}

	@Test
	void wrongFieldsOfStaffAreNamedToo() throws Exception {
		MvcResult result = open(post("/intake").with(member("support"))
			.with(csrf())
			.param("channel", "pigeon")
			.param("summary", "保留我"));

		assertThat(result.getResponse().getStatus()).isEqualTo(400);
		assertThat(result.getResponse().getContentAsString()).contains("渠道 只能是以下之一", "请填写 描述。", "value=\"保留我\"");
	}

	@Test
	void staffPagesAskForASignIn() throws Exception {
		assertThat(open(get("/intake")).getResponse().getRedirectedUrl()).contains("/login");
		assertThat(open(get("/cases/FB-20261122-000001")).getResponse().getRedirectedUrl()).contains("/login");
	}

	private String token() throws Exception {
		return group(TOKEN, page(get("/")));
	}

	private static MockHttpServletRequestBuilder submit(String token) {
		return submit(token, "订单页打不开");
	}

	private static MockHttpServletRequestBuilder submit(String token, String description) {
		return post("/submit").with(csrf())
			.param("token", token)
			.param("description", description)
			.param("coreBlocked", "no");
	}

	private MvcResult open(MockHttpServletRequestBuilder request) throws Exception {
		return this.browser.perform(request).andReturn();
	}

	private String page(MockHttpServletRequestBuilder request) throws Exception {
		MvcResult result = open(request);
		assertThat(result.getResponse().getStatus()).isEqualTo(200);
		return result.getResponse().getContentAsString();
	}

	private static String number(MvcResult sent) {
		String target = sent.getResponse().getRedirectedUrl();
		assertThat(target).endsWith("/receipt");
		return target.split("/")[2];
	}

	private static String secret(String page) {
		return group(SECRET, page);
	}

	private static String group(Pattern pattern, String page) {
		Matcher matcher = pattern.matcher(page);
		assertThat(matcher.find()).as(pattern.pattern()).isTrue();
		return matcher.group(1);
	}

}
