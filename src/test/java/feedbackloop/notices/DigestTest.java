package feedbackloop.notices;

import java.util.List;
import java.util.Map;

import feedbackloop.deadlines.PassingTime;
import feedbackloop.feedback.Timeline;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static feedbackloop.deadlines.PassingTime.at;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be told together is told to each person in one mail, on the morning of a
 * working day. Monday 23 November 2026 is one, from 9:00 to 18:00.
 */
@CaseTest
class DigestTest {

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CaseWork work;

	@Autowired
	private Digest digest;

	@Autowired
	private Timeline timeline;

	@Autowired
	private JdbcClient database;

	@BeforeEach
	void nothingElseWaits() {
		this.database.sql("delete from digest_line").update();
		this.database.sql("delete from outbox where event = 'digest'").update();
	}

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
		this.database.sql("delete from notice_choice").update();
	}

	@Test
	void whatIsLateStandsInOneDigestPerPersonAndWorkingDay() {
		at("2026-11-23T09:00");
		String first = this.work.submit();
		String second = this.work.submit();
		String done = this.work.submit();
		List.of(first, second, done)
			.forEach((number) -> runsUntil(this.work.task(number, "triage"), "2026-11-24T09:00"));
		this.work.completes("support", done, "triage", Answers.mediumDefect());

		at("2026-11-24T08:59");
		this.digest.send();
		assertThat(digests("manager", "2026-11-24")).isEmpty();
		at("2026-11-24T09:00");
		this.digest.send();
		this.digest.send();
		assertThat(digests("manager", "2026-11-24")).singleElement()
			.asString()
			.contains(first, second, "/cases/" + first)
			.doesNotContain(done, "打不开");
		assertThat(digests("manager2", "2026-11-24")).hasSize(1);

		runsUntil(this.work.task(first, "triage"), "2026-11-24T17:00");
		this.digest.send();
		assertThat(digests("manager", "2026-11-24")).as("one a day").hasSize(1);
		at("2026-11-28T10:00");
		this.digest.send();
		assertThat(digests("manager", "2026-11-28")).as("none on a Saturday").isEmpty();
	}

	@Test
	void whatHappensDuringTheDayIsToldTheNextMorningWithAllElseInOneMail() {
		choose("support2", "mention", "digest");
		at("2026-11-23T10:00");
		String open = this.work.submit();
		String claimed = this.work.submit();
		this.work.claims("support", claimed, "triage");
		this.work.fillsIn("lead", "/cases/" + claimed + "/comments", Map.of("text", "@support2 请看"));
		this.digest.send();
		assertThat(digests("support2", "2026-11-23")).isEmpty();

		at("2026-11-24T09:00");
		this.digest.send();
		this.digest.send();
		assertThat(digests("support2", "2026-11-24")).singleElement()
			.asString()
			.contains(open + " 部门有新任务：初筛", open + " New task for a team of mine: ", claimed + " 评论提到我或我的部门")
			.doesNotContain(claimed + " 部门有新任务");
		assertThat(digests("support", "2026-11-24")).singleElement().asString().contains(open).doesNotContain(claimed);
		assertThat(digests("legal", "2026-11-24")).as("only if there is something").isEmpty();
	}

	@Test
	void aTaskThatIsPassedOnStandsThereOnceAndOnlyWhileItIsOpen() {
		choose("support2", "assigned", "digest");
		at("2026-11-23T10:00");
		String open = passedOn();
		String done = passedOn();
		this.work.completes("support2", done, "triage", Answers.mediumDefect());
		at("2026-11-24T09:00");
		this.digest.send();
		assertThat(digests("support2", "2026-11-24")).singleElement()
			.asString()
			.contains(open + " 任务转交给我：初筛")
			.doesNotContain(open + " 部门有新任务", done + " 任务转交给我");
	}

	@Test
	void aDraftThatIsConfirmedStandsInNoDigest() {
		choose("support", "drafted", "digest");
		at("2026-11-23T10:00");
		String waits = drafted();
		String confirmed = drafted();
		this.work.fillsIn("support", "/cases/" + confirmed + "/progress",
				Map.of("do", "confirm", "state", "", "nextStep", ""));
		at("2026-11-24T09:00");
		this.digest.send();
		assertThat(digests("support", "2026-11-24")).singleElement()
			.asString()
			.contains(waits + " 给客户的信等我确认")
			.doesNotContain(confirmed + " 给客户的信等我确认");
	}

	@Test
	void whoWantsNothingOfItGetsNothing() {
		choose("support2", "offered", "off");
		at("2026-11-23T10:00");
		this.work.submit();
		at("2026-11-24T09:00");
		this.digest.send();
		assertThat(digests("support2", "2026-11-24")).isEmpty();
		assertThat(digests("support", "2026-11-24")).hasSize(1);
	}

	@Test
	void aComplaintStandsInNoDigestOfWhomItIsAbout() {
		at("2026-11-23T10:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "quality2"));
		String improvement = this.work.improvementOf(number);
		at("2026-11-24T09:00");
		this.digest.send();
		assertThat(digests("quality", "2026-11-24")).singleElement().asString().contains(improvement);
		assertThat(digests("quality2", "2026-11-24")).isEmpty();
	}

	private void runsUntil(Task task, String time) {
		new PassingTime(this.application).until(task.getProcessInstanceId(), time);
	}

	private String passedOn() {
		String number = this.work.submit();
		Task task = this.work.task(number, "triage");
		this.work.fillsIn("lead", "/cases/" + number + "/tasks/" + task.getId() + "/pass",
				Map.of("colleague", "support2", "confirmed", "true"));
		return number;
	}

	private String drafted() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		this.work.fillsIn("lead", "/cases/" + number + "/progress", Map.of("do", "prepare"));
		// As if nobody had asked for it.
		this.timeline.note(number, Timeline.SYSTEM, "drafted.progress", Map.of());
		return number;
	}

	private void choose(String userId, String event, String how) {
		this.work.fillsIn(userId, "/notices", Map.of(event, how));
	}

	private List<String> digests(String userId, String day) {
		return this.database
			.sql("select body_masked from outbox where event = 'digest' and recipient = 'user:' || ? and occasion = ?")
			.param(userId)
			.param(day)
			.query(String.class)
			.list();
	}

}
