package feedbackloop.notification;

import java.util.List;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import io.micrometer.core.instrument.MeterRegistry;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A step that fails is seen: on the case, in the list, as a metric, and by those who can
 * mend it.
 */
@CaseTest
@ExtendWith(OutputCaptureExtension.class)
class FailuresTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private FailureNotices notices;

	@Autowired
	private FailureWatch watch;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private HistoryService history;

	@Autowired
	private MeterRegistry metrics;

	@Autowired
	private JdbcClient database;

	@Test
	void aCaseThatStandsStillIsShownFoundCountedLoggedAndTold(CapturedOutput output) {
		String number = this.work.submit();
		String other = this.work.submit();
		double before = gauge("feedback.loop.incidents");
		this.jobs.setJobRetries(overdue(number, "event_triageOverdue").getId(), 0);

		assertThat(this.work.page("support", "/cases/" + number)).contains("“初筛超期”这一步出错，案件停在这里");
		assertThat(this.work.page("support", "/cases/" + other)).doesNotContain("这一步出错");
		assertThat(this.work.page("support", "/cases?stuck=true")).contains(number).doesNotContain(other);
		assertThat(gauge("feedback.loop.incidents")).isEqualTo(before + 1);
		this.notices.tell();
		this.notices.tell();
		assertThat(told(number)).containsExactlyInAnyOrder("group:operations", "group:admin");
		assertThat(text(number)).contains("“初筛超期”这一步", "“Triage overdue”", "Cockpit", "/cases/" + number);
		this.watch.watch();
		this.watch.watch();
		assertThat(output).containsOnlyOnce(number + " stands still: the step 初筛超期 Triage overdue failed");

		this.jobs.setJobRetries(overdue(number, "event_triageOverdue").getId(), 3);
		assertThat(this.work.page("support", "/cases/" + number)).doesNotContain("这一步出错");
		assertThat(gauge("feedback.loop.incidents")).isEqualTo(before);
	}

	@Test
	void aMeasureThatStandsStillIsShownOnTheCasesThatItsImprovementServes() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		String improvement = this.work.improvementOf(number);
		String measure = improvement + "-1";
		double before = gauge("feedback.loop.incidents");
		this.jobs.setJobRetries(overdue(measure, "event_fixOverdue").getId(), 0);

		assertThat(this.work.page("support", "/cases/" + number)).containsOnlyOnce("“实施超期”这一步出错，案件停在这里");
		assertThat(this.work.page("support", "/cases?stuck=true")).contains(number);
		assertThat(gauge("feedback.loop.incidents")).as("not once more for the improvement around it")
			.isEqualTo(before + 1);
		this.notices.tell();
		assertThat(told(improvement)).hasSize(2);
		this.jobs.setJobRetries(overdue(measure, "event_fixOverdue").getId(), 3);
	}

	@Test
	void whatBelongsToNoCaseIsCountedAndLoggedAndKeepsNobodyBack(CapturedOutput output) {
		double before = gauge("feedback.loop.incidents");
		String cleanUp = this.history.cleanUpHistoryAsync().getId();
		this.jobs.setJobRetries(cleanUp, 0);
		try {
			assertThat(gauge("feedback.loop.incidents")).isEqualTo(before + 1);
			this.watch.watch();
			assertThat(output).contains("What belongs to no case stands still: the step history-cleanup failed");
			this.notices.tell();
			assertThat(this.work.page("support", "/cases?stuck=true")).doesNotContain("history-cleanup");
		}
		finally {
			this.jobs.setJobRetries(cleanUp, 3);
		}
	}

	@Test
	void whatIsTriedAgainIsShownAndCountedButNotTold() {
		String number = this.work.submit();
		double before = gauge("feedback.loop.failing.jobs");
		Job job = overdue(number, "event_triageOverdue");
		this.database.sql("update act_ru_job set handler_cfg_ = 'noSuchEvent' where id_ = ?")
			.param(job.getId())
			.update();
		assertThatThrownBy(() -> this.jobs.executeJob(job.getId())).isInstanceOf(ProcessEngineException.class);

		assertThat(this.work.page("support", "/cases/" + number)).contains("“初筛超期”这一步出错，系统会自动重试");
		assertThat(gauge("feedback.loop.failing.jobs")).isEqualTo(before + 1);
		this.notices.tell();
		assertThat(told(number)).isEmpty();
	}

	private Job overdue(String businessKey, String timer) {
		return this.jobs.createJobQuery()
			.processInstanceId(this.work.instance(businessKey).getId())
			.activityId(timer)
			.singleResult();
	}

	private double gauge(String name) {
		return this.metrics.get(name).gauge().value();
	}

	private List<String> told(String number) {
		return this.database.sql("select recipient from outbox where number = ? and event = 'incident'")
			.param(number)
			.query(String.class)
			.list();
	}

	private String text(String number) {
		return this.database
			.sql("select subject || body_masked from outbox where number = ? and event = 'incident' limit 1")
			.param(number)
			.query(String.class)
			.single();
	}

}
