package feedbackloop.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.process.ModelFiles;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * The public form is a file of the process owners: what they put into it is asked,
 * checked and kept from the next customer on.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class PortalFormTest {

	private static final String FILE = "forms/portal.form";

	private static final String OWN = """
			"components": [
			{"type": "textfield", "key": "orderNumber", "id": "portal_order", "label": "订单号 Order number",
			 "validate": {"required": true, "maxLength": 20, "pattern": "^[A-Z]\\\\d{4,8}$"}},
			{"type": "select", "key": "visitor", "id": "portal_visitor", "label": "来访方式 Visit",
			 "values": [{"label": "到店 In the store", "value": "store"}, {"label": "网上 Online", "value": "web"}]},
			{"type": "number", "key": "loss", "id": "portal_loss", "label": "损失 Loss", "decimalDigits": 2,
			 "validate": {"required": true, "min": 0}, "conditional": {"hide": "=coreBlocked != \\"yes\\""}},
			{"type": "checkbox", "key": "member", "id": "portal_member", "label": "我是会员 I am a member"},""";

	private static final String STORE = """
			{"type": "default", "id": "portal-store", "components": [
			{"type": "textarea", "key": "description", "id": "d", "label": "店里怎么了 What happened in the store",
			 "validate": {"required": true, "maxLength": 2000}},
			{"type": "textfield", "key": "region", "id": "r", "label": "门店 Store", "defaultValue": "A 店",
			 "readonly": true, "validate": {"maxLength": 50}}]}""";

	private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

	@Autowired
	private MockMvc browser;

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private FeedbackRepository cases;

	@Autowired
	private CaseWork work;

	@Autowired
	private ModelFiles files;

	@Autowired
	private Entrances entrances;

	@Autowired
	private ObjectMapper json;

	@Test
	void whatAnOwnerAddsIsAskedKeptAndShownWithItsLabel() throws Exception {
		publish(this.live.with(FILE, "\"components\": [", OWN));

		String number = sent(form("/").param("description", "订单页打不开")
			.param("orderNumber", "A12345")
			.param("visitor", "store")
			.param("coreBlocked", "yes")
			.param("loss", "12.50")
			.param("member", "true"));

		JsonNode details = this.json.readTree(this.work.page("support", "/api/cases/" + number)).get("details");
		assertThat(details.toString())
			.isEqualTo("{\"orderNumber\":\"A12345\",\"visitor\":\"store\",\"loss\":\"12.5\",\"member\":\"true\"}");
		assertThat(Jsoup.parse(this.work.page("support", "/cases/" + number)).select("#facts dl").text())
			.contains("订单号 A12345 来访方式 到店 损失 12.5 我是会员 是");
		assertThat(this.work.page("auditor", "/cases/" + number + "/trail")).contains("订单号", "A12345", "到店");
	}

	@Test
	void whatAnOwnerAddsIsCheckedAndTheRestStays() throws Exception {
		publish(this.live.with(FILE, "\"components\": [", OWN));

		MockHttpServletResponse answer = open(form("/").param("orderNumber", "12")
			.param("visitor", "web")
			.param("coreBlocked", "yes")
			.param("loss", "-1")
			.param("demand", "退款"));

		Document page = Jsoup.parse(answer.getContentAsString());
		assertThat(answer.getStatus()).isEqualTo(400);
		assertThat(page.select("#problems li a").eachAttr("href")).containsExactly("#field-orderNumber", "#field-loss",
				"#field-description");
		assertThat(page.select("#problems").text()).contains("订单号", "损失", "请填写 描述。").doesNotContain("orderNumber", "(");
		assertThat(page.select("#field-orderNumber").val()).isEqualTo("12");
		assertThat(page.select("#field-visitor option[selected]").val()).isEqualTo("web");
		assertThat(page.select("#field-demand").text()).isEqualTo("退款");
	}

	@Test
	void aNumberThatIsNotFiniteIsRefusedAndStays() throws Exception {
		publish(this.live.with(FILE, "\"components\": [", OWN));
		for (String loss : List.of("1e999", "1e2147483647")) {
			MockHttpServletResponse answer = open(form("/").param("description", "订单页打不开")
				.param("orderNumber", "A12345")
				.param("coreBlocked", "yes")
				.param("loss", loss));
			Document page = Jsoup.parse(answer.getContentAsString());
			assertThat(answer.getStatus()).isEqualTo(400);
			assertThat(page.select("#problems li a").eachAttr("href")).containsExactly("#field-loss");
			assertThat(page.select("#field-loss").val()).isEqualTo(loss);
		}
	}

	/** Without a script it is in sight, and may hold something. */
	@Test
	void whatDoesNotApplyIsNeitherAskedNorKept() throws Exception {
		publish(this.live.with(FILE, "\"components\": [", OWN));
		assertThat(Jsoup.parse(open(get("/")).getContentAsString()).select("#part-portal_loss").attr("data-hidden"))
			.isEqualTo("true");
		assertThat(this.json
			.readTree(
					open(form("/submit/shown", post("/submit/shown")).param("coreBlocked", "yes")).getContentAsString())
			.get("part-portal_loss")
			.asBoolean()).isFalse();

		String number = sent(form("/").param("description", "订单页打不开")
			.param("orderNumber", "A12345")
			.param("coreBlocked", "no")
			.param("loss", "5"));

		assertThat(this.cases.findByNumber(number).orElseThrow().details().masked().keySet())
			.containsExactly("orderNumber", "member");
	}

	@Test
	void anotherFileIsAnotherEntrance() throws Exception {
		assertThat(open(get("/").param("form", "store")).getRedirectedUrl()).isEqualTo("/");
		publish(new ModelFile("forms/portal-store.form", STORE));

		String page = open(get("/").param("form", "store")).getContentAsString();
		assertThat(page).contains("店里怎么了", "value=\"A 店\"", "name=\"form\" value=\"store\"")
			.doesNotContain("customer.email");
		assertThat(open(form("/?form=store", post("/submit/language")).param("lang", "en").param("form", "store"))
			.getContentAsString()).contains("What happened in the store", "name=\"form\" value=\"store\"");
		String number = sent(form("/?form=store").param("form", "store")
			.param("description", "太冷")
			.param("region", "A 店")
			.param("customer.email", "nobody@example.org"));

		assertThat(this.cases.findByNumber(number).orElseThrow().subject().region()).isEqualTo("A 店");
		// Nobody asked for a contact there, so nobody agreed to its being kept.
		assertThat(isAnonymous(number)).isTrue();
	}

	@Test
	void filesFromBeforeHaveTheFormThatWeShip() {
		ModelFile fix = this.live.with("forms/fix.form", "", "");
		this.files.rehearse(Map.of(fix.name(), fix.text()), () -> {
			assertThat(this.entrances.names()).isEmpty();
			assertThat(this.entrances.begin(Entrances.MAIN, Locale.CHINESE).label("description")).hasValue("描述");
		});
	}

	@Test
	void theCatalogueIsOfferedAndWhatIsNotInItIsTaken() throws Exception {
		Document page = Jsoup.parse(open(get("/")).getContentAsString());
		assertThat(page.select("#field-product").attr("list")).isEqualTo("field-product-known");
		assertThat(page.select("#field-product-known option").eachAttr("value")).contains("手机应用");

		String number = sent(form("/").param("description", "订单页打不开").param("product", "收银台"));
		assertThat(this.cases.findByNumber(number).orElseThrow().subject().product()).isEqualTo("收银台");
	}

	@Test
	void theContactIsKeptOnlyByConsent() throws Exception {
		MockHttpServletResponse answer = open(
				form("/").param("description", "订单页打不开").param("customer.email", "wang@example.org"));
		assertThat(answer.getStatus()).isEqualTo(400);
		assertThat(Jsoup.parse(answer.getContentAsString()).select("#problems a[href=#field-consent]").text())
			.isEqualTo("您填写了联系方式：请勾选同意保存，或清空联系方式后匿名提交。");
		assertThat(Jsoup.parse(answer.getContentAsString()).select("#part-portal_contact details")).isEmpty();

		String anonymous = sent(form("/").param("description", "订单页打不开")
			.param("customer.email", "wang@example.org")
			.param("customer.anonymous", "true"));
		String named = sent(form("/").param("description", "订单页打不开")
			.param("customer.email", "wang@example.org")
			.param("consent", "true"));
		assertThat(isAnonymous(anonymous)).isTrue();
		assertThat(isAnonymous(named)).isFalse();
	}

	@Test
	void aConsentIsKeptWithItsTextShownAndWithdrawn() throws Exception {
		MockHttpSession session = new MockHttpSession();
		String number = sent(form("/").session(session)
			.param("description", "订单页打不开")
			.param("customer.email", "wang@example.org")
			.param("customer.name", "王小明")
			.param("consent", "true"));
		assertThat(this.work.page("support", "/cases/" + number)).contains("id=\"consent\"", "我同意你们保存上面的联系方式");

		String page = open(get("/follow/" + number + "/consent").session(session)).getContentAsString();
		assertThat(page).contains("我同意你们保存上面的联系方式", "文本版本 ", "无法恢复");
		assertThat(open(get("/follow/" + number + "/consent")).getRedirectedUrl()).isEqualTo("/follow/" + number);
		open(post("/follow/" + number + "/consent").with(csrf()));
		assertThat(this.work.page("support", "/cases/" + number)).contains("王");
		open(post("/follow/" + number + "/consent").with(csrf()).session(session));

		String followed = open(get("/follow/" + number).session(session)).getContentAsString();
		assertThat(followed).contains("您撤回了同意", "订单页打不开");
		assertThat(open(post("/follow/" + number + "/consent").with(csrf()).session(session)).getContentAsString())
			.contains("没有可以撤回的同意。");
		JsonNode read = this.json.readTree(this.work.page("support", "/api/cases/" + number));
		assertThat(read.get("reach").asText()).isEqualTo("page");
		assertThat(read.get("customer").toString()).doesNotContain("example", "王");
		assertThat(this.work.page("support", "/cases/" + number)).contains("已撤回，联系方式已删除");
	}

	@Test
	void theConsentGoesOnWithTheContact() throws Exception {
		MockHttpSession session = new MockHttpSession();
		String number = sent(form("/").session(session)
			.param("description", "订单页打不开")
			.param("customer.email", "wang@example.org")
			.param("consent", "true"));
		open(post("/follow/" + number + "/withdrawal").with(csrf()).session(session));

		String other = sent(
				post("/follow/" + number + "/reopening").with(csrf()).session(session).param("reason", "又打不开了"));

		assertThat(open(get("/follow/" + other + "/consent").session(session)).getContentAsString())
			.contains("我同意你们保存上面的联系方式");
	}

	@Test
	void whoWithdrewTheConsentComesBackWithoutAName() throws Exception {
		MockHttpSession session = new MockHttpSession();
		String number = sent(form("/").session(session)
			.param("description", "订单页打不开")
			.param("customer.email", "wang@example.org")
			.param("customer.name", "王小明")
			.param("consent", "true"));
		open(post("/follow/" + number + "/consent").with(csrf()).session(session));
		open(post("/follow/" + number + "/withdrawal").with(csrf()).session(session));

		String other = sent(
				post("/follow/" + number + "/reopening").with(csrf()).session(session).param("reason", "又打不开了"));

		assertThat(isAnonymous(other)).isTrue();
		assertThat(this.json.readTree(this.work.page("support", "/api/cases/" + other)).get("customer").toString())
			.doesNotContain("删除", "Erased", "王", "example");
	}

	private boolean isAnonymous(String number) throws Exception {
		return this.json.readTree(this.work.page("support", "/api/cases/" + number))
			.get("customer")
			.get("anonymous")
			.asBoolean();
	}

	private void publish(ModelFile file) {
		this.deployments.deploy(List.of(file), new Change("owner", Source.PAGE, "test", null));
	}

	private MockHttpServletRequestBuilder form(String page) throws Exception {
		return form(page, post("/submit"));
	}

	private MockHttpServletRequestBuilder form(String page, MockHttpServletRequestBuilder request) throws Exception {
		Matcher token = TOKEN.matcher(open(get(page.startsWith("/submit") ? "/" : page)).getContentAsString());
		assertThat(token.find()).isTrue();
		return request.with(csrf()).param("token", token.group(1));
	}

	private String sent(MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse answer = open(request);
		assertThat(answer.getRedirectedUrl()).as(answer.getContentAsString()).endsWith("/receipt");
		return answer.getRedirectedUrl().split("/")[2];
	}

	private MockHttpServletResponse open(MockHttpServletRequestBuilder request) throws Exception {
		return this.browser.perform(request).andReturn().getResponse();
	}

}
