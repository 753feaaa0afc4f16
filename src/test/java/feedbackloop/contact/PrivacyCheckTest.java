package feedbackloop.contact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What holds the number of an identity card or a bank card is looked at by the privacy
 * team first; until then nobody else reads the words or opens a file.
 */
@CaseTest
class PrivacyCheckTest {

	private static final String WORDS = "退款一直没到账，我的身份证号是110101199003074514，请核对";

	private static final String MASKED = "退款一直没到账";

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private JdbcClient database;

	@Test
	void nobodyButPrivacyReadsTheWordsUntilTheyArePassedOn() {
		String number = this.work.submit(Map.of("description", WORDS));

		assertThat(this.work.openTasks(number)).containsExactly("privacyCheck");
		for (String reader : List.of("support", "lead", "manager", "auditor")) {
			assertThat(this.work.page(reader, "/cases/" + number)).as(reader)
				.contains("待隐私检查")
				.doesNotContain(MASKED, "id=\"withheld\"");
		}
		assertThat(this.work.page("privacy", "/privacy")).contains("判断敏感的规则");
		assertThat(this.work.page("privacy", "/cases/" + number)).contains("id=\"withheld\"", MASKED, "第 2 条")
			.doesNotContain("110101199003074514");
		assertThat(masked(number)).doesNotContain(MASKED);

		this.work.completes("privacy", number, "privacyCheck", decision("forward"));

		assertThat(this.work.openTasks(number)).containsExactly("triage");
		assertThat(this.work.page("support", "/cases/" + number)).contains(MASKED, "隐私检查后放行")
			.doesNotContain("110101199003074514", "id=\"withheld\"");
		assertThat(masked(number)).contains(MASKED);
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(this.work.fact(number, "sensitive")).isEqualTo(true);
	}

	@Test
	void whatIsTakenOverPrivacyTriagesAndAnswers() {
		String number = this.work.submit(Map.of("description", WORDS));
		this.work.completes("privacy", number, "privacyCheck", decision("takeOver"));

		Task triage = this.work.task(number, "triage");
		assertThatThrownBy(() -> this.work.claims("support", triage)).isInstanceOf(RuntimeException.class);
		this.work.completes("privacy", triage, Answers.mediumDefect());
		assertThat(this.work.page("support", "/cases/" + number)).contains("待隐私检查").doesNotContain(MASKED);
		assertThat(this.work.openTasks(number)).contains("firstResponse");
		this.work.claims("privacy", number, "firstResponse");
	}

	@Test
	void whatShouldNeverHaveBeenGivenIsErasedAndEnds() {
		String number = this.work.submit(Map.of("description", WORDS));
		this.work.completes("privacy", number, "privacyCheck", decision("erase"));
		assertThat(this.work.letters(number, "erased", "pending")).as("told first").isNotNull();
		this.work.fires(number, "event_messageLeft");
		this.work.runsJobs();

		assertThat(this.work.hasEnded(number)).isTrue();
		assertThat(this.database.sql("select status from feedback where number = ?")
			.param(number)
			.query(String.class)
			.single()).isEqualTo("declined");
		assertThat(this.work.page("support", "/cases/" + number)).contains("已删除").doesNotContain(MASKED, "待隐私检查");
	}

	@Test
	void whatMustBeKeptIsNotErased() {
		String number = this.work.submit(Map.of("description", WORDS));
		this.database.sql("""
				insert into legal_hold (number, reason, set_by, set_at) values (?, '诉讼', 'privacy', now())""")
			.param(number)
			.update();

		assertThatThrownBy(() -> this.work.completes("privacy", number, "privacyCheck", decision("erase")))
			.isInstanceOf(RuntimeException.class);
		assertThat(this.work.openTasks(number)).containsExactly("privacyCheck");
	}

	@Test
	void itsFilesAreForPrivacyUntilItIsPassedOn() throws Exception {
		String number = this.work.submit(Map.of("description", WORDS));
		String file = file(number);
		assertThat(status("privacy", file)).isEqualTo(200);
		assertThat(status("lead", file)).isEqualTo(403);
		assertThat(status("support", file)).isEqualTo(403);

		this.work.completes("privacy", number, "privacyCheck", decision("forward"));

		assertThat(status("lead", file)).isEqualTo(200);
	}

