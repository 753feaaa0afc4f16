package feedbackloop.trackers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.process.ModelFiles;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Staff link work items to cases and measures, and see them where they work.
 */
@CaseTest
class WorkItemsTest {

	private static final String JIRA = "https://jira.example.com/browse/SHOP-12";

	private static final String GITLAB = "https://git.example.com/shop/-/issues/34";

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ModelFiles files;

	@Test
	void aMeasureAndACaseCarryLinksUntilSomebodyTakesThemAway() {
		String number = planned();

		assertThat(links("engineering", number, "1", JIRA, "缓存键")).containsEntry("itemDone", "linked");
		assertThat(links("support", number, "", GITLAB, "")).containsEntry("itemDone", "linked");

		String page = part("quality", number);
		assertThat(page).contains("href=\"" + JIRA + "\"", ">SHOP-12</a>", "缓存键", "Jira · jira.example.com")
			.contains("href=\"" + GITLAB + "\"", ">#34</a>", "GitLab · git.example.com");
		assertThat(page).contains("rel=\"noopener noreferrer nofollow\"");
		assertThat(page.indexOf("SHOP-12")).isLessThan(page.indexOf("本案件"));
		assertThat(this.work.page("quality", "/cases/" + number)).contains("措施 1 关联工作项 SHOP-12", "关联工作项 #34");

		Map<String, Object> removed = this.work.fillsIn("engineering",
				"/cases/" + number + "/workItems/" + id(page, "SHOP-12") + "/remove", Map.of());
		assertThat(removed).containsEntry("itemDone", "unlinked");
		assertThat(part("quality", number)).doesNotContain("SHOP-12");
		assertThat(this.work.page("quality", "/cases/" + number)).contains("措施 1 取消关联工作项 SHOP-12");
		assertThat(this.work
			.fillsIn("engineering", "/cases/" + number + "/workItems/" + id(page, "SHOP-12") + "/remove", Map.of())
			.get("itemProblems")
			.toString()).contains("已被移除");
	}

	@Test
	void whoWorksOnItLinksAndNobodyElse() throws Exception {
		String number = planned();

		assertThat(links("engineering2", number, "1", JIRA, "")).containsKey("itemDone");
		assertThat(links("product2", number, "2", JIRA, "")).as("leads the improvement").containsKey("itemDone");
		assertThat(links("lead", number, "", JIRA, "")).containsKey("itemDone");
		for (String[] other : new String[][] { { "support", "1" }, { "engineering", "2" }, { "legal", "" },
				{ "privacy", "1" }, { "owner", "1" }, { "admin", "" } }) {
			Map<String, Object> refused = links(other[0], number, other[1], GITLAB, "");
			assertThat(refused).as(other[0]).doesNotContainKey("itemDone");
			assertThat(refused.get("itemProblems").toString()).as(other[0]).contains("可以关联工作项");
		}
		assertThat(part("legal", number)).contains("SHOP-12").doesNotContain("item-url", "/remove");
		assertThat(part("auditor", number)).contains("SHOP-12").doesNotContain("<form", "item-url");
		this.http
			.perform(post("/cases/" + number + "/workItems").with(member("auditor", "auditor"))
				.with(csrf())
				.param("url", GITLAB))
			.andExpect(status().isForbidden());
		this.http.perform(post("/cases/" + number + "/workItems").with(csrf()).param("url", GITLAB))
			.andExpect(status().is3xxRedirection());
		assertThat(this.database.sql("select count(*) from work_item where url = ? and number in (?, ?)")
			.params(GITLAB, number, this.work.improvementOf(number))
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void whoeverACaseIsAboutSeesAndLinksNothing() throws Exception {
		String number = this.work.submit(Answers.of("description", "engineering 的同事态度很差"));
		this.database.sql("update feedback set about_user = 'support2' where number = ?").param(number).update();
		assertThat(links("support", number, "", JIRA, "")).containsKey("itemDone");
		this.http
			.perform(post("/cases/" + number + "/workItems").with(member("support2", "support"))
				.with(csrf())
				.param("url", GITLAB))
			.andExpect(status().isNotFound());
		String original = this.work.submit();
		this.database.sql("update feedback set original_number = ? where number = ?").params(original, number).update();
		assertThat(part("support", original)).contains("SHOP-12", number);
		assertThat(this.work.page("support2", "/cases/" + original)).doesNotContain("SHOP-12", number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "data:text/html,x", "https://a:b@jira.example.com/browse/A-1",
			"https://j\u0456ra.example.com/browse/A-1", "", "jira.example.com/browse/A-1",
			"https://jira.example.com/\"><script>", "https://jira.example.com/?tel=13812345678",
			"https://jira.example.com/?m=li.si@example.com" })
	void whatIsNoPlainAddressIsRefusedAndNothingTypedIsLost(String url) {
		String number = this.work.submit();
		Map<String, Object> refused = links("support", number, "", url, "标题");
		assertThat(refused.get("itemProblems").toString()).startsWith("{url=地址 ");
		assertThat(refused.get("itemTyped")).isEqualTo(new WorkItemForms.Typed(null, url, "标题"));
		assertThat(this.database.sql("select count(*) from work_item where number = ?")
			.param(number)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void lengthsAndNumbersHaveLimits() {
		String number = planned();
		assertThat(
				links("support", number, "", "https://x.com/" + "a".repeat(10_000), "").get("itemProblems").toString())
			.contains("1,000");
		assertThat(links("support", number, "", JIRA, "长".repeat(301)).get("itemProblems").toString())
			.startsWith("{title=");
		assertThat(links("support", number, "", JIRA, "a\u0000b").get("itemProblems").toString()).startsWith("{title=");
		assertThat(links("engineering", number, "9", JIRA, "").get("itemProblems").toString()).contains("没有这项措施");
		assertThat(links("support", this.work.submit(), "1", JIRA, "").get("itemProblems").toString())
			.contains("没有这项措施");
		for (int i = 0; i < LinkedItems.MOST; i++) {
			assertThat(links("support", number, "", JIRA + i, "")).containsKey("itemDone");
		}
		assertThat(links("support", number, "", JIRA, "").get("itemProblems").toString()).contains("最多 20 个");
		assertThat(links("engineering", number, "1", JIRA, "")).as("a measure counts apart").containsKey("itemDone");
		assertThat(
				links("engineering", number, "1", " HTTPS://JIRA.example.com/browse/SHOP-12 ", "").get("itemProblems")
					.toString())
			.contains("已经在这里了");
	}

	@Test
	void titlesAreMaskedOnOneLineAndEscaped() {
		String number = this.work.submit();
		links("support", number, "", JIRA, "<img src=x onerror=alert(1)>\n给\u202e王小明 13812345678 回电");
		String page = part("support", number);
		assertThat(page).contains("&lt;img src=x onerror=alert(1)&gt; 给")
			.doesNotContain("<img", "\u202e", "13812345678", "王小明");
	}

	@Test
	void linksFollowTheirMeasureIntoANewPlan() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "engineering"), "title", "甲"),
						Answers.with(Answers.measure("communication", "support"), "title", "乙")));
		links("engineering", number, "1", JIRA, "");
		links("support", number, "2", GITLAB, "");
		this.database
			.sql("update measure set title = '丙' where title = '乙' and improvement_id = "
					+ "(select id from improvement where number = ?)")
			.param(this.work.improvementOf(number))
			.update();
		this.database
			.sql("update measure set number = 3 - number where improvement_id = "
					+ "(select id from improvement where number = ?)")
			.param(this.work.improvementOf(number))
			.update();

