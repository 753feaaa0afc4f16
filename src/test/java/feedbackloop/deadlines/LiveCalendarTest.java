package feedbackloop.deadlines;

import java.time.LocalDate;
import java.util.List;

import feedbackloop.longwork.LongWorks;
import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.process.FilesWentLive;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * A new calendar and new limits count at once, and what they would move is shown.
 */
@CaseTest
@RecordApplicationEvents
@ExtendWith(FilesAsBefore.class)
class LiveCalendarTest {

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private CaseWork work;

	@Autowired
	private WorkingCalendars calendars;

	@Autowired
	private Rules rules;

	@Autowired
	private LongWorks works;

	@Autowired
	private RuleChangeJob job;

	@Autowired
	private RuleChanges changes;

	@Autowired
	private ThreadPoolTaskScheduler background;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ApplicationEvents events;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			processes/calendar.yaml  | cycleDays: 30  | cycleDays: 20
			processes/timeLimits.dmn | </definitions> | <!-- changed --></definitions>""")
	void newRulesBeginAPreview(String file, String part, String replacement) {
		this.work.submit();
		String earlier = this.rules.current();
		ModelFile changed = this.live.with(file, part, replacement);
		this.deployments.deploy(List.of(changed), new Change("owner", Source.PAGE, null, null));
		assertThat(this.rules.current()).isNotEqualTo(earlier);
		assertThat(this.events.stream(FilesWentLive.class)).extracting(FilesWentLive::names)
			.anySatisfy((names) -> assertThat(names).containsExactly(file));
		new RuleChangeWatch(this.changes, this.rules, this.background).look();
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.changes.latest()).get()
				.extracting(RuleChange::rules)
				.isEqualTo(this.rules.current()));
		this.works.work(this.job);
		assertThat(this.changes.latest()).get().extracting(RuleChange::state).isEqualTo("previewed");
	}

	@Test
	void aPreviewThatFailedIsToldAsSuchAndBegunAnew() {
		this.work.submit();
		this.changes.begin(this.rules.current(), "owner");
		RuleChange failed = this.changes.latest().orElseThrow();
		this.database.sql("""
				update long_work set state = 'failed', finished_at = now()
				where id = (select preview_id from recomputation where id = ?)
				""").param(failed.id()).update();
		assertThat(this.work.page("manager", "/calendar/changes")).contains("data-state=\"failed\"", "没有成功：请再预览一次")
			.doesNotContain("没有期限会变");
		new RuleChangeWatch(this.changes, this.rules, this.background).look();
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(this.changes.latest()).get().extracting(RuleChange::id).isNotEqualTo(failed.id()));
		this.works.work(this.job);
		assertThat(this.changes.latest()).get().extracting(RuleChange::state).isEqualTo("previewed");
	}

	@Test
	void aStopInWhichNothingNewBeginsFailsNoDeployment() {
		ThreadPoolTaskScheduler closed = new ThreadPoolTaskScheduler();
		closed.initialize();
		closed.shutdown();
		assertThatCode(() -> new RuleChangeWatch(this.changes, this.rules, closed).look()).doesNotThrowAnyException();
	}

	@Test
	void aDayOffCountsAtOnce() {
		LocalDate day = LocalDate.of(2028, 12, 29);
		assertThat(this.calendars.general().isWorkingDay(day)).isTrue();
		ModelFile changed = this.live.with("processes/calendar.yaml", "fixedDaysOff:\n",
				"fixedDaysOff:\n  12-29: 年终盘点\n");
		this.deployments.deploy(List.of(changed), new Change("owner", Source.PAGE, null, null));
		assertThat(this.calendars.general().isWorkingDay(day)).isFalse();
	}

}
