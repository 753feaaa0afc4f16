package feedbackloop.notification;

import java.util.Map;
import java.util.UUID;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What customers wrote in public is answered there by a person, who finds text and link.
 */
@CaseTest
class PublicRepliesTest {

	private static final String PAGE = "/outbox/public";

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Test
	void theAnswerWaitsWithItsLinkUntilSomebodyPostedIt() {
		String link = "https://store.example/reviews/" + UUID.randomUUID();
		String number = this.work.submit(Map.of("channel", "appStore", "description", "打不开", "link", link, "rating",
				"2", "store", "Google Play", "customer", Map.of("name", "王小明")));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());

		String page = this.work.page("support", PAGE);
		assertThat(page).contains(number, "href=\"" + link + "\"", "已公开发布", "data-copies").doesNotContain("王小明");
		assertThat(this.work.page("engineering", PAGE)).contains(number).doesNotContain("已公开发布</button>");
		assertThat(this.work.page("support", "/cases/" + number)).contains("由人公开发布", PAGE + "#reply-");

		assertThat(this.work.fillsIn("support", PAGE + "/" + id(number), Map.of("decision", "POSTED")))
			.containsEntry("done", true);
		assertThat(this.work.page("support", PAGE)).doesNotContain(number);
		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain("由人公开发布");
		assertThat(this.database.sql("select state from outbox where number = ? and recipient = 'public'")
			.param(number)
			.query(String.class)
			.single()).isEqualTo("sent");
	}

	@Test
	void aComplaintAboutSomebodyIsHiddenFromThem() {
		String number = this.work.submit(Map.of("channel", "appStore", "description", "客服态度不好", "customer", Map.of()));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		assertThat(this.work.page("engineering2", PAGE)).contains(number);
		this.database.sql("update feedback set about_user = 'engineering2' where number = ?").param(number).update();
		assertThat(this.work.page("support", PAGE)).contains(number);
		assertThat(this.work.page("engineering2", PAGE)).doesNotContain(number);
	}

	private long id(String number) {
		return this.database.sql("select id from outbox where number = ? and recipient = 'public' and state = 'draft'")
			.param(number)
			.query(Long.class)
			.single();
	}

}
