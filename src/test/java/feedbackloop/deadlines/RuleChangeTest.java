package feedbackloop.deadlines;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.deadlines.RuleChange.Move;
import feedbackloop.deadlines.RuleChangeDesk.Shown;
import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWorks;
import feedbackloop.process.Refusal;
import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * New rules are shown before they move anything, are applied in one step, and break no
 * promise in silence.
 */
@CaseTest
@ExtendWith(OutputCaptureExtension.class)
class RuleChangeTest {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	@Autowired
	private CaseWork work;

	@Autowired
	private RuleChangeDesk desk;

	@Autowired
	private LongWorks works;

	@Autowired
	private RuleChangeJob job;

	@Autowired
	private Ledger ledger;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private JdbcClient database;

	@LocalServerPort
	private int port;

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
	}

	@Test
	void aNewCalendarIsShownFirstAndThenMovesDeadlinesTasksAndTimers() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		CaseClock right = task(number, "triage");
		new EarlierRules(this.database).calendar(number, "triage", 24);
		Move shown = move(preview(), number, "triage");
		assertThat(shown.what()).isEqualTo("calendarChanged");
		assertThat(shown.dueBefore().toInstant()).isEqualTo(right.due().plusSeconds(86_400));
		assertThat(shown.due().toInstant()).isEqualTo(right.due());
		assertThat(shown.promise()).isEqualTo("none");
		assertThat(task(number, "triage").due()).as("only shown").isEqualTo(right.due().plusSeconds(86_400));
		Task task = this.work.task(number, "triage");
		this.database.sql("update act_ru_task set due_date_ = due_date_ + interval '1 day' where id_ = ?")
			.param(task.getId())
			.update();
		this.database.sql("update act_ru_job set duedate_ = duedate_ + interval '1 day' where execution_id_ = ?")
			.param(overdue(number).getExecutionId())
			.update();
		RuleChange applied = apply("春节放假安排公布");
		assertThat(applied.appliedBy()).isEqualTo("owner");
		assertThat(applied.reason()).isEqualTo("春节放假安排公布");
		CaseClock moved = task(number, "triage");
		assertThat(moved.due()).isEqualTo(right.due());
		ClockEntry last = moved.entries().get(moved.entries().size() - 1);
		assertThat(last.what()).isEqualTo(What.CALENDAR_CHANGED);
		assertThat(last.actor()).isEqualTo("owner");
		assertThat(this.work.task(number, "triage").getDueDate()).isEqualTo(Date.from(right.due()));
		assertThat(overdue(number).getDuedate()).isEqualTo(Date.from(right.due()));
		assertThat(movedBy(applied)).contains(number);
		assertThat(this.work.page("manager", "/calendar/changes?run=" + applied.id())).contains("春节放假安排公布");
	}

	/** Other tests have cases, too. */
	private Set<String> movedBy(RuleChange applied) {
		Set<String> numbers = new HashSet<>();
		List<Move> page = List.of();
		for (int index = 0; index == 0 || !page.isEmpty(); index++) {
			page = this.desk.look(applied.id(), false, index, "auditor").moves();
			page.forEach((move) -> numbers.add(move.number()));
		}
		return numbers;
	}

	@Test
	void aPromiseStaysUnlessAPersonLetsItMoveAndThenTheCustomerIsTold() {
		at("2026-11-20T16:30");
		String kept = graded();
		String released = graded();
		CaseClock resolution = this.ledger.ofCase(kept, "resolution").orElseThrow();
		EarlierRules earlier = new EarlierRules(this.database);
		for (String number : List.of(kept, released)) {
			earlier.limit(number, "resolution", 5, -48);
			earlier.limit(number, "firstResponse", 1, -24);
		}
		Shown preview = preview();
		Move promise = move(preview, released, "resolution");
		assertThat(promise.what()).isEqualTo("limitChanged");
		assertThat(promise.promise()).isEqualTo("stays");
		assertThat(promise.due()).isEqualTo(promise.dueBefore());
		assertThat(promise.dueByRules().toInstant()).isEqualTo(resolution.due());
		assertThatThrownBy(() -> decide(preview, promise, " ")).isInstanceOf(Refusal.class);
		decide(preview, promise, "供应商停工");
		at("2026-11-20T17:00");
		apply("时限表更新");
		Instant before = resolution.due().minusSeconds(2 * 86_400);
		assertThat(this.ledger.ofCase(kept, "resolution").orElseThrow().due()).isEqualTo(before);
		assertThat(this.ledger.ofCase(kept, "firstResponse").orElseThrow().due())
			.isEqualTo(task(kept, "firstResponse").due())
			.isEqualTo(Instant.parse("2026-11-23T08:30:00Z"));
		assertThat(this.ledger.ofCase(released, "resolution").orElseThrow().due()).isEqualTo(resolution.due());
		assertThat(told(kept)).isZero();
		assertThat(told(released)).isOne();
		JsonNode told = this.work.asCustomer(released).get("promises").get(1);
		assertThat(told.get("what").asText()).isEqualTo("resolution");
		assertThat(told.at("/moves/0/text").asText()).contains("推后").contains("处理时限调整");
		assertThat(this.work.asCustomer(kept).get("promises").get(1).get("moves")).isEmpty();
		assertThat(move(preview(), kept, "resolution").promise()).as("may be weighed again").isEqualTo("stays");
		apply("再次应用");
		assertThat(this.ledger.ofCase(kept, "resolution").orElseThrow().due()).as("and stays").isEqualTo(before);
		assertThat(this.ledger.ofCase(kept, "resolution").orElseThrow().entries())
			.filteredOn((entry) -> entry.what() == What.LIMIT_CHANGED)
			.hasSize(1);
	}

	@Test
	void aPromiseThatStayedIsPausedLikeAnyOther() {
		at("2026-11-20T16:30");
		String number = graded();
		at("2026-11-20T16:40");
		this.work.asks("manager", number, "请问是哪一个订单？");
		new EarlierRules(this.database).limit(number, "resolution", 5, -48);
		CaseClock waiting = this.ledger.ofCase(number, "resolution").orElseThrow();
		preview();
		apply("时限表更新");
		CaseClock kept = this.ledger.ofCase(number, "resolution").orElseThrow();
		assertThat(kept.isPaused()).isTrue();
		assertThat(kept.due()).isCloseTo(waiting.due(), within());
		at("2026-11-20T17:10");
		this.work.writes(number, "订单号是 20261120-7");
		assertThat(this.ledger.ofCase(number, "resolution").orElseThrow().due()).isBefore(waiting.due());
	}

	@Test
	void fiftyCasesMoveTogether() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		new ManyCases(this.database).copy(number, "FIFTY-", 50);
		new EarlierRules(this.database).calendar("FIFTY-%", "triage", 24);
		preview();
		RuleChange run = apply("新的放假安排");
		assertThat(run.failed()).isEmpty();
		assertThat(run.done()).isEqualTo(run.total());
		assertThat(this.database.sql("""
				select count(*) from recomputed_clock r join clock c on c.id = r.clock_id
				join act_ru_task t on t.due_date_ at time zone 'Asia/Shanghai' = c.due_at
				join act_ru_execution e on e.id_ = t.proc_inst_id_ and e.business_key_ = c.number
				where r.recomputation_id = ? and c.number like 'FIFTY-%' and c.due_at = r.due_after
				""").param(run.id()).query(Long.class).single()).isEqualTo(50);
		this.database.sql("update clock set state = 'stopped' where number like 'FIFTY-%'").update();
		this.database.sql("delete from act_ru_job where id_ like '%FIFTY-%'").update();
		this.database.sql("delete from act_ru_task where id_ like '%FIFTY-%'").update();
	}

	@Test
	void onlyRulesThatWouldMoveADeadlineAreWarnedOf(CapturedOutput output) {
		at("2026-11-20T16:30");
		String number = graded();
		new EarlierRules(this.database).calendar(number, "firstResponse", 24);
		int before = warnings(output);
		preview();
		assertThat(warnings(output)).isEqualTo(before + 1);
		apply("新的放假安排");
		preview();
		assertThat(warnings(output)).as("none moves any more").isEqualTo(before + 1);
	}

	@Test
	void onlyThoseWhoKeepTheRulesComputeDeadlinesAnew() {
		assertThat(Caller.program(this.port, "support").get("/api/calendar/changes").statusCode()).isEqualTo(403);
		assertThat(Caller.program(this.port, "support").postJson("/api/calendar/changes", "{}").statusCode())
			.isEqualTo(403);
		assertThat(Caller.program(this.port, "auditor").postJson("/api/calendar/changes", "{}").statusCode())
			.isEqualTo(403);
		assertThat(Caller.program(this.port, "owner").postJson("/api/calendar/changes", "{}").statusCode())
			.isEqualTo(202);
		assertThat(Caller.program(this.port, "manager").postJson("/api/calendar/changes", "{}").statusCode())
			.as("one at a time")
			.isEqualTo(409);
		this.works.work(this.job);
		assertThat(Caller.program(this.port, "auditor").get("/api/calendar/changes").body()).contains("\"previewed\"");
		Map<String, Object> answer = this.work.fillsIn("manager", "/calendar/changes/1/application",
				Map.of("reason", "试试"));
		assertThat(answer.get("refused").toString()).contains("重新预览");
	}

	@Test
	void whatFailedWithNothingLeftToLeaveOutIsToldAsItIs() {
		this.desk.preview("owner");
		LongWork begun = this.database
			.sql("select %s from long_work w where w.id = (select max(preview_id) from recomputation)"
				.formatted(LongWork.columns("w")))
			.query((row, index) -> LongWork.of(row, "w"))
			.single();
		LongWork over = new LongWork(begun.id(), begun.state(), begun.askedBy(), begun.askedAt(), begun.reason(),
				begun.total(), begun.total(), "~", null);
		RuntimeException failure = new IllegalStateException("It cannot be finished");
		assertThatThrownBy(() -> this.job.run(begun).leaveOut(over, failure)).isSameAs(failure);
		this.works.work(this.job);
	}

	private static int warnings(CapturedOutput output) {
		return output.toString().split("Open deadlines go by other rules", -1).length;
	}

	private String graded() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		return number;
	}

	private Shown preview() {
		this.desk.preview("owner");
		this.works.work(this.job);
		Shown shown = this.desk.look(null, false, 0, "owner");
		assertThat(shown.ready()).isTrue();
		return shown;
	}

	private RuleChange apply(String reason) {
		long run = this.desk.look(null, false, 0, "owner").run().id();
		this.desk.apply(run, reason, "owner");
		this.works.work(this.job);
		RuleChange applied = this.desk.look(run, false, 0, "owner").run();
		assertThat(applied.state()).isEqualTo("applied");
		return applied;
	}

	private void decide(Shown preview, Move promise, String reason) {
		this.desk.decide(preview.run().id(), List.of(promise.clock()), true, reason);
	}

	private Move move(Shown shown, String number, String stage) {
		for (int page = 0;; page++) {
			Shown some = this.desk.look(shown.run().id(), false, page, "owner");
			for (Move move : some.moves()) {
				if (move.number().equals(number) && move.stage().equals(stage)) {
					return move;
				}
			}
			assertThat(some.hasNext()).as("%s of %s moves", stage, number).isTrue();
		}
	}

	private long told(String number) {
		return this.database.sql("select count(*) from outbox where number = ? and event = 'promiseMoved'")
			.param(number)
			.query(Long.class)
			.single();
	}

	private CaseClock task(String number, String stage) {
		return this.ledger.latest(number, stage).orElseThrow();
	}

	private Job overdue(String number) {
		return this.jobs.createJobQuery()
			.processInstanceId(this.work.instance(number).getId())
			.activityId("event_triageOverdue")
			.singleResult();
	}

	private static TemporalUnitWithinOffset within() {
		return new TemporalUnitWithinOffset(1, ChronoUnit.SECONDS);
	}

	private static void at(String time) {
		ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(time).atZone(ZONE).toInstant()));
	}

}
