package feedbackloop.deadlines;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.process.ModelFiles;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static feedbackloop.deadlines.PassingTime.at;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which clocks are looked at, and what keeps one from reminding. An urgent triage of
 * Monday, 9:00, takes two hours.
 */
@CaseTest
@ExtendWith({ FilesAsBefore.class, OutputCaptureExtension.class })
class RemindersTest {

	private static final String TABLE = "processes/escalation.dmn";

	private static final Change OWNER = new Change("owner", Source.PAGE, "other reminders", null);

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CaseWork work;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private Deployments deployments;

	@Autowired
	private Versions versions;

	@Autowired
	private ModelFiles files;

	@Autowired
	private LiveFiles live;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

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
	void aRowThatIsAddedRemindsOfWhatIsStillToComeAndNotOfWhatHasPassed() {
		Task early = urgent();
		runsUntil(early, "2026-11-23T10:20");
		Task late = urgent();
		this.deployments.deploy(List.of(withReminderAt(60)), OWNER);
		runsUntil(early, "2026-11-23T10:21");
		runsUntil(late, "2026-11-23T11:40");
		assertThat(told(early)).containsExactly(50);
		assertThat(told(late)).contains(60);
		this.deployments.deploy(List.of(this.live.earlier(TABLE, 1)), OWNER);
		runsUntil(early, "2026-11-23T10:36");
		assertThat(told(early)).containsExactly(50, 80);
	}

	@Test
	void aRowThatAnotherNodePutLiveRemindsWhereNothingElseWasToCome() {
		Task triage = urgent();
		runsUntil(triage, "2026-11-23T11:00");
		runsUntil(triage, "2026-11-23T14:30");
		elsewhere(withReminderAt(250));
		runsUntil(triage, "2026-11-23T14:31");
		this.files.refresh();
		runsUntil(triage, "2026-11-23T15:30");
		assertThat(told(triage)).containsExactly(50, 80, 100, 150, 200, 250);
	}

	@Test
	void aNodeRemindsOfNothingUntilItKnowsTheNewestTable() {
		Task triage = urgent();
		runsUntil(triage, "2026-11-23T10:20");
		elsewhere(withReminderAt(75));
		runsUntil(triage, "2026-11-23T10:36");
		assertThat(told(triage)).containsExactly(50);
		this.files.refresh();
		runsUntil(triage, "2026-11-23T10:36");
		assertThat(told(triage)).containsExactly(50, 75, 80);
	}

	@Test
	void aTableWithOtherWordsAndTheSameSharesHasNoClockLookedAt() {
		Task triage = urgent();
		runsUntil(triage, "2026-11-23T10:20");
		this.deployments.deploy(List.of(this.live.with(TABLE, "Whom to tell", "Who is told")), OWNER);
		assertThat(due(triage)).isEmpty();
		this.deployments.deploy(List.of(withReminderAt(60)), OWNER);
		assertThat(due(triage)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "10:20, 10:36, 10:40, 10:41, 80", "11:00, 12:00, 12:04, 12:05, 150" })
	void aSuspendedCaseRemindsOfNothingUntilItGoesOn(String suspended, String used, String waiting, String active,
			int percent, CapturedOutput output) {
		Task triage = urgent();
		runsUntil(triage, "2026-11-23T" + suspended);
		this.runtime.suspendProcessInstanceById(triage.getProcessInstanceId());
		runsUntil(triage, "2026-11-23T" + used);
		assertThat(told(triage)).doesNotContain(percent);
		runsUntil(triage, "2026-11-23T" + waiting);
		assertThat(due(triage)).isEmpty();
		this.runtime.activateProcessInstanceById(triage.getProcessInstanceId());
		runsUntil(triage, "2026-11-23T" + active);
		assertThat(told(triage)).endsWith(percent);
		assertThat(output).doesNotContain("cannot remind");
	}

