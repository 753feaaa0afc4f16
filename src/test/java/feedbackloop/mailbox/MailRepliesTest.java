package feedbackloop.mailbox;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.notification.MailKeys;
import feedbackloop.privacy.CustomerSecret;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A conversation by mail stands on the case like any other.
 */
@CaseTest
@Import(MailTools.class)
class MailRepliesTest {

	private static final String CUSTOMER = "reply.wang@example.com";

	@Autowired
	private MailTools tools;

	@Autowired
	private CaseWork work;

	@Autowired
	private MailKeys keys;

	@Autowired
	private CustomerSecret secrets;

	@Autowired
	private FeedbackRepository cases;

	@Autowired
	private JdbcClient database;

	@Test
	void anAnswerWithAPictureStandsBelowTheQuestion() throws Exception {
		String number = writes("第一封：订单页打不开");
		this.work.claims("support", number, "triage");
		this.work.asks("support", number, "请问是在哪个页面？");
		assertThat(status(number)).isEqualTo("waitingForYou");

		assertThat(
				this.tools.arrives(withPicture(number, "是结算页，见截图。\r\n\r\n在 2026/11/22 10:30, 反馈闭环 写道:\r\n> 请问是在哪个页面？")))
			.isEqualTo("reply " + number);

		assertThat(status(number)).isNotEqualTo("waitingForYou");
		Document page = Jsoup.parse(this.work.page("support", "/cases/" + number));
		String shown = page.text();
		assertThat(shown).containsSubsequence("第一封", "请问是在哪个页面？", "是结算页，见截图。");
		assertThat(page.select("details:contains(引用的原文和签名) .words").text()).contains("写道", "> 请问是在哪个页面？");
		assertThat(this.database.sql("""
				select count(*) from evidence_file e join feedback f on f.id = e.feedback_id where f.number = ?""")
			.param(number)
			.query(Long.class)
			.single()).isEqualTo(1);
	}

	@Test
	void filesThatACaseHasNoRoomForAreCounted() {
		String number = writes("打不开");
		assertThat(this.tools.arrives(withFiles(number, 48))).isEqualTo("reply " + number);
		assertThat(this.tools.arrives(withFiles(number, 5))).isEqualTo("reply " + number);

		assertThat(this.database
			.sql("select arguments ->> 'count' from timeline where number = ? and kind = 'mailFilesRefused'")
			.param(number)
			.query(String.class)
			.list()).containsExactly("3");
	}

	@Test
	void theSecretThatACustomerQuotesIsShownToNobody() {
		String number = writes("打不开");
		String secret = this.secrets.of(this.cases.findByNumber(number).orElseThrow());

		answers(number, CUSTOMER, "X-A: b",
				"谢谢\r\n\r\n在 2026/11/22 10:30, 反馈闭环 写道:\r\n> 编号：" + number + "\r\n> 查询密码：" + secret);
		this.tools.arrives("MAILER-DAEMON@mx.example.com", "Subject: Undelivered Mail",
				"550 5.1.1\n查询密码：" + secret + "\nMessage-ID: <" + this.keys.messageId(8, number, "localhost") + ">");

		assertThat(this.work.page("support", "/cases/" + number)).contains("查询密码：******").doesNotContain(secret);
		long bounce = this.database.sql("select max(id) from inbound_mail").query(Long.class).single();
		assertThat(this.work.page("support", "/mailbox/" + bounce)).contains("查询密码：******").doesNotContain(secret);
	}

	@Test
	void whatAProgramAnswersIsKeptButAnswersNoQuestion() {
		String number = writes("打不开");
		this.work.claims("support", number, "triage");
		this.work.asks("support", number, "哪个页面？");

		assertThat(answers(number, CUSTOMER, "Auto-Submitted: auto-replied", "我在休假")).isEqualTo("automatic " + number);

		assertThat(status(number)).isEqualTo("waitingForYou");
		assertThat(this.work.page("support", "/cases/" + number)).contains("自动回复: ", "我在休假");
	}

	@Test
	void anAnswerFromAnotherAddressSaysSo() {
		String number = writes("打不开");

		answers(number, "colleague@example.net", "X-A: b", "我是同事，代为补充");

		assertThat(timeline(number)).contains("mailReply.address", "mailFromElsewhere");
		assertThat(timeline(writes("另一件"))).doesNotContain("mailFromElsewhere");
	}

