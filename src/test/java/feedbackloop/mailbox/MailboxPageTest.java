package feedbackloop.mailbox;

import java.util.Map;

import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people do with mail that the application could not sort.
 */
@CaseTest
@Import(MailTools.class)
class MailboxPageTest {

	private static final String BROKEN = "Subject: 坏了\nContent-Type: multipart/mixed";

	@Autowired
	private MailTools tools;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Test
	void aBrokenMailIsShownMaskedAndMayBeTriedAgain() {
		assertThat(this.tools.arrives("broken.person@example.com", BROKEN, "请打 13812345678")).isEqualTo("aside");
		long id = last();

		assertThat(this.work.page("support", "/mailbox")).contains("坏了", "b***@example.com", "邮件格式损坏");
		String page = this.work.page("support", "/mailbox/" + id);
		assertThat(page).contains("138****5678").doesNotContain("13812345678", "broken.person");

		assertThat(decides(id, "RUN_AGAIN")).containsKey("done");
		this.tools.work().workDue();
		assertThat(state(id)).as("still broken").isEqualTo("aside");
		assertThat(decides(id, "DISMISS")).containsKey("done");
		assertThat(this.work.page("support", "/mailbox")).doesNotContain("id=\"mail-" + id + "\"");
		assertThat(decides(id, "DISMISS")).as("a second time").containsKey("refused");
	}

	@Test
	void theSubjectOfASenderWithoutANameIsReadAsItIs() {
		this.tools.arrives("no-reply@form.example.com", "Subject: null pointer", "null pointer");

		assertThat(this.work.page("support", "/mailbox/" + last())).contains("null pointer");
	}

	@Test
	void ofABrokenMailThatIsAFeedbackWhatStandsInItIsTaken() {
		assertThat(this.tools.arrives("broken.other@example.com", BROKEN, "订单页打不开，附件坏了")).isEqualTo("aside");
		long id = last();

		decides(id, "TAKE");
		this.tools.work().workDue();

		assertThat(state(id)).isEqualTo("done");
		assertThat(this.work.page("support", "/cases?text=附件坏了")).contains("附件坏了");
	}

	@Test
	void whatAProgramSentBecomesAFeedbackWhenAPersonSaysSo() {
		assertThat(this.tools.arrives("no-reply@form.example.com", "Subject: 表单", "客户说订单页打不开")).isEqualTo("program");
		long id = last();
		assertThat(this.work.page("support", "/mailbox?show=program")).contains("表单");

		decides(id, "TAKE");
		this.tools.work().workDue();

		assertThat(state(id)).isEqualTo("done");
		assertThat(this.database.sql("select outcome || ' ' || decided_by from inbound_mail where id = ?")
			.param(id)
			.query(String.class)
			.single()).isEqualTo("registered support");
	}

	@Test
	void aMailThatBelongsToACaseIsDecidedAboutThere() {
		this.tools.arrives("zhang@example.com", "Subject: 你好", "订单页打不开");

		assertThat(decides(last(), "TAKE")).containsKey("refused");
		assertThat(decides(987654321, "TAKE")).containsKey("refused");
	}

	private Map<String, Object> decides(long id, String decision) {
		return this.work.fillsIn("support", "/mailbox/" + id, Map.of("decision", decision));
	}

	private long last() {
		return this.database.sql("select max(id) from inbound_mail where mailbox = 'tools'").query(Long.class).single();
	}

	private String state(long id) {
		return this.database.sql("select state from inbound_mail where id = ?").param(id).query(String.class).single();
	}

}
