package feedbackloop.models.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import feedbackloop.longwork.LongWorks;
import feedbackloop.models.replay.AskedTable.OtherAnswer;
import feedbackloop.models.replay.PastQuestions.Occasion;
import feedbackloop.process.ModelFiles;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.security.Caller;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables that decide who gets a task, who is told, who approves: tried on what they were
 * asked in the past.
 */
@CaseTest
class AskedAgainTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private ReplayRequests requests;

	@Autowired
	private AskedAgain askedAgain;

	@Autowired
	private LongWorks works;

	@Autowired
	private ReplayJob job;

	@Autowired
	private ModelFiles files;

	@Autowired
	private JdbcClient database;

	@LocalServerPort
	private int port;

	/** Cases of tests whose clock ran ahead would be the latest examples. */
	@BeforeEach
	void nothingIsOfTomorrow() {
		this.database.sql("update act_hi_taskinst set start_time_ = now() - interval '1 day' where start_time_ > now()")
			.update();
		this.database.sql("update outbox set created_at = now() - interval '1 day' where created_at > now()").update();
	}

	@Test
	void tasksThatSomebodyElseWouldHaveGot() {
		String email = UUID.randomUUID() + "@example.com";
		String earlier = answered(email, "support2");
		String later = triaged(email);
		assertThat(this.work.task(later, "firstResponse").getAssignee()).isEqualTo("support2");

		Replay replay = run("assignment", edit("assignment", "\"firstResponse\",\"dispute\"", "\"dispute\""));

		AskedTable found = found(replay, "assignment");
		assertThat(found.questions()).extracting((one) -> one.facts().get("task")).containsOnly("firstResponse");
		OtherAnswer medium = question(replay, "assignment",
				Map.of("task", "firstResponse", "team", "support", "grade", "medium", "knownPerson", true));
		assertThat(medium.before().output("how")).isEqualTo("sameAsBefore");
		assertThat(medium.before().rules()).containsExactly(2);
		assertThat(medium.after().output("how")).isEqualTo("nobody");
		int place = found.questions().indexOf(medium);
		List<Occasion> occasions = this.askedAgain.occasions(replay, "assignment", place, "owner");
		assertThat(occasions).extracting(Occasion::number).contains(later).doesNotContain(earlier);
		Occasion given = occasions.stream().filter((one) -> one.number().equals(later)).findFirst().orElseThrow();
		assertThat(given.was()).containsExactly("user:support2");
		assertThat(given.would()).isEmpty();
		this.database.sql("update feedback set about_user = 'auditor' where number = ?").param(later).update();
		assertThat(this.askedAgain.occasions(replay, "assignment", place, "auditor")).extracting(Occasion::number)
			.doesNotContain(later);
	}

	@Test
	void whoWouldHaveHadATaskIsNamedWhereItCanBeSaid() {
		String email = UUID.randomUUID() + "@example.com";
		answered(email, "support2");
		String later = triaged(email);
		Replay replay = run("assignment",
				edit("assignment", "\"nobody\"</text></outputEntry>", "\"sameAsBefore\"</text></outputEntry>"));
		OtherAnswer triage = question(replay, "assignment",
				Map.of("task", "triage", "team", "support", "grade", "none", "knownPerson", true));
		assertThat(triage.after().output("how")).isEqualTo("sameAsBefore");
		int place = found(replay, "assignment").questions().indexOf(triage);
		Occasion given = this.askedAgain.occasions(replay, "assignment", place, "owner")
			.stream()
			.filter((one) -> one.number().equals(later))
			.findFirst()
			.orElseThrow();
		assertThat(given.was()).isEmpty();
		assertThat(given.would()).containsExactly("user:support2");
	}

	@Test
	void noticesThatOthersWouldHaveHeard() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 5, 5));
		Replay replay = run("staffNotices",
				edit("staffNotices", "<outputEntry id=\"offered_other_out_how\"><text>\"digest\"",
						"<outputEntry id=\"offered_other_out_how\"><text>\"off\""));
		AskedTable found = found(replay, "staffNotices");
		assertThat(found.questions()).extracting((one) -> one.facts().get("event")).containsOnly("offered");
		assertThat(found.questions()).extracting((one) -> one.facts().get("grade"))
			.contains("none")
			.doesNotContain("urgent", "high");
		int place = found.questions().indexOf(question(replay, "staffNotices", Map.of("grade", "none")));
		List<Occasion> occasions = this.askedAgain.occasions(replay, "staffNotices", place, "owner");
		assertThat(occasions).extracting(Occasion::number).contains(number);
		assertThat(occasions.get(0).was()).contains("group:support");
	}

	@Test
	void whatTheEngineKeepsOfOtherTablesIsAskedAgain() {
		String landed = this.work.atVerification();
		this.work.completes("quality2", landed, "verification", Answers.verification());
		this.work.runsJobs();
		this.work.fires(this.work.improvementOf(landed) + "-effect", "event_effectDue");
		this.work.completes("product", this.work.atPlan(), "plan",
				Answers.with(Answers.plan(Answers.measure("product", "engineering")), "oneKindReason", "只改系统"));
		Replay approval = run("approval", edit("approval", "<outputEntry id=\"otherwise_out_approver\"><text>\"none\"",
				"<outputEntry id=\"otherwise_out_approver\"><text>\"lead\""));
		OtherAnswer plan = question(approval, "approval", Map.of("grade", "medium"));
		assertThat(plan.before().output("approver")).isEqualTo("none");
		assertThat(plan.after().output("approver")).isEqualTo("lead");
		assertThat(found(approval, "approval").notRecorded()).isEmpty();
		for (String key : AskedAgain.KEYS) {
			AskedTable same = found(run(key, this.files.read("processes/" + key + ".dmn")), key);
			assertThat(same.changed()).as(key).isZero();
			assertThat(same.unanswered()).as(key).isZero();
			assertThat(same.notRecorded()).as(key).isEmpty();
			if (!key.equals("escalation")) {
				assertThat(same.asked()).as(key).isPositive();
			}
		}
	}

	@Test
	void whatIsLeftOpenIsCountedByTimes() throws Exception {
		Replay replay = run("assignment", this.files.read("processes/assignment.dmn"));
		this.database.sql("update replay set summary = jsonb_set(summary, '{asked,0,unanswered}', '2') where id = ?")
			.param(replay.id())
			.update();
		String page = "/rules/replays/" + replay.id();
		assertThat(this.work.page("auditor", page)).contains("其中 2 次在改过的规则里没有结果").doesNotContain("个案件在改过的规则里");
	}

	@Test
	void aTableThatFailsIsAnotherAnswerThanOneThatSaysNothing() {
		AskedTable.Answer nothing = new AskedTable.Answer(List.of(), List.of(), "noRule");
		assertThat(nothing.differs(new AskedTable.Answer(List.of(), List.of(), "other"))).isTrue();
		assertThat(nothing.differs(new AskedTable.Answer(List.of(), List.of(), "noRule"))).isFalse();
	}

	@Test
	void onlyWhatWasAskedInThatTime() {
		this.work.submit();
		String table = this.files.read("processes/assignment.dmn");
		LocalDate tomorrow = LocalDate.now().plusDays(2);
		assertThat(found(run("assignment", table, tomorrow.toString()), "assignment").asked()).isZero();
		assertThat(found(run("assignment", table, tomorrow.minusDays(9).toString()), "assignment").asked())
			.isPositive();
	}

	@Test
	void thePageSaysItInTheLanguageOfTheReader() throws Exception {
		String number = this.work.submit();
		Replay replay = run("assignment", edit("assignment", "\"nobody\"", "\"roundRobin\""));
		String page = "/rules/replays/" + replay.id();
		assertThat(this.work.page("auditor", page))
			.contains("会得到另一个结果", "第 4 条：指派给谁：不指派", "第 4 条：指派给谁：轮流", "任务：初筛", "部门：客服")
			.doesNotContain("id=\"matrix\"", "??");
		assertThat(this.work.page("auditor", page + "?lang=en"))
			.contains("it would answer otherwise", "Rule 4: How: by turns", "Task: Triage", "Team: Support")
			.doesNotContain("??");
		int place = found(replay, "assignment").questions()
			.indexOf(question(replay, "assignment", Map.of("task", "triage", "team", "support", "grade", "none")));
		assertThat(this.work.page("auditor", page + "?lang=zh-CN&table=assignment&question=" + place))
			.contains("id=\"occasions\"", number);
		Caller auditor = Caller.program(this.port, "auditor");
		String occasions = "/api" + page + "/occasions?table=";
		assertThat(auditor.get(occasions + "grade&question=0").statusCode()).isEqualTo(404);
		assertThat(auditor.get(occasions + "assignment&question=999").statusCode()).isEqualTo(404);
		assertThat(auditor.get(occasions + "assignment&question=" + place).body()).contains(number);
		assertThat(this.work.page("auditor", "/rules/replays")).contains("次会有另一个结果");
	}

	private String answered(String email, String by) {
		String number = triaged(email);
		this.work.completes(by, number, "firstResponse", Answers.answer());
		return number;
	}

	private String triaged(String email) {
		String number = this.work.submit(Answers.of("customer", Answers.of("name", "李雷", "email", email)));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		return number;
	}

	private Replay run(String key, String text) {
		return run(key, text, "");
	}

	private Replay run(String key, String text, String first) {
		long id = this.requests.ask(List.of("processes/" + key + ".dmn"), List.of(text), first, "", "all", "owner");
		this.works.work(this.job);
		Replay replay = this.requests.get(id);
		assertThat(replay.state()).as(key).isEqualTo("finished");
		return replay;
	}

	private static AskedTable found(Replay replay, String key) {
		assertThat(replay.summary().asked()).extracting(AskedTable::table).containsExactly(key);
		return replay.summary().asked().get(0);
	}

	private static OtherAnswer question(Replay replay, String key, Map<String, Object> facts) {
		return found(replay, key).questions()
			.stream()
			.filter((one) -> one.facts().entrySet().containsAll(facts.entrySet()))
			.findFirst()
			.orElse(null);
	}

	private String edit(String key, String... parts) {
		String text = this.files.read("processes/" + key + ".dmn");
		for (int i = 0; i < parts.length; i += 2) {
			assertThat(text).contains(parts[i]);
			text = text.replace(parts[i], parts[i + 1]);
		}
		return text;
	}

}