	@Test
	void whoAnswersAboutACaseThatHasEndedGetsANewOneThatNamesTheOld() {
		String number = writes("打不开");
		this.database.sql("update feedback set status = 'closed' where number = ?").param(number).update();

		String became = answers(number, CUSTOMER, "Subject: Re: " + number, "又打不开了");

		assertThat(became).startsWith("registered FB-").isNotEqualTo("registered " + number);
		assertThat(this.work.page("support", "/cases/" + became.substring("registered ".length()))).contains("又打不开了",
				"客户接着已结束的案件 " + number);
		assertThat(Jsoup.parse(this.work.page("support", "/cases/" + number)).select("#goes-on-as a").text())
			.isEqualTo(became.substring("registered ".length()));
	}

	@Test
	void whoAnswersTheMailOfAClosedCaseInTimeOpensItAgain() throws Exception {
		String number = writes("打不开");
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		answers(number, CUSTOMER, "Auto-Submitted: auto-replied", "我在休假");
		this.work.fires(number, "event_confirmationOver");
		this.work.fires(number, "event_confirmationOver");
		assertThat(answers(number, CUSTOMER, "Auto-Submitted: auto-replied", "我还在休假")).isEqualTo("automatic " + number);
		assertThat(status(number)).as("a program opens nothing again").isEqualTo("closed");

		assertThat(this.tools.arrives(withPicture(number, "又打不开了\r\n\r\n在 2026/11/22 10:30, 反馈闭环 写道:\r\n> 已关闭")))
			.isEqualTo("reply " + number);

		assertThat(status(number)).isEqualTo("inReview");
		assertThat(timeline(number)).containsOnlyOnce("customerReopened");
		Document page = Jsoup.parse(this.work.page("support", "/cases/" + number));
		assertThat(page.text()).contains("又打不开了");
		assertThat(page.select("details:contains(引用的原文和签名) .words").text()).contains("> 已关闭");
		assertThat(answers(number, CUSTOMER, "Subject: Re: " + number, "补充一句")).isEqualTo("reply " + number);
		assertThat(timeline(number)).containsOnlyOnce("customerReopened");
	}

	@Test
	void whoOnlyThanksAfterTheEndOpensNothing() throws Exception {
		String number = writes("打不开");
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		this.work.fires(number, "event_confirmationOver");
		this.work.fires(number, "event_confirmationOver");
		int told = mailed(number).size();

		assertThat(answers(number, CUSTOMER, "X-A: b", "收到，谢谢！\r\n\r\n在 2026/11/22 10:30, 反馈闭环 写道:\r\n> 还打不开？"))
			.isEqualTo("reply " + number);
		assertThat(status(number)).isEqualTo("closed");
		assertThat(mailed(number)).hasSize(told);
		assertThat(timeline(number)).contains("customerThanked").doesNotContain("customerReopened");
		assertThat(this.work.page("support", "/cases/" + number)).contains("收到，谢谢！", "客户致谢，案件不重新打开");

		assertThat(this.tools.arrives(withPicture(number, "谢谢"))).isEqualTo("reply " + number);
		assertThat(status(number)).as("with a picture there is more to say").isEqualTo("inReview");
	}

	@Test
	void aLogoInASignatureIsNothingMoreToSay() throws Exception {
		String number = closed();
		assertThat(this.tools.arrives(withLogo(number, "谢谢"))).isEqualTo("reply " + number);
		assertThat(status(number)).isEqualTo("closed");
		assertThat(timeline(number)).contains("customerThanked");
	}

	@Test
	void aReplyOfAbsenceThatDoesNotSayThatAProgramWroteItOpensNothing() {
		String number = closed();
		assertThat(answers(number, CUSTOMER, "Subject: Re: " + number, "您好，我正在休假，12 月 7 日回来后尽快回复。"))
			.isEqualTo("automatic " + number);
		assertThat(
				answers(number, CUSTOMER, "Subject: Out of the office until Monday", "For urgent matters call 12345."))
			.isEqualTo("automatic " + number);
		assertThat(status(number)).isEqualTo("closed");
		assertThat(answers(number, CUSTOMER, "Subject: Re: " + number, "我正在休假，可是又打不开了，怎么办？"))
			.isEqualTo("reply " + number);
		assertThat(status(number)).isEqualTo("inReview");
	}

	private String closed() {
		String number = writes("打不开");
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已经修好了。", "resolvedAtFirstContact", true));
		this.work.fires(number, "event_confirmationOver");
		this.work.fires(number, "event_confirmationOver");
		return number;
	}

