package feedbackloop.mailbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import feedbackloop.mailbox.MailboxSettings.Mailbox;
import feedbackloop.mailbox.MailboxSettings.Security;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Mail is fetched once, whatever happens to the server, the folder or a node.
 */
@CaseTest
@Import(MailTools.class)
class MailPollerTest {

	@Autowired
	private MailTools tools;

	@Autowired
	private CaseWork work;

	@Autowired
	private InboundMails mails;

	@Autowired
	private Mailboxes mailboxes;

	@Autowired
	private JdbcClient database;

	private GreenMail server;

	private GreenMailUser user;

	private Mailbox mailbox;

	@BeforeEach
	void start() {
		start(ServerSetup.IMAP.dynamicPort());
	}

	private void start(ServerSetup setup) {
		this.server = new GreenMail(setup);
		this.server.start();
		this.user = this.server.setUser(MailTools.ADDRESS, "care", "secret");
		int port = setup.getProtocol().equals("imap") ? this.server.getImap().getPort()
				: this.server.getImaps().getPort();
		this.mailbox = MailTools.mailbox(port, setup.getProtocol().equals("imap") ? Security.NONE : Security.IMAPS);
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	@Test
	void aMailBecomesACaseWithTheUsualAcknowledgement() throws Exception {
		arrives("first@example.com", "poll-first", "Subject: =?gbk?B?tqm1pdKztPKyu7+q?=", "It does not open.");

		poll();
		this.tools.work().workDue();

		String number = registered();
		assertThat(number).startsWith("FB-");
		assertThat(this.database.sql("select channel || ' ' || reach || ' ' || language from feedback where number = ?")
			.param(number)
			.query(String.class)
			.single()).isEqualTo("email direct zh-CN");
		assertThat(
				this.database.sql("select event from outbox where number = ?").param(number).query(String.class).list())
			.containsExactly("received");
		assertThat(inbox().get(0).isSet(Flags.Flag.SEEN)).isTrue();
		assertThat(this.work.openTasks(number)).containsExactly("triage");
		assertThat(this.work.page("support", "/cases/" + number)).contains("订单页打不开", "It does not open.");
	}

	@Test
	void twoNodesAtOnceTakeEachMailOnce() throws Exception {
		IntStream.range(0, 40).forEach((i) -> arrives("many@example.com", "many-" + i, "Subject: many", "Text " + i));
		MailPoller one = this.tools.poller(this.mailbox);
		MailPoller other = this.tools.poller(this.mailbox);

		CompletableFuture.allOf(CompletableFuture.runAsync(one::poll), CompletableFuture.runAsync(other::poll)).join();
		MailWork first = this.tools.work();
		MailWork second = this.tools.work();
		CompletableFuture.allOf(CompletableFuture.runAsync(first::workDue), CompletableFuture.runAsync(second::workDue))
			.join();
		this.tools.work().workDue();

		assertThat(count("state = 'done' and outcome = 'registered'")).isEqualTo(40);
		assertThat(this.database.sql("""
				select count(distinct number) from inbound_mail where mailbox = ?""")
			.param(this.mailbox.name())
			.query(Long.class)
			.single()).isEqualTo(40);
	}

	@Test
	void anAccessTokenOpensTheMailboxAndIsReadAnew(@TempDir Path directory) throws Exception {
		Path token = directory.resolve("token");
		Files.writeString(token, "expired\n");
		this.mailbox = new Mailbox("127.0.0.1", this.server.getImap().getPort(), Security.NONE, "care", null,
				token.toString(), MailTools.ADDRESS, "INBOX", true);
		arrives("token@example.com", "token-1", "Subject: a", "One");
		poll();
		assertThat(stands().problem()).isNotEmpty();
		Files.writeString(token, "secret\n");
		poll();
		this.tools.work().workDue();
		assertThat(stands().problem()).isNull();
		assertThat(stands().againAt()).isNull();
		assertThat(count("outcome = 'registered'")).isEqualTo(1);
	}

	@Test
	void aFolderWithNewUidsBringsNothingTwice() throws Exception {
		arrives("again@example.com", "again-1", "Subject: a", "One");
		poll();
		int port = this.mailbox.port();
		this.server.stop();
		start(new ServerSetup(port, "127.0.0.1", "imap"));
		arrives("again@example.com", "again-1", "Subject: a", "One");
		arrives("again@example.com", "again-2", "Subject: b", "Two");

		poll();
		this.tools.work().workDue();

		assertThat(count("outcome = 'registered'")).isEqualTo(2);
	}

	@Test
	void theSameMessageIdOnAnotherMailLosesNothing() {
		arrives("twin@example.com", "twin", "Subject: a", "One");
		arrives("twin@example.com", "twin", "Subject: b", "Two");

		poll();
		this.tools.work().workDue();

		assertThat(count("outcome = 'registered'")).isEqualTo(2);
	}

	@Test
	void whatANodeKeptAndDidNotMarkIsNotFetchedAgain() throws Exception {
		arrives("crash@example.com", "crash", "Subject: a", "One");
		poll();
		inbox().get(0).setFlag(Flags.Flag.SEEN, false);

		poll();
		this.tools.work().workDue();
		this.tools.work().workDue();

		assertThat(count("outcome = 'registered'")).isEqualTo(1);
	}

	@Test
	void whoDiedWhileReadingIsReplacedAndTheRestIsFetched() {
		arrives("dead@example.com", "dead-1", "Subject: a", "One");
		arrives("dead@example.com", "dead-2", "Subject: b", "Two");
		assertThat(this.mailboxes.lead(this.mailbox.name(), "dead")).isTrue();
		poll();
		assertThat(count("true")).as("while the other may still read").isZero();

		this.database.sql("update mailbox set leased_until = now() where name = ?").param(this.mailbox.name()).update();
		poll();

		assertThat(count("true")).isEqualTo(2);
	}

	@Test
	void whoDiedWhileWorkingIsReplacedAndNothingIsDoneTwice() {
		arrives("work@example.com", "work", "Subject: a", "One");
		poll();
		assertThat(this.mails.takeNext()).isPresent();
		this.tools.work().workDue();
		assertThat(count("state = 'waiting'")).as("while the other may still work").isEqualTo(1);

		due();
		this.tools.work().workDue();

		assertThat(count("outcome = 'registered'")).isEqualTo(1);
	}

	@Test
	void aMailThatEndsTheProgramEachTimeIsSetAsideAndHoldsUpNoOther() {
		arrives("poison@example.com", "poison", "Subject: a", "One");
		arrives("poison@example.com", "good", "Subject: b", "Two");
		poll();
		for (int i = 0; i < InboundMails.MOST_ATTEMPTS; i++) {
			this.database.sql("""
					update inbound_mail set attempts = attempts + 1 where id =
					  (select min(id) from inbound_mail where mailbox = ?)""").param(this.mailbox.name()).update();
		}

		this.tools.work().workDue();

		assertThat(count("state = 'aside' and problem = 'INTERRUPTED'")).isEqualTo(1);
		assertThat(count("outcome = 'registered'")).isEqualTo(1);
	}

	@Test
	void aServerThatIsAwayOrRefusesIsTriedAgain() throws Exception {
		arrives("away@example.com", "away", "Subject: a", "One");
		Mailbox wrong = new Mailbox("127.0.0.1", this.mailbox.port(), Security.NONE, "care", "wrong", null,
				MailTools.ADDRESS, "INBOX", true);
		this.tools.poller(wrong).poll();
		assertThat(this.mailboxes.all(MailTools.settings(wrong))).filteredOn((one) -> one.name().equals(wrong.name()))
			.allMatch((one) -> one.problem() != null);
		this.server.stop();
		poll();

		start(new ServerSetup(this.mailbox.port(), "127.0.0.1", "imap"));
		arrives("away@example.com", "away", "Subject: a", "One");
		poll();

		assertThat(this.mailboxes.all(MailTools.settings(this.mailbox)))
			.filteredOn((one) -> one.name().equals(this.mailbox.name()))
			.allMatch((one) -> one.problem() == null && one.readAt() != null);
		assertThat(count("true")).isEqualTo(1);
	}

	/** Servers lock accounts. */
	@Test
	void aRefusedPasswordIsTriedLaterAndLaterAnotherOneAtOnce() {
		arrives("refused@example.com", "refused", "Subject: a", "One");
		Mailbox right = this.mailbox;
		this.mailbox = new Mailbox("127.0.0.1", right.port(), Security.NONE, "care", "wrong", null, MailTools.ADDRESS,
				"INBOX", true);
		MailPoller node = this.tools.poller(this.mailbox);
		node.poll();
		node.poll();
		assertThat(waits()).as("asked once").isBetween(50L, 60L);
		for (long minutes : List.of(2L, 4L, 8L, 16L, 32L, 60L, 60L)) {
			this.database.sql("update mailbox set again_at = now() where name = ?").param(this.mailbox.name()).update();
			node.poll();
			assertThat(waits()).isBetween(minutes * 60 - 10, minutes * 60);
		}
		assertThat(this.mailboxes.all(MailTools.settings(this.mailbox))).anyMatch((one) -> one.againAt() != null);

		this.mailbox = right;
		poll();
		assertThat(stands().againAt()).isNull();
		assertThat(count("true")).isEqualTo(1);
	}

	@Test
	void aServerWithACertificateThatNobodySignedIsNotSpokenTo() {
		this.server.stop();
		start(ServerSetup.IMAPS.dynamicPort());
		arrives("tls@example.com", "tls", "Subject: a", "One");

		poll();

		assertThat(count("true")).isZero();
		assertThat(this.mailboxes.all(MailTools.settings(this.mailbox)))
			.filteredOn((one) -> one.name().equals(this.mailbox.name()))
			.allMatch((one) -> one.problem() != null);
	}

	@Test
	void ofAMailThatIsTooLargeTheHeadMakesTheCase() {
		arrives("large@example.com", "large", "Subject: a very large mail", "x".repeat(ImapFolder.LARGEST));

		poll();
		this.tools.work().workDue();

		assertThat(count("not whole and outcome = 'registered' and octet_length(raw_sealed) < 10000")).isEqualTo(1);
		assertThat(this.work.page("support", "/cases/" + registered())).contains("a very large mail",
				"larger than 25 MB");
	}

	@Test
	void whatRenewsAnAccessTokenOnlyWritesTheFile(@TempDir Path folder) throws Exception {
		Path token = Files.writeString(folder.resolve("token"), "first\n");
		Mailbox oauth = new Mailbox("imap.example.com", null, Security.STARTTLS, "care", null, token.toString(),
				MailTools.ADDRESS, "INBOX", true);

		assertThat(oauth.secret()).isEqualTo("first");
		Files.writeString(token, "second");
		assertThat(oauth.secret()).isEqualTo("second");
		assertThat(oauth).asString().doesNotContain("second");
	}

	@Test
	void aTokenThatIsAwayHoldsUpNoOtherMailbox() {
		arrives("token@example.com", "token", "Subject: a", "One");
		Mailbox tokenless = new Mailbox("127.0.0.1", this.mailbox.port(), Security.NONE, "tokenless", null,
				"/nowhere/token", MailTools.ADDRESS, "INBOX", true);

		this.tools.poller(tokenless, this.mailbox).poll();

		assertThat(count("true")).isEqualTo(1);
		assertThat(this.mailboxes.all(MailTools.settings(tokenless, this.mailbox)))
			.filteredOn((one) -> one.problem() != null)
			.extracting((one) -> one.name() + " " + one.problem())
			.containsExactly(tokenless.name() + " The file with the access token cannot be read");
		assertThat(this.mailboxes.all(MailTools.settings(this.mailbox))).as("what is not read any more is no problem")
			.allMatch((one) -> one.problem() == null);
	}

	@Test
	void aConnectionWithoutTlsIsForThisMachineOnly() {
		assertThatThrownBy(() -> new Mailbox("imap.example.com", null, Security.NONE, "care", "x", null,
				MailTools.ADDRESS, "INBOX", true))
			.hasMessageContaining("this machine only");
	}

	private void poll() {
		this.tools.poller(this.mailbox).poll();
	}

	private Mailboxes.State stands() {
		return this.mailboxes.all(MailTools.settings(this.mailbox))
			.stream()
			.filter((one) -> one.name().equals(this.mailbox.name()))
			.findFirst()
			.orElseThrow();
	}

	private long waits() {
		return this.database.sql("select extract(epoch from again_at - now()) from mailbox where name = ?")
			.param(this.mailbox.name())
			.query(Long.class)
			.single();
	}

	private void due() {
		this.database.sql("update inbound_mail set next_attempt_at = fetched_at where state = 'waiting'").update();
	}

	private void arrives(String from, String id, String subject, String text) {
		try {
			String raw = "From: " + from + "\r\nTo: " + MailTools.ADDRESS + "\r\n" + subject + "\r\nMessage-ID: <" + id
					+ "@poller.example>\r\nDate: Sun, 22 Nov 2026 10:30:00 +0800\r\nContent-Type: text/plain\r\n\r\n"
					+ text + " " + this.mailbox.port() + "\r\n";
			this.user.deliver(new MimeMessage(Session.getInstance(new Properties()),
					new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<StoredMessage> stored() throws Exception {
		return this.server.getManagers().getImapHostManager().getInbox(this.user).getMessages();
	}

	private List<MimeMessage> inbox() throws Exception {
		List<MimeMessage> messages = new ArrayList<>();
		stored().forEach((message) -> messages.add(message.getMimeMessage()));
		return messages;
	}

	private long count(String condition) {
		return this.database.sql("select count(*) from inbound_mail where mailbox = ? and " + condition)
			.param(this.mailbox.name())
			.query(Long.class)
			.single();
	}

	private String registered() {
		return this.database.sql(
				"select number from inbound_mail where mailbox = ? and outcome = 'registered' order by id desc limit 1")
			.param(this.mailbox.name())
			.query(String.class)
			.single();
	}

}