	@Test
	void whatTheCustomerWritesMeanwhileIsWithheldToo() {
		String number = this.work.submit(Map.of("description", WORDS));
		this.work.writes(number, "补充一句很特别的话");

		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain("很特别的话");
		this.work.completes("privacy", number, "privacyCheck", decision("forward"));
		assertThat(this.work.page("support", "/cases/" + number)).contains("很特别的话");
	}

	@Test
	void twoThatAreWithheldAreNotTakenForTheSame() {
		String first = this.work.submit(Map.of("description", WORDS));
		String second = this.work.submit(Map.of("description", "完全无关的事情，护照号 E12345678 填错了，想改"));

		assertThat(this.work.openTasks(second)).containsExactly("privacyCheck");
		assertThat(this.work.page("lead", "/cases/" + second)).doesNotContain(first);
	}

	@Test
	void onlyPrivacyPassesOn() {
		String number = this.work.submit(Map.of("description", WORDS));

		assertThatThrownBy(() -> this.work.completes("manager", number, "privacyCheck", decision("forward")))
			.isInstanceOf(RuntimeException.class);
		assertThat(masked(number)).doesNotContain(MASKED);
	}

	@Test
	void privacyReadsWhatIsWithheldOfLettersToo() {
		String number = this.work.submit(Map.of("description", WORDS));
		this.work.writes(number, "补充一句很特别的话");

		assertThat(this.work.page("privacy", "/cases/" + number)).contains("很特别的话").doesNotContain("谢谢您告诉我们");
	}

	@Test
	void onceErasureIsDecidedNobodyPassesOn() throws Exception {
		String number = this.work.submit(Map.of("description", WORDS));
		this.work.completes("privacy", number, "privacyCheck", decision("erase"));

		this.http.perform(post("/cases/" + number + "/sensitive").with(csrf()).with(member("privacy", "privacy")));

		assertThat(masked(number)).doesNotContain(MASKED);
		this.work.fires(number, "event_messageLeft");
		this.work.runsJobs();
		assertThat(this.work.hasEnded(number)).isTrue();
	}

	@Test
	void whoWasErasedOtherwiseMeanwhileStopsNothing() throws Exception {
		String number = this.work.submit(Map.of("description", WORDS));
		this.work.completes("privacy", number, "privacyCheck", decision("erase"));
		this.http.perform(post("/privacy/erasure").param("number", number)
			.param("reason", "本人来信要求")
			.with(csrf())
			.with(member("privacy", "privacy")));

		this.work.fires(number, "event_messageLeft");
		this.work.runsJobs();
		assertThat(this.work.hasEnded(number)).isTrue();
	}

	@Test
	void whatIsTakenOverStaysWithPrivacyWhenItComesBack() {
		String number = this.work.submit(Map.of("description", WORDS));
		this.work.completes("privacy", number, "privacyCheck", decision("takeOver"));
		this.work.completes("privacy", number, "triage",
				Answers.with(Answers.mediumDefect(), "responseText", "已为您核对。", "resolvedAtFirstContact", true));
		this.work.confirms(number);
		this.work.reopens(number, "又错了");

		assertThat(this.database.sql("""
				select v.text_ from act_ru_variable v join act_ru_execution e on e.id_ = v.execution_id_
				where e.business_key_ = ? and v.name_ = 'privacyDecision'""")
			.param(number)
			.query(String.class)
			.single()).isEqualTo("takeOver");
	}

	private static Map<String, Object> decision(String decision) {
		return Map.of("privacyDecision", decision, "reason", "看过原文");
	}

	private String masked(String number) {
		return this.database.sql("select description_masked from feedback where number = ?")
			.param(number)
			.query(String.class)
			.single();
	}

	private String file(String number) throws Exception {
		byte[] text = "日志一行".getBytes(StandardCharsets.UTF_8);
		this.http.perform(multipart("/cases/" + number + "/files")
			.file(new MockMultipartFile("files", "a.txt", "text/plain", text))
			.with(csrf())
			.with(member("privacy", "privacy")));
		return "/cases/" + number + "/files/" + this.database.sql(
				"select cast(e.id as text) from evidence_file e join feedback f on f.id = e.feedback_id where f.number = ?")
			.param(number)
			.query(String.class)
			.single();
	}

	private int status(String user, String address) throws Exception {
		return this.http.perform(get(address).with(member(user, user))).andReturn().getResponse().getStatus();
	}

}
