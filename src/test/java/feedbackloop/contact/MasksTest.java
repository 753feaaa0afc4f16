package feedbackloop.contact;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import feedbackloop.duplicates.CaseTexts;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Staff hide what nobody found in a customer's words, and show again what is nothing
 * personal; all masked copies follow.
 */
@CaseTest
@Import(StaffCalls.class)
class MasksTest {

	private static final AtomicInteger SCHOOLS = new AtomicInteger();

	/** Each time another, as the page also shows similar cases. */
	private final String school = "晨曦第" + SCHOOLS.incrementAndGet() + "小学";

	@Autowired
	private CaseWork work;

	@Autowired
	private StaffCalls staff;

	@Autowired
	private CaseTexts texts;

	@Autowired
	private JdbcClient database;

	private String number;

	@BeforeEach
	void aCustomerWritesWhatNobodyFinds() {
		this.number = this.work.submit(Answers.of("summary", this.school + "的课程打不开", "description",
				"孩子在" + this.school + "上课，任课的郝仁老师说是贵司的错", "surveyName", this.school + "问卷"));
		this.work.claims("support", this.number, "triage");
	}

	@Test
	void whatIsHiddenIsHiddenEverywhereAndTheOriginalStays() {
		this.work.writes(this.number, this.school + "又打不开了");
		assertThat(page("support")).contains(this.school);
		assertThat(this.texts.containing(this.school, 10)).contains(this.number);

		assertThat(hide("support", this.school, "address").getStatus()).isEqualTo(302);

		assertThat(page("support")).doesNotContain(this.school).contains("****的课程打不开", "****又打不开了");
		assertThat(this.work.page("support", "/api/cases/" + this.number)).doesNotContain(this.school);
		assertThat(this.work.page("support", "/cases?text=" + this.number)).doesNotContain(this.school);
		assertThat(this.texts.containing(this.school, 10)).doesNotContain(this.number);
		assertThat(this.database.sql("select summary_masked from feedback where number = ?")
			.params(this.number)
			.query(String.class)
			.single()).isEqualTo("****的课程打不开");
		assertThat(this.staff
			.read(this.staff.api("support", this.number + "/reveal", Map.of("field", "text", "reason", "verify")))
			.get("value")
			.asText()).contains(this.school);
		assertThat(noted("mask")).containsExactly("support address");
	}

	@Test
	void whatComesLaterIsHiddenToo() {
		hide("support", this.school, "address");
		this.work.writes(this.number, "在" + this.school + "试了三次");
		this.work.fillsIn("support", "/cases/" + this.number + "/comments", Map.of("text", "问问" + this.school));
		assertThat(page("support")).doesNotContain(this.school).contains("在****试了三次", "问问****");
	}

	@Test
	void theSealOfTheLetterStaysWhole() {
		this.work.writes(this.number, this.school + "又打不开了");
		String before = letters();
		hide("support", this.school, "address");
		assertThat(letters()).isEqualTo(before);
	}

	@Test
	void whatIsNothingPersonalIsShownAgainForAReason() {
		assertThat(page("lead")).contains("*老师说").doesNotContain("郝仁");
		Element list = Jsoup.parse(this.work.page("lead", "/cases/" + this.number + "?hidden=1"))
			.selectFirst("#mask-hidden");
		String token = list.select("option").stream().filter((one) -> one.text().contains("郝")).findFirst().get().val();
		assertThat(list.outerHtml()).doesNotContain("郝仁");

		assertThat(show("lead", token, "").getStatus()).isEqualTo(302);
		assertThat(page("lead")).as("without a reason").doesNotContain("郝仁老师");

		assertThat(show("lead", token, "课程的名字").getStatus()).isEqualTo(302);

		assertThat(page("engineering")).contains("郝仁老师");
		assertThat(noted("unmask")).containsExactly("lead name");
		assertThat(this.database.sql("select reason from own_mask where number = ? and not hides")
			.params(this.number)
			.query(String.class)
			.single()).isEqualTo("课程的名字");
		assertThat(show("lead", token, "noch einmal").getStatus()).as("no longer hidden").isEqualTo(302);
		assertThat(noted("unmask")).hasSize(1);
		hide("support", "郝仁", "name");
		assertThat(page("support")).doesNotContain("郝仁");
	}

