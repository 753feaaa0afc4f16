package feedbackloop.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import feedbackloop.Shutdown;
import feedbackloop.evidence.UploadCheck;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Timeline;
import feedbackloop.intake.MailIntake;
import feedbackloop.mailbox.MailboxSettings.Mailbox;
import feedbackloop.mailbox.MailboxSettings.Security;
import feedbackloop.notification.CustomerLinks;
import feedbackloop.notification.MailKeys;
import feedbackloop.privacy.Masker;
import feedbackloop.words.Words;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Reads mailboxes with the parts of the application that all tests share, which has no
 * mailbox itself.
 */
@TestComponent
public class MailTools {

	static final String ADDRESS = "care@feedback.example";

	private static final AtomicInteger count = new AtomicInteger();

	private final BeanFactory beans;

	MailTools(BeanFactory beans) {
		this.beans = beans;
	}

	static Mailbox mailbox(int port, Security security) {
		return new Mailbox("127.0.0.1", port, security, "care", "secret", null, ADDRESS, "INBOX", true);
	}

	/** A node that reads these mailboxes. */
	MailPoller poller(Mailbox... mailboxes) {
		return new MailPoller(settings(mailboxes), get(Mailboxes.class), get(InboundMails.class), get(Masker.class),
				get(PlatformTransactionManager.class), new Shutdown());
	}

	/** A node that works what was fetched. */
	MailWork work() {
		MailDesk desk = new MailDesk(get(InboundMails.class), get(CaseOfMail.class), get(Cases.class),
				get(MailIntake.class), get(Returns.class), get(MailKeys.class), get(LiveThanks.class),
				get(Timeline.class), get(Words.class), get(Clock.class), settings(mailbox(1, Security.NONE)),
				get(CustomerLinks.class));
		return new MailWork(get(InboundMails.class), desk, get(UploadCheck.class),
				get(PlatformTransactionManager.class), new Shutdown());
	}

	/**
	 * Brings a mail from that sender where it belongs.
	 * @param head further lines of its head
	 * @return what became of it, with the number of its case
	 */
	public String arrives(String from, String head, String text) {
		String type = head.contains("Content-Type") ? "" : "Content-Type: text/plain; charset=utf-8\r\n";
		String raw = "From: " + from + "\r\nTo: " + ADDRESS + "\r\nMessage-ID: <" + count.incrementAndGet()
				+ "@tools.example>\r\n" + type + head.replace("\n", "\r\n") + "\r\n\r\n" + text;
		return arrives(raw.getBytes(StandardCharsets.UTF_8));
	}

	/** Works what waits. */
	public void workDue() {
		work().workDue();
	}

	/** Brings a mail where it belongs. */
	String arrives(byte[] raw) {
		get(Mailboxes.class).lead("tools", "test");
		int uid = count.incrementAndGet();
		get(InboundMails.class).keep("tools", 1, uid, raw, true);
		work().workDue();
		return became(uid);
	}

	private String became(int uid) {
		return get(JdbcClient.class).sql("""
				select coalesce(outcome, state) || coalesce(' ' || number, '') from inbound_mail
				where mailbox = 'tools' and uid = ?""").param(uid).query(String.class).single();
	}

	static MailboxSettings settings(Mailbox... mailboxes) {
		return new MailboxSettings(List.of(mailboxes));
	}

	private <T> T get(Class<T> type) {
		return this.beans.getBean(type);
	}

}