	@ParameterizedTest
	@ValueSource(strings = { "update act_ru_task set rev_ = rev_ + 1 where id_ = :task", """
			insert into escalation (task_id, level, percent, number, task_key, grade, due_at, at, how, told, actions)
			values (:task, 4, 150, 'F-1', 'triage', 'urgent', now(), now(), 'off', '', '')""" })
	void whoIsAtTheTaskInThatMomentHoldsItsReminderUpForAMomentOnly(String sql) throws Exception {
		Task triage = urgent();
		runsUntil(triage, "2026-11-23T11:00");
		at("2026-11-23T12:00");
		ExecutorService node = Executors.newSingleThreadExecutor();
		try {
			Future<?> looks = this.transaction.execute((status) -> {
				this.database.sql(sql).param("task", triage.getId()).update();
				Future<?> waits = node.submit(() -> this.time.remind(triage.getProcessInstanceId()));
				Awaitility.await().until(this::somebodyWaits);
				return waits;
			});
			looks.get(60, TimeUnit.SECONDS);
		}
		finally {
			node.shutdown();
		}
		assertThat(due(triage)).hasSize(1);
		this.time.remind(triage.getProcessInstanceId());
		assertThat(told(triage)).containsExactly(50, 80, 100, 150);
		assertThat(due(triage)).isEmpty();
	}

	@Test
	void aClockThatFailsKeepsNoOtherBackAndIsTriedAgain() {
		Task triage = urgent();
		Task other = urgent();
		runsUntil(triage, "2026-11-23T09:30");
		String kind = this.database.sql("select kind from clock where business_key = ? and execution_id is not null")
			.param(number(triage))
			.query(String.class)
			.single();
		kind(triage, "broken");
		runsUntil(triage, "2026-11-23T10:00");
		runsUntil(other, "2026-11-23T10:00");
		assertThat(told(other)).containsExactly(50);
		runsUntil(triage, "2026-11-23T10:04");
		assertThat(due(triage)).isEmpty();
		kind(triage, kind);
		runsUntil(triage, "2026-11-23T10:05");
		assertThat(told(triage)).containsExactly(50);
	}

	private Task urgent() {
		return this.work.task(this.work.submit(Answers.of("mark", "urgent", "coreBlocked", "yes")), "triage");
	}

	private void runsUntil(Task task, String until) {
		this.time.until(task.getProcessInstanceId(), until);
	}

	private List<Long> due(Task task) {
		return this.time.due(task.getProcessInstanceId());
	}

	private List<Integer> told(Task task) {
		return this.database.sql("select percent from escalation where task_id = ? order by percent")
			.param(task.getId())
			.query(Integer.class)
			.list();
	}

	private void kind(Task task, String kind) {
		this.database.sql("update clock set kind = ? where business_key = ? and execution_id is not null")
			.params(kind, number(task))
			.update();
	}

	private String number(Task task) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.singleResult()
			.getBusinessKey();
	}

	private ModelFile withReminderAt(int percent) {
		String text = this.versions.live(TABLE).orElseThrow().text();
		String first = "<rule id=\"rule_half_pressing\">";
		String row = text.substring(text.indexOf(first), text.indexOf("<rule id=\"rule_half_other\">"));
		return new ModelFile(TABLE,
				text.replace(first, row.replace("half_pressing", "more").replace(">50<", ">" + percent + "<") + first));
	}

	/** As another node puts it live, of which this one learns with its next look. */
	private void elsewhere(ModelFile file) {
		this.repository.createDeployment().name("elsewhere").addString(file.name(), file.text()).deploy();
		this.database.sql("""
				insert into model_version (name, version, text, deployment_id, deployed_by, deployed_at, source)
				select name, max(version) + 1, :text, 'elsewhere', 'owner', now(), 'page' from model_version
				where name = :name group by name""").param("text", file.text()).param("name", file.name()).update();
	}

	private boolean somebodyWaits() {
		return this.database
			.sql("select exists (select 1 from pg_stat_activity where datname = current_database()"
					+ " and wait_event_type = 'Lock')")
			.query(Boolean.class)
			.single();
	}

}