	@Test
	void theCustomersOwnDataIsNeverShownAgain() {
		String named = this.work.submit(Answers.of("description", "我是诸葛明月，电话13912340987", "customer",
				Answers.of("name", "诸葛明月", "phone", "13912340987")));
		assertThat(Jsoup.parse(this.work.page("lead", "/cases/" + named + "?hidden=1")).select("#mask-hidden option"))
			.isEmpty();
	}

	@Test
	void aNameThatIsKeptNoLongerStaysHiddenInTheWords() {
		String named = this.work.submit(Answers.of("description", this.school + "：诸葛明月买的课打不开，黄老邪老师说没办法", "customer",
				Answers.of("name", "诸葛明月", "phone", "13912340988")));
		this.work.claims("support", named, "triage");
		this.database.sql("""
				update contact set name_sealed = null, name_masked = '–', phone_sealed = null, phone_masked = null,
				  phone_index = null, email_sealed = null, email_masked = null, email_index = null
				where id = (select contact_id from feedback where number = ?)""").param(named).update();

		this.work.fillsIn("support", "/cases/" + named + "/masks", Map.of("text", this.school, "kind", "address"));

		assertThat(this.work.page("support", "/cases/" + named)).contains("诸葛**买的课")
			.doesNotContain(this.school, "诸葛明月");
		assertThat(Jsoup.parse(this.work.page("lead", "/cases/" + named + "?hidden=1")).select("#mask-hidden option"))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "support2", "engineering", "quality", "owner", "auditor", "admin" })
	void whoDoesNotWorkTheCaseHidesAndShowsNothing(String userId) {
		assertThat(hide(userId, this.school, "address").getStatus()).isEqualTo(403);
		assertThat(show(userId, "x", "y").getStatus()).isEqualTo(403);
		assertThat(page(userId)).contains(this.school).doesNotContain("id=\"mask-text\"");
	}

	@Test
	void ofASensitiveCaseWhoWorksItHidesButShowsNothing() {
		this.work.fillsIn("privacy", "/cases/" + this.number + "/sensitive", Map.of("sensitive", "true", "named", ""));
		assertThat(hide("support", this.school, "address").getStatus()).isEqualTo(302);
		assertThat(show("support", "x", "y").getStatus()).isEqualTo(403);
		assertThat(page("support")).contains("id=\"mask-text\"").doesNotContain(this.school, "hidden=1");
	}

	@Test
	void whatIsWrongIsSaidAndStaysTyped() {
		for (String wrong : List.of("王**", "x", "没有写过的话")) {
			hide("support", wrong, "name");
		}
		hide("support", this.school, "secret");
		assertThat(noted("mask")).isEmpty();
		assertThat(page("support")).contains(this.school);
	}

	@Test
	void nobodyLearnsWhatIsHiddenByTrying() {
		hide("support", "郝仁", "name");
		assertThat(noted("mask")).as("it is hidden, so it is not there").isEmpty();
	}

	private MockHttpServletResponse hide(String userId, String text, String kind) {
		return this.staff.form(userId, this.number + "/masks", Map.of("text", text, "kind", kind));
	}

	private MockHttpServletResponse show(String userId, String token, String reason) {
		return this.staff.form(userId, this.number + "/masks/show", Map.of("hidden", token, "reason", reason));
	}

	private String page(String userId) {
		return this.work.page(userId, "/cases/" + this.number);
	}

	private String letters() {
		return this.database.sql("""
				select string_agg(c.text_masked, '|' order by c.id) from correspondence c
				join feedback f on f.id = c.feedback_id where f.number = ?""")
			.params(this.number)
			.query(String.class)
			.single();
	}

	private List<String> noted(String kind) {
		return this.database
			.sql("select user_id || ' ' || detail from access_log where number = ? and kind = ? order by id")
			.params(this.number, kind)
			.query(String.class)
			.list();
	}

}
