package feedbackloop.improvement;

import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who has to read what a measure brought says so alone; what is open stands on pages.
 */
@CaseTest
class MeasureReadersTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	private String improvement;

	@AfterEach
	void nobodyHasToReadIt() {
		this.database.sql("delete from measure_reader").update();
	}

	@Test
	void eachReadsAloneAndWhatIsOpenIsShown() {
		trainingLanded();

		assertThat(names("lead", "support")).doesNotContainKey("readingRefused");
		assertThat(names("support", "quality2")).doesNotContainKey("readingRefused");
		assertThat(page("quality").text()).contains("已参加 0/3 人");
		assertThat(mine("support2").text()).contains("新流程培训", "我已参加");
		assertThat(mine("engineering").select("#reading")).isEmpty();

		assertThat(reads("support2")).doesNotContainKey("readingRefused");
		assertThat(page("support").text()).contains("已参加 1/3 人");
		assertThat(mine("support2").select("#reading")).isEmpty();
		assertThat(reads("support2").get("readingRefused")).asString().contains("没有待阅读");
		assertThat(reads("engineering").get("readingRefused")).asString().contains("没有待阅读");
	}

	@Test
	void whatLandsAgainIsReadAgain() {
		trainingLanded();
		names("lead", "support2");
		reads("support2");

		this.database.sql("update measure set landed_at = now() + interval '1 minute' where title = '新流程培训'").update();

		assertThat(mine("support2").select("#reading")).isNotEmpty();
	}

	@Test
	void whoMayNotNameAndWhatIsNoTextIsRefused() {
		trainingLanded();

		assertThat(names("engineering", "support").get("readingRefused")).asString().contains("牵头部门");
		assertThat(names("lead", "nobody").get("readingRefused")).asString().contains("nobody");
		assertThat(names("lead", "auditor").get("readingRefused")).asString().contains("auditor");
		assertThat(this.work
			.fillsIn("lead", "/improvements/" + this.improvement + "/measures/2/readers", Map.of("who", "support"))
			.get("readingRefused")).asString().contains("没有待阅读");
	}

	private void trainingLanded() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("education", "support"), "title", "新流程培训"),
						Answers.measure("product", "engineering")));
		this.work.carriesOut(number);
		this.improvement = this.work.improvementOf(number);
	}

	private Map<String, Object> names(String userId, String who) {
		return this.work.fillsIn(userId, "/improvements/" + this.improvement + "/measures/1/readers",
				Map.of("who", who));
	}

	private Map<String, Object> reads(String userId) {
		return this.work.fillsIn(userId, "/improvements/" + this.improvement + "/measures/1/read", Map.of());
	}

	private Document page(String userId) {
		return Jsoup.parse(this.work.page(userId, "/improvements/" + this.improvement));
	}

	private Document mine(String userId) {
		return Jsoup.parse(this.work.page(userId, "/improvements/measures"));
	}

}
