package feedbackloop.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Details;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.privacy.DetailBook;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What only some channels ask for comes in by each door and is shown wherever the case
 * is.
 */
@CaseTest
class DetailsTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private Intake intake;

	@Autowired
	private DetailBook details;

	@Autowired
	private FeedbackRepository cases;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private TestRestTemplate http;

	@Autowired
	private MockMvc pages;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private JdbcClient database;

	@Test
	void aProgramGivesThemByTheirNames() throws Exception {
		String number = this.work.submit(Answers.of("channel", "appStore", "store", "Google Play", "rating", 2,
				"appVersion", "8.2.1 (4512)", "link", "https://store.example/r/7?tel=13912345678"));

		JsonNode read = this.json.readTree(this.work.page("support", "/api/cases/" + number));
		assertThat(this.json.convertValue(read.get("details"), Map.class)).containsEntry("store", "Google Play")
			.containsEntry("rating", "2")
			.containsEntry("appVersion", "8.2.1 (4512)")
			.containsEntry("link", "https://store.example/r/7?tel=139****5678")
			.hasSize(4);
		assertThat(Jsoup.parse(this.work.page("support", "/cases/" + number)).select("#facts dl").text())
			.contains("应用商店 Google Play 评分 2 应用版本 8.2.1 (4512)");
		assertThat(this.work.page("auditor", "/cases/" + number + "/trail")).contains("Google Play", "8.2.1 (4512)");
		assertThat(opened(number)).containsEntry("link", "https://store.example/r/7?tel=13912345678");
		assertThat(this.database.sql("select details_masked from feedback where number = ?")
			.param(number)
			.query(String.class)
			.single()).doesNotContain("13912345678");
	}

	@Test
	void aFormGivesThemAndFieldsOfItsOwnInItsOrder() {
		Map<String, String> form = Map.of("description", "店里太冷", "seat", "靠窗", "platform", "微博", "shelf", "", "age",
				"34");
		String number = this.intake
			.register(FormFields.feedback("social", form, List.of("seat", "shelf", "age")), List.of(),
					Origin.staff("support", null, false, false, Locale.ENGLISH))
			.number();
		assertThat(opened(number)).containsExactly(Map.entry("platform", "微博"), Map.entry("seat", "靠窗"),
				Map.entry("age", "34"));
	}

	@Test
	void aCaseWithoutThemHasNone() throws Exception {
		String number = this.work.submit();
		assertThat(this.json.readTree(this.work.page("support", "/api/cases/" + number)).get("details")).isEmpty();
		assertThat(opened(number)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "link,ftp://example.org/a", "link,see the forum", "rating,6", "rating,good", "rating,4.5" })
	void whatCannotBeIsRefusedWithTheNameOfTheField(String name, String value) throws Exception {
		ResponseEntity<JsonNode> answer = this.http.postForEntity("/api/feedback",
				Answers.of("channel", "social", "description", "太慢", name, value), JsonNode.class);
		assertThat(answer.getStatusCode().value()).isEqualTo(400);
		assertThat(answer.getBody().toString()).contains("\"" + name + "\"");
	}

	@Test
	void whatIsTooLongIsRefusedWithTheNameOfTheField() {
		for (String name : Details.OF_CHANNELS) {
			String value = "https://example.org/" + "x".repeat(2000);
			ResponseEntity<JsonNode> answer = this.http.postForEntity("/api/feedback",
					Answers.of("channel", "social", "description", "太慢", name, value), JsonNode.class);
			assertThat(answer.getStatusCode().value()).as(name).isEqualTo(400);
			assertThat(answer.getBody().toString()).contains("\"" + name + "\"");
		}
	}

	@Test
	void staffTypeThemIn() throws Exception {
		String place = this.pages
			.perform(post("/intake").param("channel", "ticket")
				.param("description", "打印机不出纸")
				.param("ticketReference", "T-20261122-77")
				.with(member("support"))
				.with(csrf()))
			.andReturn()
			.getResponse()
			.getRedirectedUrl();
		assertThat(place).isEqualTo("/intake/recorded");
		String number = this.database.sql("select max(number) from feedback where channel = 'ticket'")
			.query(String.class)
			.single();
		assertThat(opened(number)).containsExactly(Map.entry("ticketReference", "T-20261122-77"));
	}

	private Map<String, String> opened(String number) {
		return this.transaction.execute((status) -> this.details.open(this.cases.findByNumber(number).orElseThrow()));
	}

}
