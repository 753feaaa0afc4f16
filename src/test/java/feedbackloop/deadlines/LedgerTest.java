package feedbackloop.deadlines;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Each step of a case has a clock that starts and ends with it. */
@CaseTest
class LedgerTest {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	@Autowired
	private CaseWork work;

	@Autowired
	private Ledger ledger;

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
	}

	@Test
	void aStepThatIsDoneInTimeMeetsItsDeadline() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		CaseClock triage = clock(number, "triage");
		assertThat(triage.state()).isEqualTo("running");
		assertThat(triage.due()).isEqualTo(this.work.task(number, "triage").getDueDate().toInstant());
		at("2026-11-20T17:30");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(clock(number, "triage").state()).isEqualTo("met");
		assertThat(clock(number, "triage").entries()).extracting(ClockEntry::what)
			.containsExactly(ClockEntry.What.STARTED, ClockEntry.What.MET);
		assertThat(clock(number, "triage").entries().get(1).actor()).isEqualTo("support");
		assertThat(clock(number, "firstResponse").entries().get(0).at()).as("it counts from the receipt")
			.isEqualTo(time("2026-11-20T16:30"));
	}

	@Test
	void aStepThatIsDoneLateMissesItsDeadline() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		at("2026-11-25T09:00");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(clock(number, "triage").state()).isEqualTo("missed");
	}

	@Test
	void aCaseThatIsWithdrawnStopsItsClocks() {
		String number = this.work.submit();
		this.work.withdraws(number);
		assertThat(this.ledger.open(List.of(number))).isEmpty();
		assertThat(clock(number, "triage").state()).isEqualTo("stopped");
	}

	@Test
	void aRoundOfContributionsHasOneClockAndMeasuresHaveTheirOwn() {
		at("2026-11-20T16:30");
		String number = this.work.atPlan();
		String improvement = this.work.improvementOf(number);
		assertThat(this.ledger.all(List.of(improvement))).extracting(CaseClock::stage, CaseClock::state)
			.containsExactly(tuple("contribute", "met"), tuple("analysis", "met"), tuple("plan", "running"));
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		assertThat(this.ledger.open(List.of(improvement))).extracting(CaseClock::businessKey, CaseClock::stage)
			.containsExactlyInAnyOrder(tuple(improvement + "-1", "fix"), tuple(improvement + "-2", "fix"));
	}

	@Test
	void aTestIsDueNoLaterThanItsMeasureIsPlanned() {
		at("2026-11-20T16:30");
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "engineering"), "due", "2026-11-23"),
						Answers.measure("communication", "support")));
		Task fix = engineeringFix(number);
		assertThat(fix.getDueDate()).isEqualTo(time("2026-11-23T18:00"));
		this.work.completes("engineering", fix, Answers.systemFix());
		assertThat(this.work.task(number, "test").getDueDate()).as("two working days would be Tuesday")
			.isEqualTo(time("2026-11-23T18:00"));
		this.work.completes("quality", number, "test", Answers.test(false));
		at("2026-11-24T10:00");
		this.work.completes("engineering", engineeringFix(number), Answers.systemFix());
		assertThat(this.work.task(number, "test").getDueDate()).as("the measure is late already")
			.isEqualTo(time("2026-11-26T10:00"));
	}

	private Task engineeringFix(String number) {
		return this.work.tasks(number, "fix")
			.stream()
			.filter((task) -> this.work.fixDepartment(task).equals("engineering"))
			.findFirst()
			.orElseThrow();
	}

	private CaseClock clock(String number, String stage) {
		return this.ledger.latest(number, stage).orElseThrow();
	}

	private static void at(String time) {
		ClockUtil.setCurrentTime(Date.from(time(time)));
	}

	private static Instant time(String time) {
		return LocalDateTime.parse(time).atZone(ZONE).toInstant();
	}

}
