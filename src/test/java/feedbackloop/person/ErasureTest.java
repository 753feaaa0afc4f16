package feedbackloop.person;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.audit.SealedRecord;
import feedbackloop.duplicates.CaseTexts;
import feedbackloop.intake.ImportIntake;
import feedbackloop.mailbox.MailTools;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

/**
 * A person is erased in one step, and nothing but numbers, times and codes is left.
 */
@CaseTest
@Import({ SealedRecord.class, EveryTable.class, MailTools.class })
@ExtendWith(OutputCaptureExtension.class)
class ErasureTest {

	private static final AtomicInteger PEOPLE = new AtomicInteger(1000);

	@Autowired
	private Sweep sweep;

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private MailTools mail;

	@Autowired
	private CaseTexts texts;

	@Autowired
	private ImportIntake imports;

	@Autowired
	private SealedRecord record;

	@Autowired
	private EveryTable tables;

	@Autowired
	private ErasureList list;

	@Autowired
	private ErasuresAgain again;

	@Autowired
	private Erasures erasures;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private JdbcClient database;

	private String phone;

	private String address;

	private String word;

	@BeforeEach
	void somebodyNobodyKnows() {
		int person = PEOPLE.incrementAndGet();
		this.phone = "1391776" + person;
		this.address = "jingwei" + person + "@canary.example";
		this.word = "鸑鷟" + person;
	}

