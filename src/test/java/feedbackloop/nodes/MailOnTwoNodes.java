package feedbackloop.nodes;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import feedbackloop.testing.FeedbackLoopTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many mails that wait in a mailbox when two nodes start, each in a JVM of its own, over
 * one database and one mail server; one is killed in the middle. Run it with
 * {@code mvn test -Dtest=MailOnTwoNodes}.
 */
@FeedbackLoopTest
class MailOnTwoNodes {

	private static final int MAILS = Integer.getInteger("mails", 1000);

	private static final Duration IN_TIME = Duration.ofMinutes(5);

	private static final Duration PATIENCE = Duration.ofMinutes(15);

	private static final String ADDRESS = "care@feedback.example";

	@Autowired
	private JdbcClient database;

	@Autowired
	private Environment environment;

	@Test
	void eachOfManyWaitingMailsBecomesACaseOnceAndInTime(@TempDir Path directory) throws Exception {
		GreenMail server = new GreenMail(
				new ServerSetup[] { ServerSetup.IMAP.dynamicPort(), ServerSetup.SMTP.dynamicPort() });
		server.start();
		GreenMailUser user = server.setUser(ADDRESS, "care", "secret");
		byte[] picture = picture();
		for (int i = 0; i < MAILS; i++) {
			user.deliver(mail(i, picture));
		}
		RunningNode one = start(server, "one", directory);
		RunningNode other = start(server, "other", directory);
		try {
			one.awaitsReady();
			other.awaitsReady();
			Instant begun = Instant.now();
			long before = done();
			awaitDone(MAILS / 3, begun);
			one.kill();
			one = start(server, "again", directory);
			awaitDone(MAILS, begun);
			Duration took = Duration.between(begun, Instant.now());
			System.out.printf("%d waiting mails on two nodes: %d worked while they started, all %d s after%n", MAILS,
					before, took.toSeconds());
			assertThat(done()).isEqualTo(MAILS);
			assertThat(count("select count(distinct number) from inbound_mail")).isEqualTo(MAILS);
			assertThat(count("select count(*) from feedback where channel = 'email'")).isEqualTo(MAILS);
			assertThat(
					count("select count(distinct business_key_) from act_hi_procinst where business_key_ like 'FB-%'"))
				.isEqualTo(MAILS);
			assertThat(count("select count(*) from outbox where event = 'received'")).isEqualTo(MAILS);
			assertThat(count("select count(*) from evidence_file")).isEqualTo((MAILS + 9) / 10);
			assertThat(took).isLessThanOrEqualTo(IN_TIME);
		}
		finally {
			one.stop();
			other.stop();
			server.stop();
		}
	}

	private void awaitDone(int mails, Instant begun) throws InterruptedException {
		while (done() < mails && Duration.between(begun, Instant.now()).compareTo(PATIENCE) < 0) {
			TimeUnit.MILLISECONDS.sleep(200);
		}
	}

	private RunningNode start(GreenMail server, String name, Path directory) throws Exception {
		Map<String, Object> settings = new HashMap<>(Map.of("feedback-loop.relay.enabled", true,
				"feedback-loop.mailboxes[0].host", "127.0.0.1", "feedback-loop.mailboxes[0].port",
				server.getImap().getPort(), "feedback-loop.mailboxes[0].security", "NONE",
				"feedback-loop.mailboxes[0].username", "care", "feedback-loop.mailboxes[0].password", "secret",
				"feedback-loop.mailboxes[0].address", ADDRESS, "feedback-loop.mail.from", ADDRESS));
		settings.put("spring.mail.host", "127.0.0.1");
		settings.put("spring.mail.port", server.getSmtp().getPort());
		return RunningNode.beside(this.environment, name, directory, 0, settings);
	}

	/** Each tenth has a picture of its own. */
	private static MimeMessage mail(int place, byte[] picture) throws Exception {
		String head = "From: =?gbk?B?wO7A1w==?= <customer" + place + "@example.com>\r\nTo: " + ADDRESS
				+ "\r\nMessage-ID: <waiting-" + place + "@example.com>\r\nSubject: =?gbk?B?tqm1pdKztPKyu7+q?=\r\n"
				+ "MIME-Version: 1.0\r\n";
		String text = "订单页打不开，第 " + place + " 次反馈，请处理。\r\n";
		String body = (place % 10 != 0) ? "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text
				: "Content-Type: multipart/mixed; boundary=part\r\n\r\n--part\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
						+ text + "\r\n--part\r\nContent-Type: image/png; name=screen.png\r\n"
						+ "Content-Disposition: attachment; filename=screen.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
						+ Base64.getMimeEncoder().encodeToString(picture) + "\r\n--part--\r\n";
		return new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream((head + body).getBytes(StandardCharsets.UTF_8)));
	}

	private static byte[] picture() throws Exception {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "png", png);
		return png.toByteArray();
	}

	private long done() {
		return count("select count(*) from inbound_mail where state = 'done'");
	}

	private long count(String sql) {
		return this.database.sql(sql).query(Long.class).single();
	}

}
