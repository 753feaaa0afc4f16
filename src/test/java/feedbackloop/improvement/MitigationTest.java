package feedbackloop.improvement;

import java.time.Duration;
import java.time.Instant;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Service is restored for now while the cause is worked on, customers hear of it once,
 * and it is lifted when the cause is removed.
 */
@CaseTest
class MitigationTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	void engineeringHasTwentyFourHoursFromReceiptWhateverTheGrade() {
		for (String number : new String[] { triaged("paymentSecurity", 3, 3), triaged("defect", 3, 5) }) {
			Task task = this.work.task(number, "mitigation");
			Instant received = this.database.sql("select received_at from feedback where number = ?")
				.param(number)
				.query(Instant.class)
				.single();

			assertThat(task.getDueDate().toInstant()).isBetween(received.plus(Duration.ofHours(24)).minusSeconds(2),
					received.plus(Duration.ofHours(24)).plusSeconds(2));
			assertThat(this.work.openTasks(number)).contains("contribute");
		}
		assertThat(this.work.openTasks(triaged("defect", 3, 4))).doesNotContain("mitigation");
	}

	@Test
	void allCustomersHearOnceWhatTheyCanDoMeanwhile() {
		String number = triaged("paymentSecurity", 3, 3);
		String joined = joined(number, 3);
		String duplicate = this.work.submit();
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", number));
		String unreached = this.work
			.submit(Answers.of("channel", "survey", "description", "付款页转圈", "customer", Answers.of("anonymous", true)));
		this.work.completes("support", unreached, "triage", Answers.with(Answers.valid("paymentSecurity", 1, 2, 2),
				"improvementNumber", this.work.improvementOf(number)));

		this.work.completes("engineering", number, "mitigation", Answers.mitigation(true));
		this.work.runsJobs();

		for (String told : new String[] { number, joined, duplicate }) {
			assertThat(this.work.letters(told, "mitigated", "pending")).as(told).hasSize(1);
			assertThat(this.work.asCustomer(told).get("messages").toString()).contains("已切换到备用线路，可以照常付款。")
				.doesNotContain("切换失败");
		}
		assertThat(this.database.sql("select kind from timeline where number = ?")
			.param(unreached)
			.query(String.class)
			.list()).contains("couldNotTell.mitigated");
		assertThat(this.work.asCustomer(joined).has("restoredAt")).isTrue();
		assertThat(this.work.page("support", "/cases/" + joined)).contains("已先行恢复", "已切换到备用线路，可以照常付款。");
	}

	@Test
	void whatIsNotRestoredGoesOnAndIsShownToStaffAlone() {
		String number = triaged("paymentSecurity", 3, 3);
		Task before = this.work.task(number, "mitigation");

		this.work.completes("engineering", number, "mitigation", Answers.mitigation(false));

		Task after = this.work.task(number, "mitigation");
		assertThat(after.getId()).isNotEqualTo(before.getId());
		assertThat(after.getDueDate()).isEqualTo(before.getDueDate());
		assertThat(this.work.page("support", "/cases/" + number)).contains("尚未恢复", "切换失败，正在回退。");
		assertThat(this.work.asCustomer(number).has("restoredAt")).isFalse();
		assertThat(this.work.asCustomer(number).toString()).doesNotContain("切换失败");
		assertThat(this.work.letters(number, "mitigated", "pending")).isEmpty();
	}

	@Test
	void aCaseThatJoinsStartsOneOnceAndTheRecordSaysUntilWhenItHeld() {
		String number = this.work.atPlan();
		joined(number, 5);
		joined(number, 5);
		assertThat(this.work.tasks(number, "mitigation")).hasSize(1);
		this.work.completes("engineering", number, "mitigation", Answers.mitigation(true));
		this.work.runsJobs();
		joined(number, 5);
		assertThat(this.work.tasks(number, "mitigation")).as("once in an improvement").isEmpty();
		assertThat(lifted(number)).isFalse();

		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		this.work.carriesOut(number);
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();

		assertThat(lifted(number)).isTrue();
		assertThat(this.work.asCustomer(number).has("restoredAt")).isFalse();
		assertThat(this.work.page("support", "/cases/" + number)).containsSubsequence("应急恢复: ", "已先行恢复", "· 已解除");
	}

	@Test
	void itIsNotOverdueForACaseThatJoinsLateAndItsDeadlineStays() {
		String number = this.work.atPlan();
		ClockUtil.offset(Duration.ofDays(3).toMillis());
		joined(number, 5);
		Task task = this.work.task(number, "mitigation");
		Instant start = ClockUtil.getCurrentTime().toInstant();
		assertThat(task.getDueDate().toInstant()).isBetween(start.plus(Duration.ofHours(24)).minusSeconds(60),
				start.plus(Duration.ofHours(24)));

		ClockUtil.offset(Duration.ofDays(5).toMillis());
		this.work.completes("engineering", number, "mitigation", Answers.mitigation(false));
		assertThat(this.work.task(number, "mitigation").getDueDate()).as("not restored yet")
			.isEqualTo(task.getDueDate());
	}

	private String triaged(String type, int severity, int urgency) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid(type, 3, severity, urgency));
		return number;
	}

	private String joined(String number, int urgency) {
		String other = this.work.submit();
		this.work.completes("support", other, "triage", Answers.with(Answers.valid("defect", 3, 3, urgency),
				"improvementNumber", this.work.improvementOf(number)));
		return other;
	}

	private boolean lifted(String number) {
		return this.database.sql("select mitigated_at < mitigation_lifted_at is true from improvement where number = ?")
			.param(this.work.improvementOf(number))
			.query(Boolean.class)
			.single();
	}

}
