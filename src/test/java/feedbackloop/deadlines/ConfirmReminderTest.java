package feedbackloop.deadlines;

import java.util.List;
import java.util.Map;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static feedbackloop.deadlines.PassingTime.at;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is asked whether it is settled, and says nothing, is reminded once after 60 % of
 * the time, which ends when it would have ended. All is resolved on Monday, 9:00.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class ConfirmReminderTest {

	private static final Change OWNER = new Change("owner", Source.PAGE, "remind all", null);

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CaseWork work;

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private JdbcClient database;

	private PassingTime time;

	@BeforeEach
	void mondayMorning() {
		this.time = new PassingTime(this.application);
		at("2026-11-23T09:00");
	}

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
	}

	@Test
	void aHighCaseIsRemindedOnceAndClosesWhenItWouldHaveClosed() {
		String number = resolved(Answers.valid("defect", 4, 4, 4));
		runsUntil(number, "2026-11-26T08:59");
		assertThat(reminders(number)).isEmpty();
		runsUntil(number, "2026-11-26T09:00");
		assertThat(reminders(number)).singleElement().asString().contains("想再问一次", number);
		assertThat(this.work.status(number)).isEqualTo("resolved");
		assertThat(due(number)).isEqualTo("2026-11-28 09:00");
		runsUntil(number, "2026-11-28T08:59");
		assertThat(this.work.status(number)).isEqualTo("resolved");
		runsUntil(number, "2026-11-28T09:00");
		assertThat(this.work.status(number)).isEqualTo("closed");
		assertThat(reminders(number)).hasSize(1);
	}

	@Test
	void whoConfirmsAfterTheReminderClosesTheCase() {
		String number = resolved(Answers.valid("defect", 4, 4, 4));
		runsUntil(number, "2026-11-26T09:00");
		this.work.confirms(number);
		assertThat(this.work.status(number)).isEqualTo("closed");
	}

	@Test
	void whoIsAskedAgainAfterAnExplanationIsRemindedAgain() {
		String number = resolved(Answers.valid("defect", 4, 4, 4));
		runsUntil(number, "2026-11-26T09:00");
		this.work.disputes(number);
		this.work.completes("lead", number, "dispute",
				Answers.of("disputeDecision", "explain", "responseText", "请更新到最新版本。"));
		assertThat(due(number)).isEqualTo("2026-12-01 09:00");
		runsUntil(number, "2026-11-29T09:00");
		assertThat(reminders(number)).hasSize(2);
		assertThat(this.work.status(number)).isEqualTo("resolved");
	}

	@Test
	void aMediumCaseIsNotRemindedUnlessTheTableSaysSo() {
		String number = resolved(Answers.mediumDefect());
		runsUntil(number, "2026-11-27T14:00");
		assertThat(reminders(number)).isEmpty();
		String row = "<outputEntry id=\"confirmReminder_otherwise_out_template\"><text>\"%s\"</text></outputEntry>\n"
				+ "        <outputEntry id=\"confirmReminder_otherwise_out_mode\"><text>\"%s\"<";
		this.deployments.deploy(List.of(this.live.with("processes/messagePlan.dmn", row.formatted("none", "off"),
				row.formatted("confirmReminder", "auto"))), OWNER);
		at("2026-11-23T09:00");
		String next = resolved(Answers.mediumDefect());
		runsUntil(next, "2026-11-27T14:00");
		assertThat(reminders(next)).hasSize(1);
	}

	private String resolved(Map<String, Object> triage) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.with(triage, "responseText", "已经修好了。", "resolvedAtFirstContact", true));
		assertThat(this.work.status(number)).isEqualTo("resolved");
		return number;
	}

	private void runsUntil(String number, String until) {
		this.time.until(this.work.instance(number).getId(), until);
	}

	private String due(String number) {
		return this.database.sql("""
				select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') from clock
				where business_key = ? and stage = 'confirmation' and state = 'running'""")
			.param(number)
			.query(String.class)
			.single();
	}

	private List<String> reminders(String number) {
		return this.work.letters(number, "confirmReminder", "pending");
	}

}
