package feedbackloop.models.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.Shutdown;
import feedbackloop.deadlines.WhatIfRules;
import feedbackloop.grading.GradedInTest;
import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWorks;
import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.process.ModelFiles;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.RoutingThatAsks;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a replay says of edited files is what comes of them when they are deployed.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class ReplayTest {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final String COPIES = "REPLAY-";

	@Autowired
	private CaseWork work;

	@Autowired
	private ReplayRequests requests;

	@Autowired
	private LongWorks works;

	@Autowired
	private ReplayJob job;

	@Autowired
	private FoundChanges changes;

	@Autowired
	private ModelFiles files;

	@Autowired
	private LiveFiles live;

	@Autowired
	private Deployments deployments;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ApplicationContext application;

	@AfterEach
	void putBack() {
		ClockUtil.reset();
		new CopiedCases(this.database).remove(COPIES);
	}

	@Test
	void aThousandCasesGetWhatDeployingTheTablesAndGradingThemGives() {
		String number = graded();
		CopiedCases copies = new CopiedCases(this.database);
		copies.copy(number, COPIES, 1000);
		copies.grade(number, COPIES);
		Map<String, String> edited = Map.of("processes/grade.dmn",
				edit("grade", "[5..8[", "[6..8[", "&lt; 5", "&lt; 6", ">= 3", ">= 4"), "processes/routing.dmn",
				edit("routing", "\"transaction\",\"paymentSecurity\"</text></inputEntry>",
						"\"transaction\"</text></inputEntry>"),
				"processes/priorityWeights.dmn",
				edit("priorityWeights", "<outputEntry id=\"allTypes_out_affectedWeight\"><text>3",
						"<outputEntry id=\"allTypes_out_affectedWeight\"><text>4",
						"<outputEntry id=\"allTypes_out_urgencyWeight\"><text>3",
						"<outputEntry id=\"allTypes_out_urgencyWeight\"><text>2"),
				"processes/affectedScale.dmn", edit("affectedScale", "[2..9]", "[2..4]", "[10..99]", "[5..99]"));
		Replay replay = run(edited);
		Map<String, ChangedCase> changed = changed(replay.id());
		deploy(edited);
		GradedInTest grading = new GradedInTest(this.application);
		int regraded = 0;
		for (Map<String, Object> facts : copies.facts(COPIES)) {
			String copy = facts.get("number").toString();
			Map<String, Object> after = grading.grade(copy, facts);
			ChangedCase found = changed.get(copy);
			if (found == null) {
				assertThat(after).as(copy)
					.containsEntry("grade", "medium")
					.containsEntry("path", "improve")
					.containsEntry("team", "support")
					.containsEntry("lead", "product");
			}
			else {
				regraded += found.after().grade().equals("medium") ? 0 : 1;
				ChangedCase.State then = found.after();
				assertThat(after).as(copy)
					.containsEntry("affected", then.affected())
					.containsEntry("priorityScore", then.score())
					.containsEntry("grade", then.grade())
					.containsEntry("gradeReason", then.reason())
					.containsEntry("path", then.path())
					.containsEntry("team", then.team())
					.containsEntry("lead", then.lead());
			}
		}
		assertThat(regraded).as("cases that change").isBetween(100, 900);
		ReplaySummary summary = replay.summary();
		assertThat(summary.matrix()
			.values()
			.stream()
			.flatMap((row) -> row.values().stream())
			.mapToInt(Integer::intValue)
			.sum()).isEqualTo(replay.total());
	}

	@Test
	void casesGoWhereARoutingSendsThemThatAsksWhereTheyComeFrom() {
		String shop = this.work.submit(Map.of("product", "商城"));
		String app = this.work.submit(Map.of("product", "Wallet"));
		for (String number : List.of(shop, app)) {
			this.work.completes("support", number, "triage", Answers.mediumDefect());
		}
		String routing = "processes/routing.dmn";
		Map<String, ChangedCase> changed = changed(run(Map.of(routing,
				RoutingThatAsks.of(new ModelFile(routing, this.files.read(routing)), "product", "", "\"Wallet\"")
					.text()))
			.id());
		assertThat(changed.get(app).after().team()).isEqualTo("engineering");
		assertThat(changed).doesNotContainKey(shop);
	}

	@Test
	void deadlinesMoveToWhereDeployingPutsThem() {
		at("2026-11-20T16:30");
		String open = graded();
		String answered = graded();
		at("2026-11-24T10:00");
		this.work.completes("support", answered, "firstResponse", Answers.answer());
		Map<String, String> edited = Map.of("processes/timeLimits.dmn",
				edit("timeLimits", "<outputEntry id=\"firstResponse_medium_out_amount\"><text>2",
						"<outputEntry id=\"firstResponse_medium_out_amount\"><text>1",
						"<outputEntry id=\"resolution_medium_out_amount\"><text>35",
						"<outputEntry id=\"resolution_medium_out_amount\"><text>40"));
		Replay replay = run(edited);
		deploy(edited);
		at("2026-11-20T16:30");
		String later = graded();
		assertThat(moved(replay.id(), open, "firstResponse").dueAfter().toInstant())
			.isEqualTo(due(later, "firstResponse"));
		assertThat(moved(replay.id(), open, "firstResponse").effect()).isEqualTo("overdue");
		assertThat(moved(replay.id(), open, "resolution").dueAfter().toInstant()).isEqualTo(due(later, "resolution"));
		assertThat(moved(replay.id(), open, "resolution").effect()).isEqualTo("later");
		assertThat(moved(replay.id(), answered, "firstResponse").effect()).as("it was answered in time")
			.isEqualTo("missed");
		assertThat(replay.summary().deadlines().get("firstResponse").overdue()).isPositive();
		assertThat(changed(replay.id())).as("no grade moves").doesNotContainKey(open);
	}

	@Test
	void aStageThatGoesByTheMarkIsNotMovedByAnotherGrade() {
		String number = graded();
		String grade = edit("grade", "[5..8[", "[7..8[", "&lt; 5", "&lt; 7");
		Replay byGrade = run(Map.of("processes/grade.dmn", grade));
		assertThat(stages(byGrade.id(), number)).containsExactlyInAnyOrder("firstResponse", "resolution");
		String limits = this.files.read("processes/timeLimits.dmn")
			.replaceAll("(id=\"firstResponse_\\w+_out_goesBy\"><text>)\"grade\"", "$1\"mark\"");
		Replay byMark = run(Map.of("processes/grade.dmn", grade, "processes/timeLimits.dmn", limits));
		assertThat(stages(byMark.id(), number)).containsExactly("resolution");
	}

	@Test
	void aCalendarWithFewerHoursMovesDeadlinesToo() {
		at("2026-11-20T16:30");
		String open = graded();
		String calendar = this.files.read(RuleTexts.CALENDAR);
		Replay replay = run(Map.of(RuleTexts.CALENDAR, calendar.replaceFirst("friday: .*", "friday: 09:00-12:00")));
		assertThat(replay.state()).isEqualTo("finished");
		assertThat(moved(replay.id(), open, "firstResponse").effect()).isEqualTo("later");
	}

	@Test
	void tablesAsTheyAreChangeNothingNotEvenForACorrectedCase() {
		String number = graded();
		this.work.fillsIn("lead", "/cases/" + number + "/correction",
				Map.of("severity", "1", "urgency", "1", "reason", "只影响测试账号"));
		Replay replay = run(Map.of("processes/routing.dmn", this.files.read("processes/routing.dmn")));
		assertThat(changed(replay.id())).as("it stays on its way").doesNotContainKey(number);
		Replay edited = run(Map.of("processes/grade.dmn", edit("grade", "&lt; 5", "&lt; 3", "[5..8[", "[3..8[")));
		ChangedCase found = changed(edited.id()).get(number);
		assertThat(found.before().grade()).isEqualTo("low");
		assertThat(found.after().grade()).isEqualTo("medium");
		assertThat(found.after().path()).isEqualTo("improve");
	}

	@Test
	void casesAreChosenByPeriodAndState() {
		at("2026-01-05T10:00");
		String early = graded();
		ClockUtil.reset();
		String low = edit("grade", "[5..8[", "[7..8[", "&lt; 5", "&lt; 7");
		Map<String, String> edited = Map.of("processes/grade.dmn", low);
		assertThat(changed(run(edited, "2026-01-05", "2026-01-05", "open").id())).containsKey(early);
		assertThat(changed(run(edited, "2026-01-06", "", "all").id())).doesNotContainKey(early);
		assertThat(changed(run(edited, "", "2026-01-04", "all").id())).doesNotContainKey(early);
		assertThat(changed(run(edited, "2026-01-05", "2026-01-05", "ended").id())).doesNotContainKey(early);
	}

	@Test
	void aTableWithoutAnAnswerIsCountedAndNamed() {
		String number = graded();
		Replay replay = run(Map.of("processes/grade.dmn", edit("grade", "[5..8[", "[7..8[")));
		assertThat(replay.summary().unanswered()).isPositive();
		assertThat(replay.summary().count("medium", ReplaySummary.NONE)).isPositive();
		assertThat(changed(replay.id()).get(number).problem()).isEqualTo("noRule");
	}

	@Test
	void oneThatIsCancelledIsNotRun() {
		long cancelled = this.requests.ask(Map.of("processes/grade.dmn", this.files.read("processes/grade.dmn")), "",
				"", "", "owner");
		this.requests.cancel(cancelled);
		this.works.work(this.job);
		assertThat(this.requests.get(cancelled).state()).isEqualTo("cancelled");
		assertThat(this.requests.get(cancelled).done()).isZero();
	}

	@Test
	void whatACrashLeftGoesOnAndFindsTheSame() {
		graded();
		graded();
		Map<String, String> edited = Map.of("processes/grade.dmn",
				edit("grade", "[5..8[", "[7..8[", "&lt; 5", "&lt; 7"), "processes/timeLimits.dmn",
				edit("timeLimits", "<outputEntry id=\"firstResponse_low_out_amount\"><text>5",
						"<outputEntry id=\"firstResponse_low_out_amount\"><text>6"));
		Replay whole = run(edited);
		long crashed = this.requests.ask(edited, "", "", "all", "owner");
		afterOneCase(crashed);
		this.works.work(this.job);
		Replay continued = this.requests.get(crashed);
		assertThat(continued.state()).isEqualTo("finished");
		assertThat(continued.done()).isEqualTo(whole.done());
		assertThat(continued.summary()).isEqualTo(whole.summary());
		assertThat(changed(crashed)).isEqualTo(changed(whole.id()));
	}

	@Test
	void whatGoesLiveMeanwhileDoesNotCount() {
		graded();
		String app = this.work.submit(Map.of("product", "Wallet"));
		this.work.completes("support", app, "triage", Answers.mediumDefect());
		Map<String, String> edited = Map.of("processes/grade.dmn",
				edit("grade", "[5..8[", "[7..8[", "&lt; 5", "&lt; 7"));
		Replay whole = run(edited);
		long id = this.requests.ask(edited, "", "", "all", "owner");
		afterOneCase(id);
		String routing = "processes/routing.dmn";
		this.deployments.deploy(
				List.of(RoutingThatAsks.of(new ModelFile(routing, this.files.read(routing)), "product", "",
						"\"Wallet\""),
						this.live.with(RuleTexts.CALENDAR, "fixedDaysOff:\n", "fixedDaysOff:\n  12-29: 年终盘点\n")),
				new Change("owner", Source.PAGE, null, null));
		this.works.work(this.job);
		Replay found = this.requests.get(id);
		assertThat(found.files()).containsExactly("processes/grade.dmn");
		assertThat(found.done()).isEqualTo(whole.done());
		assertThat(found.summary()).isEqualTo(whole.summary());
		assertThat(changed(id)).isEqualTo(changed(whole.id())).containsKey(app);
	}

	@Test
	void aStopInWhichNothingNewBeginsFailsNoStep() {
		graded();
		ThreadPoolTaskScheduler closed = new ThreadPoolTaskScheduler();
		closed.initialize();
		closed.shutdown();
		ReplayJob job = new ReplayJob(this.application.getBean(ReplayStore.class),
				this.application.getBean(PastCases.class), this.changes, this.application.getBean(RuleTexts.class),
				this.application.getBean(WhatIfRules.class), this.application.getBean(AskedAgain.class),
				Clock.systemUTC(), closed);
		long id = this.requests.ask(Map.of("processes/grade.dmn", this.files.read("processes/grade.dmn")), "", "",
				"all", "owner");
		LongWork begun = work(id);
		assertThat(job.run(begun).next(begun, job.together()).done()).isPositive();
		this.requests.cancel(id);
	}

	@Test
	void oneWithWhichNothingWentLiveIsForgottenInTime() {
		graded();
		Map<String, String> edited = Map.of("processes/grade.dmn",
				edit("grade", "[5..8[", "[7..8[", "&lt; 5", "&lt; 7"));
		long recent = run(edited).id();
		long old = run(edited).id();
		long live = run(edited).id();
		this.database.sql("""
				update long_work set asked_at = asked_at - interval '91 days'
				where id in (select work_id from replay where id in (?, ?))
				""").params(old, live).update();
		this.database.sql("update model_version set replay_id = ? where id = (select max(id) from model_version)")
			.param(live)
			.update();
		new OldReplays(this.database, Clock.systemUTC(), Duration.ofDays(90), new Shutdown()).forget();
		for (String ids : List.of("select id from replay", "select distinct replay_id from replay_case")) {
			assertThat(this.database.sql(ids).query(Long.class).list()).contains(recent, live).doesNotContain(old);
		}
		this.database.sql("update model_version set replay_id = null where replay_id = ?").param(live).update();
	}

	private String graded() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		return number;
	}

	private Replay run(Map<String, String> edited) {
		return run(edited, "", "", "all");
	}

	private Replay run(Map<String, String> edited, String first, String last, String cases) {
		long id = this.requests.ask(edited, first, last, cases, "owner");
		this.works.work(this.job);
		Replay replay = this.requests.get(id);
		assertThat(replay.state()).isEqualTo("finished");
		assertThat(replay.done()).isEqualTo(replay.total());
		return replay;
	}

	/** A node did one case and died. */
	private void afterOneCase(long id) {
		LongWork begun = work(id);
		String position = this.job.run(begun).next(begun, 1).position();
		this.database.sql("update long_work set state = 'running', done = 1, position = ? where id = ?")
			.params(position, begun.id())
			.update();
	}

	private LongWork work(long id) {
		return this.database
			.sql("select %s from long_work w join replay r on r.work_id = w.id where r.id = ?"
				.formatted(LongWork.columns("w")))
			.param(id)
			.query((row, index) -> LongWork.of(row, "w"))
			.single();
	}

	private Map<String, ChangedCase> changed(long id) {
		Map<String, ChangedCase> changed = new HashMap<>();
		this.changes.cases(id, null, null, "owner", "", 100_000).forEach((found) -> changed.put(found.number(), found));
		return changed;
	}

	private MovedDeadline moved(long id, String number, String stage) {
		return moved(id, number).filter((moved) -> moved.stage().equals(stage)).findFirst().orElseThrow();
	}

	private List<String> stages(long id, String number) {
		return moved(id, number).map(MovedDeadline::stage).toList();
	}

	private Stream<MovedDeadline> moved(long id, String number) {
		return this.changes.deadlines(id, null, "owner", "", 100_000)
			.stream()
			.filter((moved) -> moved.number().equals(number));
	}

	private Instant due(String number, String stage) {
		return this.database.sql("select due_at from clock where number = ? and stage = ? and execution_id is null")
			.params(number, stage)
			.query(OffsetDateTime.class)
			.single()
			.toInstant();
	}

	private void deploy(Map<String, String> edited) {
		this.deployments.deploy(
				edited.entrySet().stream().map((file) -> new ModelFile(file.getKey(), file.getValue())).toList(),
				new Change("owner", Source.PAGE, null, null));
	}

	private String edit(String key, String... parts) {
		String text = this.files.read("processes/" + key + ".dmn");
		for (int i = 0; i < parts.length; i += 2) {
			assertThat(text).contains(parts[i]);
			text = text.replace(parts[i], parts[i + 1]);
		}
		return text;
	}

	private static void at(String time) {
		ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(time).atZone(ZONE).toInstant()));
	}

}
