package feedbackloop.models.migrate;

import java.util.Date;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWorks;
import feedbackloop.models.migrate.EditedProcesses.Shape;
import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Running cases move to a new version of their process, or stay where they are and say
 * why; what customers and staff rely on does not move with them.
 */
@CaseTest
class MigrationTest {

	@Autowired
	CaseWork work;

	@Autowired
	private LongWorks works;

	@Autowired
	private MigrationJob job;

	@Autowired
	private RunningCases running;

	@Autowired
	RepositoryService repository;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ApplicationContext application;

	@LocalServerPort
	private int port;

	EditedProcesses processes;

	@BeforeEach
	void start() {
		this.processes = new EditedProcesses(this.repository, shape());
	}

	Shape shape() {
		return Shape.TODAY;
	}

	@AfterEach
	void remove() {
		this.processes.remove();
	}

	@Test
	void aCaseMovesWithItsDeadlinesItsTimersAndWhoeverClaimedItsTask() {
		int from = this.processes.ours("feedback");
		String number = this.work.submit();
		Task claimed = this.work.claims("support", number, "triage");
		this.jobs.executeJob(first(timers(number)));
		Map<String, Date> timers = timers(number);
		int to = this.processes.edit("feedback", Edits.of(Edits.LABEL, this.processes.reminder(), Edits.STEPS));
		long id = this.running.begin("feedback", from, "owner");
		this.works.work(this.job);
		Migration tried = this.running.find(id);
		assertThat(tried.state()).isEqualTo("tried");
		assertThat(tried.ready()).isOne();
		assertThat(version(number)).as("only tried").isEqualTo(from);
		assertThat(timers(number)).isEqualTo(timers);
		assertThat(page(id)).contains("任务“初筛 Triage”改称“受理 Intake check”", "新增定时器 reminder_triage_90");
		start(id);
		assertThat(version(number)).isEqualTo(to);
		assertThat(timers(number)).containsAllEntriesOf(timers).hasSize(timers.size() + 1);
		Task moved = this.work.task(number, "triage");
		assertThat(moved.getId()).isEqualTo(claimed.getId());
		assertThat(moved.getAssignee()).isEqualTo("support");
		assertThat(moved.getDueDate()).isEqualTo(claimed.getDueDate());
		assertThat(moved.getName()).isEqualTo("受理 Intake check");
		assertThat(this.work.page("support", "/cases/" + number)).contains("改按流程版本 " + to + " 进行");
		Migration done = this.running.find(id);
		assertThat(done.state()).isEqualTo("moved");
		assertThat(done.steps()).extracting(Migration.Step::what).containsExactly("asked", "tried", "started", "moved");
		assertThat(done.steps().get(2).reason()).isEqualTo("多一次复核");
		assertThat(done.steps().get(3).counts()).isEqualTo(Map.of("moved", 1));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		assertThat(this.work.openTasks(number)).contains("secondLook");
		assertThat(this.work.path(number)).doesNotContain("service_noteLook");
		assertThat(timers(this.work.submit())).as("a new case has all of its timers").hasSize(timers.size() + 2);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void aCaseThatStandsWhereTheNewVersionHasNothingFinishesOnTheOldOne(CapturedOutput log) {
		int from = this.processes.ours("feedback");
		String waits = this.work.submit();
		this.work.completes("support", waits, "triage", Answers.mediumDefect());
		this.work.completes("support", waits, "firstResponse", Answers.answer());
		String moves = disputed();
		int to = this.processes.edit("feedback", Edits.of(Edits.OTHER_WAIT, Edits.TEAM));
		long id = tried("feedback", from);
		assertThat(this.running.find(id).staying()).isOne();
		assertThat(page(id)).contains("案件正停在“等到什么？ What comes?”", "部门 lead → manager");
		assertThat(log).as("an answer, not an error").doesNotContain("ENGINE-16004");
		start(id);
		assertThat(version(waits)).isEqualTo(from);
		assertThat(version(moves)).isEqualTo(to);
		assertThat(this.work.page("manager", "/rules/running/" + id)).contains("1 件按版本 " + from + " 走完");
		this.work.contributesAndAnalyses(waits);
		this.work.withdraws(waits);
		assertThat(this.work.hasEnded(waits)).isTrue();
		this.work.completes("manager", moves, "dispute",
				Answers.of("disputeDecision", "retriage", "responseText", "我们重新看一遍。"));
		assertThat(this.work.openTasks(moves)).contains("triage");
	}

	private String disputed() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "已处理。", "resolvedAtFirstContact", true));
		this.work.disputes(number);
		return number;
	}

	@Test
	void aCaseStaysWhenAPromiseWouldGetWorse() {
		int from = this.processes.ours("feedback");
		String number = this.work.submit();
		Map<String, Date> timers = timers(number);
		this.processes.edit("feedback", Edits.LATER_WATCH);
		long id = tried("feedback", from);
		assertThat(page(id)).contains("承诺会变差：初筛 Triage");
		assertThat(this.running.find(id).startable()).isFalse();
		assertThat(this.running.find(id).staying()).isOne();
		assertThat(version(number)).isEqualTo(from);
		assertThat(timers(number)).isEqualTo(timers);
	}

	@Test
	void improvementsWithRoundsOfTasksAndCalledMeasuresMove() {
		int improvements = this.processes.ours("improvement");
		int measures = this.processes.ours("measure");
		String contributing = this.work.submit();
		this.work.completes("support", contributing, "triage", Answers.mediumDefect());
		this.work.completes("support", contributing, "firstResponse", Answers.answer());
		String round = this.work.improvementOf(contributing);
		Map<String, Date> ofRound = timers(round);
		String fixing = this.work.atPlan();
		this.work.completes("product", fixing, "plan", Answers.planOfBothKinds());
		String measure = this.work.improvementOf(fixing) + "-1";
		Map<String, Date> ofMeasure = timers(measure);
		int to = this.processes.edit("improvement", "name=\"协助分析 Contribute\"", "name=\"各方意见 Views\"");
		int measureTo = this.processes.edit("measure", "name=\"实施 Fix\"", "name=\"落实 Carry out\"");
		start(tried("improvement", improvements));
		start(tried("measure", measures));
		assertThat(version(round)).isEqualTo(to);
		assertThat(version(measure)).isEqualTo(measureTo);
		assertThat(timers(round)).isEqualTo(ofRound).hasSizeGreaterThanOrEqualTo(Math.min(2, this.processes.timers()));
		assertThat(timers(measure)).isEqualTo(ofMeasure).isNotEmpty();
		assertThat(this.work.tasks(contributing, "contribute")).isNotEmpty()
			.allMatch((task) -> task.getName().equals("各方意见 Views"));
		this.work.contributesAndAnalyses(contributing);
		assertThat(this.work.openTasks(contributing)).contains("plan");
		this.work.carriesOut(fixing);
		assertThat(this.work.openTasks(fixing)).contains("verification");
		assertThat(this.work.page("support", "/cases/" + fixing)).contains(measure + " 改按流程版本 " + measureTo);
	}

	@Test
	void whatChangedBetweenTrialAndMoveIsListedAndAPausedMigrationGoesOn() {
		int from = this.processes.ours("feedback");
		String moves = this.work.submit();
		String ends = this.work.submit();
		String goesOn = this.work.submit();
		int to = this.processes.edit("feedback", Edits.OTHER_WAIT);
		long id = tried("feedback", from);
		this.work.withdraws(ends);
		this.work.completes("support", goesOn, "triage", Answers.mediumDefect());
		this.work.completes("support", goesOn, "firstResponse", Answers.answer());
		this.running.start(id, "换一个等待点", "owner");
		this.running.pause(id, "owner2");
		this.works.work(this.job);
		assertThat(version(moves)).as("paused").isEqualTo(from);
		this.running.resume(id, "owner");
		this.works.work(this.job);
		assertThat(version(moves)).isEqualTo(to);
		assertThat(version(goesOn)).isEqualTo(from);
		Migration done = this.running.find(id);
		assertThat(done.counts()).isEqualTo(Map.of("moved", 1, "failed", 1, "gone", 1));
		assertThat(done.steps()).extracting(Migration.Step::who)
			.containsExactly("owner", "system", "owner", "owner2", "owner", "system");
		assertThat(this.work.path(goesOn)).contains("gateway_awaitOutcome");
	}

	@Test
	void aMigrationThatFailedSaysSoAndAnotherMayBegin() {
		int from = this.processes.ours("feedback");
		this.work.submit();
		this.processes.edit("feedback", Edits.LABEL);
		long id = this.running.begin("feedback", from, "owner");
		this.database.sql("update model_migration set from_definition = 'gone' where id = ?").param(id).update();
		this.works.work(this.job);
		Migration failed = this.running.find(id);
		assertThat(failed.state()).isEqualTo("failed");
		assertThat(failed.steps()).extracting(Migration.Step::what, Migration.Step::who, Migration.Step::counts)
			.containsExactly(tuple("asked", "owner", Map.of()), tuple("failed", "system", Map.of("waiting", 1)));
		assertThat(page(id)).contains("data-state=\"failed\"", "没有成功：请在列表里重新试迁").doesNotContain("没有案件留在旧版本");
		assertThat(this.running.find(tried("feedback", from)).state()).isEqualTo("tried");
	}

	@Test
	void whatFailedWithNothingLeftToLeaveOutIsToldAsItIs() {
		int from = this.processes.ours("feedback");
		this.processes.edit("feedback", Edits.LABEL);
		long id = this.running.begin("feedback", from, "owner");
		LongWork begun = this.database
			.sql("select %s from long_work w join model_migration m on m.trial_id = w.id where m.id = ?"
				.formatted(LongWork.columns("w")))
			.param(id)
			.query((row, index) -> LongWork.of(row, "w"))
			.single();
		RuntimeException failure = new IllegalStateException("It cannot be finished");
		assertThatThrownBy(() -> this.job.run(begun).leaveOut(begun, failure)).isSameAs(failure);
		this.works.work(this.job);
	}

	@Test
	void twentyCasesMoveWhilePeopleWork() throws InterruptedException {
		new MigrationUnderLoad(this.application).move(20, this.processes);
	}

	@Test
	void programsOfOwnersMoveCasesAndOthersOnlyLook() throws Exception {
		int from = this.processes.ours("feedback");
		String number = this.work.submit();
		this.processes.edit("feedback", Edits.LABEL);
		String asked = "{\"process\": \"feedback\", \"fromVersion\": " + from + "}";
		Caller owner = Caller.program(this.port, "owner");
		assertThat(Caller.program(this.port, "auditor").postJson("/api/rules/migrations", asked).statusCode())
			.isEqualTo(403);
		assertThat(Caller.program(this.port, "support").get("/api/rules/migrations").statusCode()).isEqualTo(403);
		assertThat(owner.postJson("/api/rules/migrations", "{\"process\": \"no\", \"fromVersion\": 1}").body())
			.contains("no process that is live");
		assertThat(owner.postJson("/api/rules/migrations", asked.replace(": " + from, ": 100000")).statusCode())
			.isEqualTo(400);
		long id = json(owner.postJson("/api/rules/migrations", asked).body()).get("id").asLong();
		String path = "/api/rules/migrations/" + id;
		assertThat(owner.postJson("/api/rules/migrations", asked).statusCode()).as("one at a time").isEqualTo(409);
		assertThat(owner.postJson(path + "/start", "{\"reason\": \"x\"}").statusCode()).as("not tried").isEqualTo(409);
		this.works.work(this.job);
		assertThat(json(owner.get(path).body()).at("/counts").toString()).isEqualTo("{\"ready\":1}");
		JsonNode cases = json(Caller.program(this.port, "auditor").get(path + "/cases?outcome=ready").body());
		assertThat(cases.at("/0/of").asText()).isEqualTo(number);
		assertThat(cases.at("/0/changes/0").asText()).isEqualTo("Task “初筛 Triage” is called “受理 Intake check”");
		assertThat(owner.postJson(path + "/start", "{\"reason\": \" \"}").statusCode()).isEqualTo(400);
		assertThat(owner.postJson(path + "/start", "{\"reason\": \"清楚些\"}").statusCode()).isEqualTo(202);
		this.works.work(this.job);
		JsonNode done = json(Caller.program(this.port, "manager").get(path).body());
		assertThat(done.at("/state").asText()).isEqualTo("moved");
		assertThat(done.at("/plan/triage").asText()).isEqualTo("triage");
		assertThat(done.at("/counts/moved").asInt()).isOne();
	}

	long tried(String process, int from) {
		long id = this.running.begin(process, from, "owner");
		this.works.work(this.job);
		return id;
	}

	void start(long id) {
		this.running.start(id, "多一次复核", "owner");
		this.works.work(this.job);
		assertThat(this.running.find(id).state()).isEqualTo("moved");
	}

	private String page(long id) {
		return this.work.page("owner", "/rules/running/" + id);
	}

	private int version(String businessKey) {
		return this.repository.getProcessDefinition(this.work.instance(businessKey).getProcessDefinitionId())
			.getVersion();
	}

	private Map<String, Date> timers(String businessKey) {
		Map<String, Date> timers = new TreeMap<>();
		this.jobs.createJobQuery()
			.processInstanceId(this.work.instance(businessKey).getId())
			.timers()
			.list()
			.forEach((job) -> timers.put(job.getId(), job.getDuedate()));
		return timers;
	}

	private static String first(Map<String, Date> timers) {
		return timers.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
	}

	private static JsonNode json(String text) throws Exception {
		return new ObjectMapper().readTree(text);
	}

}
