package feedbackloop.improvement;

import java.net.http.HttpResponse;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.ModelsBefore;
import feedbackloop.testing.TaskRest;
import feedbackloop.testing.TaskRest.Door;
import feedbackloop.words.HouseTime;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The release window is set with the fix, and the release keeps to it, whichever way it
 * is submitted.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class ReleaseWindowTest {

	private static final Map<String, Object> RELEASED = Map.of("released", true);

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService management;

	@Autowired
	private Deployments deployments;

	@Autowired
	private JdbcClient database;

	@Autowired
	private Clock clock;

	@ParameterizedTest
	@EnumSource(Door.class)
	void theFixSetsAWindowThatIsStillToCome(Door door) {
		String number = planned("product", "engineering");
		Task fix = this.work.task(number, "fix");
		this.rest.claims("engineering", fix.getId());
		assertRefused(door, "engineering", fix, Answers.with(Answers.systemFix(), "windowStart", inHours(2)),
				"windowEnd");
		assertRefused(door, "engineering", fix, windowed(inHours(3), inHours(2)), "windowEnd");
		assertRefused(door, "engineering", fix, windowed(inHours(-3), inHours(-2)), "windowEnd");
		assertRefused(door, "engineering", fix, windowed("周三", inHours(2)), "windowStart");
		assertPassed(door, "engineering", fix, windowed("2098-03-05T14:30:00Z", "2098-03-05T23:00"));
		assertThat(this.work.page("support", "/improvements/" + this.work.improvementOf(number)))
			.contains("2098-03-05 22:30 – 2098-03-05 23:00 UTC+08:00");
	}

	@Test
	void whatIsOnlyReadHasNoWindow() {
		String number = planned("communication", "support");
		Task fix = this.work.task(number, "fix");
		this.rest.claims("support", fix.getId());
		assertRefused(Door.COMPLETE, "support", fix,
				Answers.with(Answers.documentFix(), "windowStart", inHours(1), "windowEnd", inHours(2)), "windowStart");
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void nothingIsReleasedBeforeTheWindowWithoutAReasonThatCounts(Door door) {
		String number = atRelease(inHours(2), inHours(3));
		Task release = this.work.task(number, "release");
		this.rest.claims("operations", release.getId());
		assertRefused(door, "operations", release, RELEASED, "earlyReason", said(inHours(2)));
		assertRefused(door, "operations", release, Answers.release(true), "earlyReason");
		assertRefused(door, "operations", release,
				Answers.with(Answers.of("released", true), "windowStart", inHours(-1), "windowEnd", inHours(1)),
				"earlyReason");
		assertPassed(door, "operations", release, Answers.of("released", true, "earlyReason", "客户今晚演示", "windowStart",
				inHours(-1), "windowEnd", inHours(1)));
		assertThat(reason(release)).isEqualTo("客户今晚演示");
		assertThat(this.work.page("support", "/cases/" + number)).contains("在发布窗口开启前发布，写明了理由");
		assertThat(this.work.page("support", "/improvements/" + this.work.improvementOf(number)))
			.as("The window that was set stays on record")
			.contains(said(inHours(2)));
	}

	@Test
	void inTheWindowNothingMoreIsAsked() {
		String number = atRelease(inHours(-1), inHours(1));
		Task release = this.work.task(number, "release");
		this.rest.completes("operations", release.getId(), Answers.of("released", true));
		assertThat(reason(release)).isNull();
		assertThat(this.work.openTasks(number)).contains("verification");
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void afterTheWindowAReasonOrAnotherWindowIsOwed(Door door) {
		String number = atRelease(inHours(-1), inHours(1));
		Task release = this.work.task(number, "release");
		isOver(release, number);
		this.rest.claims("operations", release.getId());
		assertRefused(door, "operations", release, RELEASED, "lateReason", "windowStart");
		assertRefused(door, "operations", release,
				Answers.of("released", true, "windowStart", inHours(1), "windowEnd", inHours(2)), "lateReason");
		assertPassed(door, "operations", release,
				Answers.of("released", true, "windowStart", inHours(-1), "windowEnd", inHours(1)));
		assertThat(reason(release)).as("Counted, with both windows").contains(said(inHours(-26)), said(inHours(-1)));
		assertThat(this.work.page("support", "/cases/" + number)).contains("已结束，改在", said(inHours(-26)));
		assertThat(this.work.page("support", "/improvements/" + this.work.improvementOf(number)))
			.contains(said(inHours(-1)));
	}

	@Test
	void aReasonForBeingLateCounts() {
		String number = atRelease(inHours(-1), inHours(1));
		Task release = this.work.task(number, "release");
		isOver(release, number);
		this.rest.completes("operations", release.getId(), Answers.of("released", true, "lateReason", "网络中断"));
		assertThat(reason(release)).isEqualTo("网络中断");
	}

	@Test
	void theOrderOfAWindowCountsWhateverElseIsSaid() {
		String number = atRelease(inHours(-1), inHours(1));
		Task release = this.work.task(number, "release");
		isOver(release, number);
		this.rest.claims("operations", release.getId());
		assertRefused(Door.COMPLETE, "operations", release,
				Answers.of("released", true, "lateReason", "网络中断", "windowStart", inHours(2), "windowEnd", inHours(1)),
				"windowEnd");
		Map<String, Object> notReleased = Answers.of("released", false, "rolledBack", false, "reason", "依赖没有就绪");
		assertRefused(Door.COMPLETE, "operations", release,
				Answers.with(notReleased, "windowStart", inHours(2), "windowEnd", inHours(1)), "windowEnd");
		assertPassed(Door.COMPLETE, "operations", release,
				Answers.with(notReleased, "windowStart", inHours(1), "windowEnd", inHours(2)));
		assertThat(this.work.page("support", "/improvements/" + this.work.improvementOf(number)))
			.as("What is not released keeps the window that was agreed")
			.contains(said(inHours(-26)));
	}

	@Test
	void aSecondFixThatGivesNoWindowKeepsTheFirst() {
		String number = atRelease(inHours(2), inHours(3));
		this.work.completes("operations", number, "release",
				Answers.of("released", false, "rolledBack", false, "reason", "依赖没有就绪"));
		this.rest.completes("engineering", this.work.task(number, "fix").getId(), Answers.systemFix());
		piloted(number);
		Task release = this.work.task(number, "release");
		this.rest.claims("operations", release.getId());
		assertRefused(Door.COMPLETE, "operations", release, RELEASED, "earlyReason", said(inHours(2)));
		assertThat(this.work.page("support", "/improvements/" + this.work.improvementOf(number)))
			.contains(said(inHours(2)));
	}

	@Test
	void whatIsNotReleasedGoesBackAtAnyTime() {
		String number = atRelease(inHours(2), inHours(3));
		this.work.completes("operations", number, "release",
				Answers.of("released", false, "rolledBack", false, "reason", "依赖没有就绪"));
		assertThat(this.work.openTasks(number)).contains("fix");
	}

	@Test
	void theTeamHearsWhenTheWindowOpens() {
		String number = atRelease(inHours(2), inHours(3));
		String improvement = this.work.improvementOf(number);
		assertThat(this.work.told(improvement)).doesNotContain("windowOpens group:operations");
		this.work.fires(improvement + "-1", "event_windowOpens");
		assertThat(this.work.told(improvement)).containsOnlyOnce("windowOpens group:operations");
	}

	@Test
	void nobodyHearsOfAWindowThatWasOpenOrOverBefore() {
		String number = atRelease(inHours(-1), inHours(1));
		assertThat(opens(number)).as("Open when the release begins").isEqualTo("9999");
		String closing = planned("product", "engineering");
		this.rest.completes("engineering", this.work.task(closing, "fix").getId(), windowed(inHours(-1), inHours(1)));
		Task test = this.work.task(closing, "test");
		isOver(test, closing);
		piloted(closing);
		assertThat(opens(closing)).as("Over when the release begins").isEqualTo("9999");
		this.work.fires(this.work.improvementOf(closing) + "-1", "event_windowOpens");
		assertThat(this.work.told(this.work.improvementOf(closing))).doesNotContain("windowOpens group:operations");
	}

	private String opens(String number) {
		return new SimpleDateFormat("yyyy").format(this.management.createJobQuery()
			.processInstanceId(this.work.instance(this.work.improvementOf(number) + "-1").getId())
			.activityId("event_windowOpens")
			.singleResult()
			.getDuedate());
	}

	@Test
	void withoutAWindowItIsSaidInWordsAndNothingOpens() {
		String number = planned("product", "engineering");
		this.rest.completes("engineering", this.work.task(number, "fix").getId(), Answers.systemFix());
		piloted(number);
		String measure = this.work.improvementOf(number) + "-1";
		assertThat(this.management.createJobQuery()
			.processInstanceId(this.work.instance(measure).getId())
			.activityId("event_windowOpens")
			.singleResult()
			.getDuedate()).isInTheFuture();
		Task release = this.work.task(number, "release");
		this.rest.claims("operations", release.getId());
		assertRefused(Door.COMPLETE, "operations", release, RELEASED, "releaseWindow");
		assertPassed(Door.COMPLETE, "operations", release, Answers.release(true));
	}

	@Test
	void measuresOfModelsFromBeforeKeepToTheirWindowToo() {
		this.deployments.deploy(List.of(ModelsBefore.file("processes/measure.bpmn")),
				new Change("owner", Source.PAGE, null, null));
		String number = atRelease(inHours(2), inHours(3));
		Task release = this.work.task(number, "release");
		this.rest.claims("operations", release.getId());
		assertRefused(Door.COMPLETE, "operations", release, Answers.release(true), "earlyReason");
		assertPassed(Door.COMPLETE, "operations", release,
				Answers.with(Answers.release(true), "earlyReason", "客户今晚演示"));
	}

	private String planned(String kind, String department) {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.with(Answers.plan(Answers.measure(kind, department)), "oneKindReason", "只影响内部页面"));
		return number;
	}

	private String atRelease(String start, String end) {
		String number = planned("product", "engineering");
		this.rest.completes("engineering", this.work.task(number, "fix").getId(), windowed(start, end));
		piloted(number);
		return number;
	}

	private void piloted(String number) {
		this.work.completes("quality", number, "test", Answers.test(true));
		this.work.completes("engineering", number, "pilot", Answers.pilot(true));
	}

	private static Map<String, Object> windowed(String start, String end) {
		return Answers.with(Answers.systemFix(), "windowStart", start, "windowEnd", end);
	}

	private String inHours(int hours) {
		return OffsetDateTime.now(this.clock).plusHours(hours).truncatedTo(ChronoUnit.HOURS).toString();
	}

	private static String said(String time) {
		return HouseTime.minute(OffsetDateTime.parse(time));
	}

	/** As if it had been set yesterday. */
	private void isOver(Task release, String number) {
		this.runtime.setVariable(release.getExecutionId(), "windowStart", inHours(-26));
		this.runtime.setVariable(release.getExecutionId(), "windowEnd", inHours(-25));
		this.database.sql("""
				update measure set window_start = :start::timestamptz, window_end = :end::timestamptz
				where improvement_id = (select id from improvement where number = :number)""")
			.param("start", inHours(-26))
			.param("end", inHours(-25))
			.param("number", this.work.improvementOf(number))
			.update();
	}

	private String reason(Task task) {
		return this.database.sql("select override_reason from form_entry where task_id = ?")
			.param(task.getId())
			.query(String.class)
			.list()
			.get(0);
	}

	private void assertPassed(Door door, String userId, Task task, Map<String, Object> values) {
		HttpResponse<String> answer = this.rest.submits(door, userId, "en", task.getId(), values);
		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
	}

	private void assertRefused(Door door, String userId, Task task, Map<String, Object> values, String... words) {
		for (String language : new String[] { "en", "zh-CN" }) {
			HttpResponse<String> answer = this.rest.submits(door, userId, language, task.getId(), values);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
			assertThat(this.rest.message(answer)).contains(words);
		}
	}

}
