package feedbackloop.browser;

import com.microsoft.playwright.Page;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A manager finds from the morning's page which channel got worse, on screens of any
 * width; the chart says what the table says.
 */
@CaseTest
@ExtendWith(InChromium.class)
class FiguresBrowserTest {

	@Autowired
	private JdbcClient database;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
		this.database
			.sql("""
					insert into case_figures (number, channel, product, feedback_type, grade, team, verdict, duplicate, received_at,
					  first_response_at, response_seconds, resolved_at, resolution_seconds, closed_at, first_contact, first_time_right,
					  repeated, customers, score, rated_at, response_due, response_kept, resolution_due, resolution_kept, promise_moved)
					select 'FB-19970101-' || lpad(place::text, 6, '0'), (array['portal', 'email', 'phone'])[1 + place % 3], '看图',
					  (array['defect', 'service'])[1 + place % 2], (array['urgent', 'high', 'medium', 'low'])[1 + place % 4],
					  (array['support', 'product'])[1 + place % 2], 'valid', false, at, at + interval '3 hours',
					  3000 + 40 * (place % 97) + case when place % 3 = 1 and place < 150 then 40000 else 0 end, at + interval '2 days',
					  60000 + 1000 * (place % 89), at + interval '3 days', place % 3 = 0, place % 5 > 0, place % 9 = 0, 1 + place % 4,
					  1 + place % 5, at + interval '3 days', at + interval '1 day', place % 8 > 0, at + interval '5 days', place % 7 > 0,
					  place % 6 = 0
					from (select place, now() - place * interval '5 hours' as at from generate_series(1, 400) place) p""")
			.update();
	}

	@AfterEach
	void removed() {
		this.database.sql("delete from case_figures where number like 'FB-19970101-%'").update();
	}

	@Test
	void aManagerFindsWhereAnswersGotSlower() {
		for (String language : new String[] { "zh-CN", "en" }) {
			Page page = this.chromium.signedIn(language, "manager", "/insights?product=看图");
			assertThat(page.locator("#news [href*=firstResponse]")).hasCount(1);
			pictures(page, "insights-" + language);

			page.locator("[data-figure=firstResponse] h3 a").click();
			assertThat(page.locator("#chart canvas")).isVisible();
			assertThat(page.locator("#steps tbody tr")).hasCount(30);
			page.locator("#split a[href*='by=channel']").click();
			page.locator("#split [data-key=email] a").click();
			assertThat(page.locator("#field-channel")).hasValue("email");
			assertThat(page.locator("#behind tbody tr").first()).containsText("FB-19970101-");
			pictures(page, "figure-" + language);
			page.close();
		}
	}

	private static void pictures(Page page, String name) {
		for (int width : new int[] { 1920, 1280, 390 }) {
			Screenshots.take(page, name, width);
		}
	}

}
