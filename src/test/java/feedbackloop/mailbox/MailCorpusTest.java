package feedbackloop.mailbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.notification.MailKeys;
import feedbackloop.privacy.Vault;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mails as they come, each a file in {@code src/test/resources/mails}: every one is
 * readable and brought where it belongs, none into a foreign case.
 */
@CaseTest
@Import(MailTools.class)
class MailCorpusTest {

	private static final Path MAILS = Path.of("src/test/resources/mails");

	private static final String CUSTOMER = "wang.mail@example.com";

	@Autowired
	private CaseWork work;

	@Autowired
	private MailTools tools;

	@Autowired
	private InboundMails mails;

	@Autowired
	private Mailboxes mailboxes;

	@Autowired
	private MailKeys keys;

	@Autowired
	private FeedbackRepository cases;

	@Autowired
	private CorrespondenceRepository letters;

	@Autowired
	private Vault vault;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	private final List<String> wrong = new ArrayList<>();

	@Test
	void mailsAreBroughtWhereTheyBelong() throws IOException {
		String own = this.work.submit(Map.of("customer", Answers.of("name", "王小明", "email", CUSTOMER)));
		String foreign = this.work.submit(Map.of("customer", Answers.of("name", "张三", "email", "zhang@example.org")));
		this.mailboxes.lead("corpus", "test");
		List<String> rows = Files.readAllLines(MAILS.resolve("expected.csv"));
		long uid = 0;
		for (String row : rows) {
			String[] cells = row.split("\\|", 3);
			byte[] raw = filled(Files.readAllBytes(MAILS.resolve(cells[0])), own, foreign);
			assertThat(this.mails.keep("corpus", 1, ++uid, raw, true)).as(cells[0]).isTrue();
			this.tools.work().workDue();
			look(uid, cells, own, foreign);
		}
		assertThat(written(foreign)).as("written into a foreign case").isEmpty();
		assertThat(rows).hasSizeGreaterThanOrEqualTo(80);
		assertThat(this.wrong).isEmpty();
	}

	private byte[] filled(byte[] raw, String own, String foreign) {
		String token = this.keys.address(MailTools.ADDRESS, own);
		String foreignToken = this.keys.address(MailTools.ADDRESS, foreign);
		String key = token.substring(token.lastIndexOf('-') + 1, token.indexOf('@'));
		String filled = new String(raw, StandardCharsets.ISO_8859_1).replace("@TOKEN@", token)
			.replace("@TOKENUPPER@", token.toUpperCase(Locale.ROOT))
			.replace("@NUMBER@", own)
			.replace("@MESSAGE@", "<" + this.keys.messageId(1, own, "localhost") + ">")
			.replace("@FOREIGNMESSAGE@", "<" + this.keys.messageId(1, own, "localhost").replace(own, foreign) + ">")
			.replace("@FOREIGNWITHKEY@", foreignToken.replaceAll("-[0-9a-f]{20}@", "-" + key + "@"))
			.replace("@FOREIGNLOWER@", foreign.toLowerCase(Locale.ROOT))
			.replace("@FOREIGN@", foreign);
		return filled.getBytes(StandardCharsets.ISO_8859_1);
	}

	private void look(long uid, String[] cells, String own, String foreign) {
		Map<String, Object> row = this.database
			.sql("select state, outcome, number, problem from inbound_mail where mailbox = 'corpus' and uid = :uid")
			.param("uid", uid)
			.query()
			.singleRow();
		Object outcome = "done".equals(row.get("state")) ? row.get("outcome") : row.get("state");
		String number = (String) row.get("number");
		boolean isOwn = List.of("reply", "automatic", "bounce", "delayed").contains(cells[1]);
		String text = cells[2].replace("\\n", "\n").replace("@FOREIGN@", foreign);
		if (!cells[1].equals(outcome) || isOwn != own.equals(number)) {
			this.wrong.add(cells[0] + ": " + outcome + " " + row.get("problem"));
		}
		else if (cells[1].equals("registered") && !text.equals("*") && !readsAs(number, text)) {
			this.wrong.add(cells[0] + " reads: " + described(number));
		}
		else if (cells[1].equals("reply") && !text.equals("*") && !text.equals(last(own))) {
			this.wrong.add(cells[0] + " is cut to: " + last(own));
		}
	}

	private boolean readsAs(String number, String text) {
		return text.startsWith("S:") ? described(number).startsWith(text.substring(2) + "\n")
				: described(number).contains(text);
	}

	private String described(String number) {
		return this.transaction.execute((status) -> {
			Feedback feedback = this.cases.findByNumber(number).orElseThrow();
			return this.vault.open(feedback.contact(), feedback.words().summary()) + "\n"
					+ this.vault.open(feedback.contact(), feedback.words().description());
		});
	}

	private String last(String number) {
		List<String> written = written(number);
		return written.get(written.size() - 1);
	}

	private List<String> written(String number) {
		return this.transaction.execute((status) -> {
			Feedback feedback = this.cases.findByNumber(number).orElseThrow();
			return this.letters.findByFeedbackOrderByAtAscIdAsc(feedback)
				.stream()
				.filter((letter) -> letter.direction().equals(Correspondence.IN))
				.map((letter) -> this.vault.open(feedback.contact(), letter.text()))
				.toList();
		});
	}

}