		String page = part("manager", number);
		int left = page.indexOf("新计划里没有的措施");
		assertThat(page.indexOf("1. 丙")).isLessThan(page.indexOf("2. 甲"));
		assertThat(page.indexOf("SHOP-12")).isBetween(page.indexOf("2. 甲"), left);
		assertThat(page.indexOf("#34")).isGreaterThan(left);
	}

	@Test
	void aNewItemIsOpenedInTheTrackerOfTheDepartment() {
		String number = planned();
		String improvement = this.work.improvementOf(number);
		Map<String, String> live = new HashMap<>();
		this.files.list("processes", "").forEach((name) -> live.put(name, this.files.read(name)));
		live.put(Trackers.FILE, TrackersTests.GOOD);
		this.files.rehearse(live, () -> {
			String page = part("engineering", number);
			assertThat(page)
				.contains("在 研发 Jira 新建工作项", "https://jira.example.com/new?pid=1&amp;summary=" + improvement
						+ "-1%20%E4%BF%AE%E6%AD%A3%E7%BC%93" + "%E5%AD%98&amp;description=http%3A%2F%2Flocalhost")
				.contains("%2Fcases%2F" + improvement);
			assertThat(page).as("the other measure is of another department").containsOnlyOnce("新建工作项");
			assertThat(this.work.page("legal", "/cases/" + number)).doesNotContain("新建工作项");
		});
		assertThat(part("engineering", number)).doesNotContain("新建工作项");
	}

	private String planned() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		return number;
	}

	private Map<String, Object> links(String userId, String number, String measure, String url, String title) {
		return this.work.fillsIn(userId, "/cases/" + number + "/workItems",
				Map.of("measure", measure, "url", url, "title", title));
	}

	private String part(String userId, String number) {
		String page = this.work.page(userId, "/cases/" + number);
		Matcher section = Pattern.compile("(?s)<section class=\"card[^\"]*\" id=\"workItems\">.*?</section>")
			.matcher(page);
		assertThat(section.find()).isTrue();
		return section.group();
	}

	private static String id(String page, String key) {
		String before = page.substring(0, page.indexOf(">" + key + "<"));
		List<String> ids = Pattern.compile("data-item=\"(\\d+)\"")
			.matcher(before)
			.results()
			.map((found) -> found.group(1))
			.toList();
		return ids.get(ids.size() - 1);
	}

}
