package feedbackloop.privacy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Works cases whose customer and whose words are found nowhere else, and looks for them
 * in every column of every table and in the log. All numbers are invented.
 */
@CaseTest
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest {

	private static final String NAME = "司徒镜湖";

	private static final String PHONE = "13987650123";

	private static final String PHONE_WITH_SPACES = "139 8765 0123";

	private static final String PHONE_FULL_WIDTH = "１３９８７６５０１２３";

	private static final String MAIL = "jinghu.canary@kanarienvogel.example";

	private static final String IDENTITY_CARD = "440524198001010013";

	private static final String BANK_CARD = "6222 0202 0001 2345 670";

	/** Words of customers; masked copies in our own tables may hold them. */
	private static final List<String> WORDS = List.of("墨绿色鹦鹉拆机", "翡翠补充说明", "琥珀色回答", "玛瑙异议", "珊瑚评语", "石英链接");

	/** What staff write; the engine sees none of it. */
	private static final List<String> STAFF_WORDS = List.of("青铜转述", "白银提问", "黄金答复", "铂金原因", "铑金措施", "钯金验证");

	private static final List<String> PERSONAL = List.of(NAME, PHONE, MAIL, IDENTITY_CARD, BANK_CARD.replace(" ", ""));

	private static final String ALL = NAME + "，" + PHONE_WITH_SPACES + "，" + PHONE_FULL_WIDTH + "，+86" + PHONE + "，"
			+ MAIL + "，身份证" + IDENTITY_CARD + "，卡" + BANK_CARD + "。";

	private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[ -](?=\\d)");

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskService tasks;

	@Autowired
	private JdbcClient database;

	private String number;

	@BeforeEach
	void aCustomerSaysEverythingAboutThemselves() {
		this.number = this.work
			.submit(Answers.of("summary", WORDS.get(0) + ALL, "description", WORDS.get(0) + ALL, "demand", "请联系" + ALL,
					"evidence", List.of(Answers.of("url", "https://example.com/?q=" + MAIL, "fileName", "石英链接.png")),
					"customer", Answers.of("name", NAME, "phone", PHONE_WITH_SPACES, "email", MAIL)));
	}

	@Test
	void nothingOfTheCustomerLeavesTheVault(CapturedOutput log) {
		this.work.completes("privacy", this.number, "privacyCheck",
				Answers.of("privacyDecision", "forward", "reason", STAFF_WORDS.get(0) + ALL));
		asked();
		reached();
		improved();
		this.work.disputes(this.number, WORDS.get(3) + ALL);
		this.work.completes("lead", this.number, "dispute",
				Answers.of("disputeDecision", "explain", "responseText", STAFF_WORDS.get(2) + ALL));
		this.work.confirms(this.number, WORDS.get(4) + ALL);
		String withdrawn = this.work.submit(Answers.of("description", WORDS.get(0) + ALL, "customer",
				Answers.of("name", NAME, "phone", PHONE_FULL_WIDTH, "email", MAIL)));
		this.work.writes(withdrawn, WORDS.get(1) + ALL);
		this.work.withdraws(withdrawn);

		assertThat(this.work.status(this.number)).isEqualTo("closed");
		assertThat(this.work.status(withdrawn)).isEqualTo("withdrawn");
		List<String> inTheEngine = new ArrayList<>(PERSONAL);
		inTheEngine.addAll(WORDS);
		inTheEngine.addAll(STAFF_WORDS);
		assertThat(hits(CanaryTest::isOfTheEngine, inTheEngine)).isEmpty();
		assertThat(hits(Predicate.not(CanaryTest::isOfTheEngine), PERSONAL)).isEmpty();
		String said = plain(log.getAll());
		List<String> logged = new ArrayList<>(inTheEngine);
		logged.removeIf((canary) -> !said.contains(canary));
		assertThat(logged).as("canaries in the log").isEmpty();
		assertThat(hits("feedback"::equals, List.of(WORDS.get(0)))).as("the search finds what is there").isNotEmpty();
	}

	@Test
	void anErrorOfTheDatabaseNamesNoRow() {
		assertThatThrownBy(() -> this.database.sql("update feedback set channel = null where number = ?")
			.param(this.number)
			.update()).rootCause()
			.hasMessageContaining("channel")
			.message()
			.doesNotContain("Failing row", WORDS.get(0));
	}

	private void asked() {
		this.work.completes("support", this.number, "triage",
				Answers.of("verdict", "needsInformation", "question", STAFF_WORDS.get(1) + ALL));
		this.work.writes(this.number, WORDS.get(2) + ALL);
		this.work.writes(this.number, WORDS.get(1) + ALL);
	}

	private void reached() {
		for (String field : List.of("phone", "email", "name", "text")) {
			this.work.fillsIn("lead", "/cases/" + this.number + "/reveal",
					Map.of("field", field, "reason", "callBack"));
			assertThat(this.work.page("lead", "/cases/" + this.number)).doesNotContain(PHONE, MAIL, IDENTITY_CARD);
		}
		this.work.fillsIn("lead", "/cases/" + this.number + "/calls",
				Map.of("outcome", "reached", "note", STAFF_WORDS.get(1) + ALL));
		this.work.fillsIn("lead", "/cases/" + this.number + "/messages",
				Map.of("text", STAFF_WORDS.get(2) + ALL, "preview", "true"));
		this.work.fillsIn("manager", "/cases/" + this.number + "/messages", Map.of("text", STAFF_WORDS.get(2) + ALL));
	}

	private void linked() {
		for (String url : List.of("https://jira.example.com/browse/SHOP-1",
				"https://jira.example.com/browse/SHOP-2?q=" + PHONE)) {
			this.work.fillsIn("lead", "/cases/" + this.number + "/workItems",
					Map.of("url", url, "title", STAFF_WORDS.get(4) + ALL));
		}
	}

	private void improved() {
		String staff = "客户" + ALL;
		this.work.completes("support", this.number, "triage", Answers.with(Answers.mediumDefect(), "restatement",
				STAFF_WORDS.get(0) + staff, "region", staff, "complianceRisk", true, "riskReason", staff));
		this.work.completes("legal", this.number, "firstResponse", Answers.with(Answers.answer(), "responseText",
				STAFF_WORDS.get(2) + ALL, "nextStep", ALL, "workaround", ALL));
		for (Task task : this.work.tasks(this.number, "contribute")) {
			if (this.tasks.createTaskQuery().taskId(task.getId()).count() > 0) {
				String team = (String) this.tasks.getVariable(task.getId(), "contributionTeam");
				this.work.completes(team, task, Answers.with(Answers.contribution(team), "contribution", staff));
			}
		}
		List<Map<String, Object>> whys = List.of(Answers.of("why", STAFF_WORDS.get(3) + staff, "evidence", staff));
		this.work.completes("product", this.number, "analysis", Answers.with(Answers.analysis(), "rootCause",
				STAFF_WORDS.get(3) + staff, "whys", whys, "stopReason", "rootReached"));
		this.work.completes("product", this.number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "engineering"), "title",
						STAFF_WORDS.get(4) + staff, "risk", staff), Answers.measure("communication", "support")));
		linked();
		this.work.carriesOut(this.number);
		this.work.completes("quality2", this.number, "verification",
				Answers.with(Answers.verification(), "verificationEvidence", STAFF_WORDS.get(5) + staff));
		this.work.runsJobs();
		this.work.completes("support2", this.number, "closure", Answers.with(Answers.closure(), "effect", staff,
				"articles", List.of(Answers.of("kind", "faq", "title", "如何联系", "body", "请联系" + ALL, "public", true))));
	}

	/** Where a canary stands, bytes read as text and numbers without what parts them. */
	private List<String> hits(Predicate<String> wanted, List<String> canaries) {
		List<String> hits = new ArrayList<>();
		List<String> tables = this.database
			.sql("select table_name from information_schema.tables where table_schema = 'public'")
			.query(String.class)
			.list();
		for (String table : tables.stream().filter(wanted).toList()) {
			for (Map<String, Object> row : this.database.sql("select * from " + table).query().listOfRows()) {
				row.forEach((column, value) -> {
					String plain = plain(text(value));
					canaries.stream()
						.filter(plain::contains)
						.forEach((canary) -> hits.add(table + "." + column + " holds " + canary));
				});
			}
		}
		return hits.stream().distinct().toList();
	}

	private static boolean isOfTheEngine(String table) {
		return table.startsWith("act_");
	}

	private static String text(Object value) {
		return (value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
	}

	private static String plain(String text) {
		return BETWEEN_DIGITS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
	}

}
