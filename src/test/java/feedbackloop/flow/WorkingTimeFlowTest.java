package feedbackloop.flow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasks and timers are due in working time, the same for both.
 */
@FlowTest
class WorkingTimeFlowTest {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	@Autowired
	private CaseWork work;

	@Autowired
	private ManagementService jobs;

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	void triageAndFirstResponseCountFromReceiptAndSkipTheWeekend() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		assertDue(number, "triage", "2026-11-23T16:30");

		at("2026-11-20T17:30");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertDue(number, "firstResponse", "2026-11-24T16:30");
	}

	@Test
	void analysisCountsFromItsOwnStart() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		at("2026-11-23T11:00");
		this.work.contributes(number);
		assertDue(number, "analysis", "2026-11-30T11:00");
	}

	@Test
	void anUrgentMarkHasTwoWorkingHoursForTriage() {
		at("2026-11-23T14:00");
		String number = this.work.submit(Answers.of("mark", "urgent", "coreBlocked", "yes"));
		assertDue(number, "triage", "2026-11-23T16:00");
	}

	@Test
	void anUrgentTriageIsDueNoLaterThanTheFirstResponseThatFollowsIt() {
		at("2026-11-20T17:00");
		String number = this.work.submit(Answers.of("mark", "urgent", "coreBlocked", "yes"));
		assertDue(number, "triage", "2026-11-21T18:00");
	}

	@Test
	void anUrgentFirstResponseIsDueByTheEndOfTomorrowEvenOnAHoliday() {
		at("2026-09-30T17:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("defect", 5, 5, 5)));
		assertThat(this.work.fact(number, "grade")).isEqualTo("urgent");
		assertDue(number, "firstResponse", "2026-10-01T18:00");
	}

	@Test
	void waitingForTheCustomerRunsInNaturalTime() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪一个订单？"));
		assertThat(this.jobs.createJobQuery().processInstanceId(this.work.instance(number).getId()).timers().list())
			.extracting((timer) -> local(timer.getDuedate()))
			.contains("2026-11-27T16:30");
	}

	private void assertDue(String number, String task, String due) {
		assertThat(local(this.work.task(number, task).getDueDate())).as(task).isEqualTo(due);
		Job timer = this.jobs.createJobQuery()
			.processInstanceId(this.work.task(number, task).getProcessInstanceId())
			.activityId("event_" + task + "Overdue")
			.singleResult();
		assertThat(timer).as("timer of " + task).isNotNull();
		assertThat(local(timer.getDuedate())).as("timer of " + task).isEqualTo(due);
	}

	private static String local(Date time) {
		return LocalDateTime.ofInstant(time.toInstant(), ZONE).toString();
	}

	private static void at(String time) {
		Instant now = LocalDateTime.parse(time).atZone(ZONE).toInstant();
		ClockUtil.setCurrentTime(Date.from(now));
	}

}