	private byte[] withLogo(String number, String text) throws Exception {
		return new String(withPicture(number, text), StandardCharsets.UTF_8)
			.replace("name=\"p.png\"", "name=\"p.png\"\r\nContent-Disposition: inline\r\nContent-ID: <logo@mail>")
			.getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void thanksForACaseThatCannotBeOpenedAgainAreNoNewCase() {
		String number = writes("打不开");
		this.database.sql("update feedback set status = 'closed' where number = ?").param(number).update();

		assertThat(answers(number, CUSTOMER, "Subject: Re: " + number, "Thanks a lot!")).isEqualTo("reply " + number);
		assertThat(answers(number, CUSTOMER, "Subject: Re: " + number, "Thanks, but it is broken again"))
			.startsWith("registered ");
	}

	@Test
	void aMailThatComesBackStopsMailsToThatAddressUntilTheCustomerWritesAgain() {
		String number = writes("打不开");
		String bounce = "Subject: Undelivered Mail Returned to Sender\nAuto-Submitted: auto-replied";

		assertThat(this.tools.arrives("MAILER-DAEMON@mx.example.com", bounce,
				"550 5.1.1 user unknown\nMessage-ID: <" + this.keys.messageId(7, number, "localhost") + ">"))
			.isEqualTo("bounce " + number);

		assertThat(timeline(number)).contains("mailReturned");
		assertThat(this.database.sql("select recipient from digest_line where number = ? and event = 'bounced'")
			.param(number)
			.query(String.class)
			.list()).containsExactly("group:support");
		assertThat(this.work.page("support", "/cases/" + number)).contains("邮件被退回");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		assertThat(mailed(number)).containsExactly("received");
		answers(number, CUSTOMER, "X-A: b", "我还在");
		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain("class=\"status overdue\">邮件被退回");
	}

	@Test
	void aConversationGoesOnUnderTheNamesOfItsMails() {
		String number = writes("打不开");

		assertThat(this.database
			.sql("select count(*) from inbound_mail where number = ? and message_id_sealed is not null")
			.param(number)
			.query(Long.class)
			.single()).isEqualTo(1);
	}

	private String writes(String text) {
		String became = this.tools.arrives("王小明 <" + CUSTOMER + ">", "Subject: 打不开", text);
		assertThat(became).startsWith("registered ");
		return became.substring("registered ".length());
	}

	private String answers(String number, String from, String head, String text) {
		return this.tools.arrives(from, "Cc: " + this.keys.address(MailTools.ADDRESS, number) + "\n" + head, text);
	}

	private byte[] withFiles(String number, int count) {
		String files = IntStream.range(0, count)
			.mapToObj((i) -> "--b\r\nContent-Type: text/plain; name=\"" + i + ".txt\"\r\n\r\nFile " + i + "\r\n")
			.collect(Collectors.joining());
		return ("From: " + CUSTOMER + "\r\nTo: " + this.keys.address(MailTools.ADDRESS, number) + "\r\nMessage-ID: <"
				+ number + count + "@example.com>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + files
				+ "--b--")
			.getBytes(StandardCharsets.UTF_8);
	}

	private byte[] withPicture(String number, String text) throws Exception {
		ByteArrayOutputStream picture = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", picture);
		return """
				From: %s
				To: %s
				Subject: Re: x
				Message-ID: <picture-%s@example.com>
				Content-Type: multipart/mixed; boundary="b"

				--b
				Content-Type: text/plain; charset=utf-8

				%s
				--b
				Content-Type: image/png; name="p.png"
				Content-Transfer-Encoding: base64

				%s
				--b--
				"""
			.formatted(CUSTOMER, this.keys.address(MailTools.ADDRESS, number), number, text,
					Base64.getMimeEncoder().encodeToString(picture.toByteArray()))
			.getBytes(StandardCharsets.UTF_8);
	}

	private String status(String number) {
		return this.database.sql("select status from feedback where number = ?")
			.param(number)
			.query(String.class)
			.single();
	}

	private List<String> timeline(String number) {
		return this.database.sql("select kind from timeline where number = ?").param(number).query(String.class).list();
	}

	private List<String> mailed(String number) {
		return this.database.sql("select event from outbox where number = ? and recipient = 'customer'")
			.param(number)
			.query(String.class)
			.list();
	}

}