	@Test
	void nothingOfThePersonIsLeftInAnyTableOrTheLogAndTheSealsHold(CapturedOutput log) throws Exception {
		String number = submit();
		fileOf(number);
		this.work.writes(number, "我是" + this.word + "，补充一下");
		this.mail.arrives("精卫 <" + this.address + ">", "Subject: " + this.word, "另一封信 " + this.word);
		this.mail.arrives("精卫 <" + this.address + ">", "Subject: " + this.word + "\nAuto-Submitted: auto-replied",
				"自动回复 " + this.word);
		Task triage = this.work.claims("support", number, "triage");
		assertThat(
				answer("support",
						put("/api/tasks/" + triage.getId() + "/draft").contentType(MediaType.APPLICATION_JSON)
							.content("{\"values\":{\"restatement\":\"" + this.word + "\"}}"))
					.getStatus())
			.isEqualTo(200);
		comment(number, "客户说" + this.word);
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "restatement",
				"客户" + this.word + "打不开", "responseText", "您好" + this.word, "resolvedAtFirstContact", true));
		String other = this.work.submit(Answers.of("description", "第二件事 " + this.word, "customer",
				Answers.of("phone", this.phone, "email", "second" + this.address)));
		this.record.seal();
		List<String> before = this.record.findings();
		assertThat(this.tables.holding(canaries())).isNotEmpty();
		assertThat(this.texts.containing(this.word, 10)).contains(number, other);

		assertThat(erase("privacy", other, "客户要求").getStatus()).isEqualTo(200);

		assertThat(this.tables.holding(canaries())).isEmpty();
		assertThat(sealedBytes(number)).isZero();
		assertThat(sealedBytes(other)).isZero();
		assertThat(this.texts.containing(this.word, 10)).isEmpty();
		this.record.seal();
		List<String> changed = new ArrayList<>(this.record.findings());
		changed.removeAll(before);
		assertThat(changed).isEmpty();
		assertThat(log.getAll()).doesNotContain(canaries());
	}

	@ParameterizedTest
	@CsvSource({ "zh-CN,已删除,Erased", "en,Erased,已删除" })
	void pagesTheApiAndDownloadsSaySoInTheReadersLanguage(String language, String word, String otherWord)
			throws Exception {
		String number = submit();
		fileOf(number);
		comment(number, "客户说" + this.word);
		erase("privacy", number, "客户要求");
		for (String path : List.of("/api/cases/" + number, "/api/cases/" + number + "/trail", "/cases/" + number,
				"/cases/" + number + "/trail", "/cases/" + number + "/trail.csv", "/cases?text=" + number,
				"/api/cases?text=" + number)) {
			MockHttpServletResponse answer = look("lead", path, language);
			assertThat(answer.getStatus()).as(path).isIn(200, 404);
			if (answer.getStatus() == 200) {
				assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).as(path)
					.doesNotContain(canaries())
					.doesNotContain(word + " " + otherWord, otherWord + " " + word);
			}
		}
		assertThat(look("lead", "/api/cases/" + number, language).getContentAsString(StandardCharsets.UTF_8))
			.contains("\"description\":\"" + word + "\"");
		assertThat(look("lead", "/cases/" + number, language).getContentAsString(StandardCharsets.UTF_8))
			.contains(word);
		for (String download : List.of("/cases/" + number + "/trail.zip", "/cases/" + number + "/trail.pdf")) {
			assertThat(look("lead", download, language).getStatus()).as(download).isIn(200, 404);
		}
		String file = this.database.sql("""
				select e.id::text from evidence_file e join feedback f on f.id = e.feedback_id where f.number = ?""")
			.param(number)
			.query(String.class)
			.single();
		assertThat(look("lead", "/cases/" + number + "/files/" + file, language).getStatus()).isEqualTo(404);
	}

	@Test
	void aRestoredBackupFromBeforeShowsNothingAgainAndANewCaseOfThatNumberStays() throws Exception {
		String number = submit();
		comment(number, "客户说" + this.word);
		String later = this.work.submit();
		List.of("contact", "feedback", "correspondence", "case_comment", "outbox")
			.forEach((table) -> this.database.sql("create table before_" + table + " as table " + table).update());
		try {
			erase("privacy", number, "客户要求");
			erase("privacy", later, "客户要求");
			restored("contact", "(select contact_id from feedback where number = '" + number + "')");
			restored("feedback", "(select id from feedback where number = '" + number + "')");
			// This number was given once more since: to somebody else.
			this.database.sql("update feedback set recorded_at = recorded_at + interval '1 day' where number = ?")
				.param(later)
				.update();
			restored("contact", "(select contact_id from feedback where number = '" + later + "')");
			this.database.sql("delete from erased_case where number in (?, ?)").params(number, later).update();
			assertThat(this.tables.holding(List.of(this.phone.substring(7)))).isNotEmpty();
		}
		finally {
			List.of("contact", "feedback", "correspondence", "case_comment", "outbox")
				.forEach((table) -> this.database.sql("drop table before_" + table).update());
		}

		this.again.afterSingletonsInstantiated();

		assertThat(this.tables.holding(canaries())).isEmpty();
		assertThat(sealedBytes(number)).isZero();
		assertThat(this.work.page("lead", "/cases/" + number)).contains("客户的个人信息已删除");
		assertThat(sealedBytes(later)).isPositive();
	}

	private void restored(String table, String ids) {
		String columns = String.join(", ",
				this.database.sql("""
						select column_name from information_schema.columns
						where table_schema = current_schema() and table_name = ? and column_name <> 'id'""")
					.param(table)
					.query(String.class)
					.list());
		this.database
			.sql("update " + table + " t set (" + columns + ") = (select " + columns + " from before_" + table
					+ " b where b.id = t.id) where t.id in " + ids)
			.update();
	}

	@Test
	void whatWasBeingWrittenAtTheSameMomentGoesSoonAfter() throws Exception {
		String number = submit();
		erase("privacy", number, "客户要求");
		this.database.sql("""
				insert into case_comment (number, author, at, text, mentions) values (?, 'support', now(), ?, '[]')""")
			.params(number, "客户说" + this.word)
			.update();
		this.sweep.complete();
		assertThat(this.tables.holding(canaries())).isNotEmpty();
		this.database.sql("update erasure set at = at - interval '3 minutes'").update();
		this.sweep.complete();
		assertThat(this.tables.holding(canaries())).isEmpty();
	}

	@Test
	void oneErasureThatCannotBeCompletedHoldsUpNoOther() throws Exception {
		String first = submit();
		erase("privacy", first, "客户要求");
		String second = submit();
		erase("privacy", second, "客户要求");
		this.database.sql("update erasure set at = at - interval '3 minutes' where not swept").update();
		this.database.sql("""
				create function fails() returns trigger language plpgsql as $$ begin raise 'cannot be'; end $$;
				create trigger fails before update of swept on erasure for each row
				when (new.id = (%s)) execute function fails()""".formatted("'" + erasureOf(first) + "'")).update();
		try {
			this.sweep.complete();
			assertThat(sweptErasures()).contains(erasureOf(second)).doesNotContain(erasureOf(first));
		}
		finally {
			this.database.sql("drop trigger fails on erasure; drop function fails()").update();
		}
		this.sweep.complete();
		assertThat(sweptErasures()).contains(erasureOf(first));
	}

	private String erasureOf(String number) {
		return this.database.sql("select erasure_id::text from erased_case where number = ?")
			.param(number)
			.query(String.class)
			.single();
	}

	private List<String> sweptErasures() {
		return this.database.sql("select id::text from erasure where swept").query(String.class).list();
	}

	@Test
	void theNextFileOfTheSameSourceBringsNobodyBack() throws Exception {
		ImportIntake.Row row = new ImportIntake.Row(2, "key of " + this.word, "survey",
				Map.of("description", "问卷 " + this.word, "customer.phone", this.phone), "zh-CN");
		String number = this.imports.register(row, "support", "季度问卷").number();
		erase("privacy", number, "客户要求");
		this.database.sql("update erasure set at = at - interval '3 minutes'").update();
		this.sweep.complete();

		assertThat(this.imports.register(row, "support", "季度问卷"))
			.isEqualTo(new ImportIntake.Outcome(number, ImportIntake.State.CHANGED));
		assertThat(this.tables.holding(List.of(this.phone, "问卷 " + this.word))).isEmpty();
	}

	@Test
	void whatIsNotInTheListIsAddedToIt() throws Exception {
		String number = submit();
		erase("privacy", number, "客户要求");
		assertThat(this.list.read()).extracting(ErasureList.Entry::numbers).contains(List.of(number));
		String lost = submit();
		this.database.sql("""
				with e as (insert into erasure (id, at, asked_by, reason)
				  values (gen_random_uuid(), now(), 'privacy', 'x') returning id)
				insert into erased_case (erasure_id, number) select id, ? from e""").param(lost).update();
		this.again.listAll();
		this.again.listAll();
		assertThat(this.list.read().stream().filter((entry) -> entry.numbers().contains(lost))).hasSize(1);
	}

	@Test
	void theOldSecretLeadsToASentenceAndNoFurther() throws Exception {
		String number = submit();
		String secret = this.work.secretOf(number);
		erase("privacy", number, "客户要求");
		MockHttpServletResponse answer = this.http
			.perform(get("/api/feedback/" + number).header("X-Feedback-Secret", secret))
			.andReturn()
			.getResponse();
		assertThat(answer.getStatus()).isEqualTo(404);
		assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("已经删除");
		MockHttpServletResponse page = this.http
			.perform(post("/follow").param("number", number).param("secret", secret).with(csrf()))
			.andReturn()
			.getResponse();
		assertThat(page.getStatus()).isEqualTo(404);
		assertThat(page.getContentAsString(StandardCharsets.UTF_8)).contains("已经删除");
		assertThat(this.http.perform(get("/api/feedback/" + number).header("X-Feedback-Secret", "wrong"))
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("已经删除");
	}

	@Test
	void whatWaitsForTheCustomerEndsAndNobodyIsTold() throws Exception {
		String resolved = submit();
		this.work.completes("support", resolved, "triage",
				Answers.with(Answers.valid("suggestion", 1, 1, 1), "feedbackType", "praise"));
		String asked = this.work.submit(Answers.of("customer", Answers.of("email", this.address)));
		this.work.completes("support", asked, "triage", Answers.of("verdict", "needsInformation", "question", "哪个页面？"));
		assertThat(this.work.openTasks(asked)).isEmpty();
		int sent = letters(asked);

		erase("privacy", asked, "客户要求");

		assertThat(this.work.openTasks(asked)).contains("triage");
		assertThat(this.database.sql("select state from outbox where number = ? and recipient = 'customer'")
			.param(asked)
			.query(String.class)
			.list()).isNotEmpty().doesNotContain("pending", "draft", "sending");
		this.work.completes("support", asked, "triage",
				Answers.with(Answers.valid("defect", 1, 1, 1), "responseText", "已处理", "resolvedAtFirstContact", true));
		assertThat(this.work.hasEnded(asked)).isTrue();
		assertThat(letters(asked)).isEqualTo(sent);
	}

	@Test
	void whoeverWaitsForConfirmationIsClosedWithoutAJudgement() throws Exception {
		String number = this.work.submit(Answers.of("customer", Answers.of("email", this.address)));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("defect", 1, 1, 1), "responseText", "已处理", "resolvedAtFirstContact", true));
		assertThat(this.work.status(number)).isEqualTo("resolved");
		erase("privacy", number, "客户要求");
		assertThat(this.work.hasEnded(number)).isTrue();
		assertThat(this.database.sql("select status || coalesce(satisfied::text, '') from feedback where number = ?")
			.param(number)
			.query(String.class)
			.single()).isEqualTo("closed");
	}

	@Test
	void aMailFromThePersonAfterwardsIsANewFeedback() throws Exception {
		String number = submit();
		erase("privacy", number, "客户要求");
		assertThat(this.mail.arrives(this.address, "Subject: Re: [" + number + "]", "还有一件事")).startsWith("registered")
			.doesNotContain(number);
	}

	@Test
	void aCaseThatMustBeKeptIsRefusedWithTheReasonUntilThatIsLifted() throws Exception {
		String number = submit();
		this.work.fillsIn("privacy", "/privacy/holds", Map.of("number", number, "reason", "法院调查"));
		MockHttpServletResponse refused = erase("privacy", number, "客户要求");
		assertThat(refused.getStatus()).isEqualTo(409);
		assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains(number, "法院调查");
		assertThat(this.work.page("privacy", "/privacy?number=" + number)).contains("法院调查");
		assertThat(this.work.page("lead", "/cases/" + number)).contains("登记为必须保留");
		assertThat(form("privacy", "/privacy/holds", Map.of("number", number, "reason", "再次")).getStatus())
			.isEqualTo(409);

		this.work.fillsIn("privacy", "/privacy/holds/lifting", Map.of("number", number));

		assertThat(form("privacy", "/privacy/holds/lifting", Map.of("number", number)).getStatus()).isEqualTo(409);
		assertThat(erase("privacy", number, "客户要求").getStatus()).isEqualTo(200);
		assertThat(erase("privacy", number, "客户要求").getStatus()).isEqualTo(409);
	}

	@Test
	void thePageShowsAllCasesOfThePersonFirstAndErasesThemTogether() throws Exception {
		String number = submit();
		String other = this.work.submit(Answers.of("customer", Answers.of("phone", "+86 " + this.phone)));
		String stranger = this.work.submit();
		assertThat(this.work.page("privacy", "/privacy?number=" + number)).contains(number, other)
			.doesNotContain(stranger);
		assertThat(form("privacy", "/privacy/erasure", Map.of("number", number, "reason", " ")).getStatus())
			.isEqualTo(400);
		assertThat(form("privacy", "/privacy/erasure", Map.of("number", number, "reason", "电话 " + this.phone))
			.getRedirectedUrl()).isEqualTo("/privacy");
		assertThat(this.work.page("privacy", "/privacy")).contains(number, other).doesNotContain(this.phone);
		assertThat(this.work.page("lead", "/cases/" + other)).contains("客户的个人信息已删除");
		assertThat(this.work.status(stranger)).isEqualTo("received");
		assertThat(
				form("privacy", "/privacy/erasure", Map.of("number", "FB-20200101-000001", "reason", "要求")).getStatus())
			.isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "support", "lead", "manager", "owner", "auditor", "admin" })
	void nobodyElseMay(String userId) throws Exception {
		String number = submit();
		assertThat(erase(userId, number, "客户要求").getStatus()).isEqualTo(403);
		assertThat(look(userId, "/privacy", "en").getStatus()).isEqualTo(403);
		assertThat(form(userId, "/privacy/holds", Map.of("number", number, "reason", "要求")).getStatus()).isEqualTo(403);
	}

	@Test
	void whoeverIsComplainedAboutNeitherSeesNorErasesTheComplaint() throws Exception {
		String number = submit();
		String other = submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "privacy"));
		assertThat(erase("privacy", number, "要求").getStatus()).isEqualTo(404);
		MockHttpServletResponse refused = erase("privacy", other, "要求");
		assertThat(refused.getStatus()).isEqualTo(403);
		assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).doesNotContain(number);
		assertThat(erase("privacy2", other, "要求").getStatus()).isEqualTo(200);
		assertThat(this.work.page("privacy", "/privacy")).doesNotContain(number);
	}

	private String submit() {
		return this.work.submit(Answers.of("summary", "求助 " + this.word, "description", "打不开 " + this.word, "demand",
				"请打 " + this.phone, "surveyName", "问卷" + this.word, "evidence",
				List.of(Map.of("url", "https://canary.example/" + this.word)), "customer", Answers.of("name",
						"精卫" + this.word, "phone", this.phone, "email", this.address, "department", "部门" + this.word)));
	}

	private List<String> canaries() {
		return Stream.of(this.phone, this.address, this.word, this.word.substring(2) + "@canary").toList();
	}

	private void fileOf(String number) throws Exception {
		MockHttpServletResponse answer = this.http.perform(multipart("/api/feedback/" + number + "/files")
			.file(new MockMultipartFile("files", this.word + ".txt", "text/plain",
					("日志 " + this.word).getBytes(StandardCharsets.UTF_8)))
			.header("X-Feedback-Secret", this.work.secretOf(number))).andReturn().getResponse();
		assertThat(answer.getStatus()).as(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(201);
	}

	private void comment(String number, String text) throws Exception {
		int status = this.http
			.perform(post("/api/cases/" + number + "/comments").contentType(MediaType.APPLICATION_JSON)
				.content(this.json.writeValueAsString(Map.of("text", text)))
				.with(member("support"))
				.with(csrf()))
			.andReturn()
			.getResponse()
			.getStatus();
		assertThat(status).isBetween(200, 201);
	}

	private MockHttpServletResponse erase(String userId, String number, String reason) throws Exception {
		return answer(userId, post("/api/persons/erasure").contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(Map.of("number", number, "reason", reason))));
	}

	private MockHttpServletResponse form(String userId, String path, Map<String, String> fields) throws Exception {
		MockHttpServletRequestBuilder request = post(path);
		fields.forEach(request::param);
		return answer(userId, request);
	}

	private MockHttpServletResponse look(String userId, String path, String language) throws Exception {
		return answer(userId, get(path).header("Accept-Language", language));
	}

	private MockHttpServletResponse answer(String userId, MockHttpServletRequestBuilder request) throws Exception {
		return this.http.perform(request.with(member(userId)).with(csrf())).andReturn().getResponse();
	}

	private int letters(String number) {
		return this.database.sql("""
				select count(*) from correspondence c join feedback f on f.id = c.feedback_id
				where f.number = ? and c.visible_to_customer""").param(number).query(Integer.class).single();
	}

	/** What of the person is still there, if encrypted. */
	private long sealedBytes(String number) {
		return this.database
			.sql("""
					select coalesce(sum(length(data_key)), 0)
					  + coalesce(sum(length(name_sealed)), 0) + coalesce(sum(length(phone_sealed)), 0)
					  + coalesce(sum(length(email_sealed)), 0) + coalesce(sum(length(description_sealed)), 0)
					  + coalesce(sum(length(summary_sealed)), 0) + coalesce(sum(length(demand_sealed)), 0)
					  + (select coalesce(sum(length(text_sealed)), 0) from correspondence c where c.feedback_id = max(f.id))
					  + (select coalesce(sum(length(content_sealed)), 0) from evidence_file e where e.feedback_id = max(f.id))
					  + (select coalesce(sum(length(raw_sealed)), 0) from inbound_mail m where m.number = max(f.number))
					  + (select coalesce(sum(length(body_sealed)), 0) from outbox o where o.contact_id = max(c.id))
					from feedback f join contact c on c.id = f.contact_id where f.number = ?""")
			.param(number)
			.query(Long.class)
			.single();
	}

}
