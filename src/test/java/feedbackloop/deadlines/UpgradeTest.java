package feedbackloop.deadlines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.migrate.MigrationInTest;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.LiveFiles.State;
import feedbackloop.testing.ModelsBefore;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static feedbackloop.deadlines.PassingTime.at;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cases of the version before, in which timers of the tasks reminded, go on when clocks
 * remind: whatever they had come to, to closure, and with each reminder once. An urgent
 * triage of Monday, 9:00, takes two hours.
 */
@CaseTest
class UpgradeTest {

	private static final List<String> NAMES = List.of("processes/feedback.bpmn", "processes/improvement.bpmn",
			"processes/measure.bpmn", "processes/escalation.dmn");

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CaseWork work;

	@Autowired
	private EscalationTable table;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private LiveFiles live;

	@Autowired
	private JdbcClient database;

	private PassingTime time;

	private State before;

	@BeforeEach
	void theVersionBefore() {
		this.time = new PassingTime(this.application);
		this.before = this.live.state();
		deploy(NAMES.stream().map(ModelsBefore::file).toList());
		at("2026-11-23T09:00");
	}

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
		this.live.backTo(this.before);
	}

	@Test
	void aRunningCaseIsRemindedOfEachShareOnce() throws IOException {
		String number = urgent();
		timers(number, "2026-11-23T10:00");
		assertThat(levels(number)).containsExactly(50);
		theNewVersion();
		passes(number, "2026-11-23T10:01");
		assertThat(levels(number)).containsExactly(50);
		clocks(number, "2026-11-23T10:36");
		timers(number, "2026-11-23T10:36");
		assertThat(levels(number)).containsExactly(50, 80);
		passes(number, "2026-11-23T11:00");
		timers(number, "2026-11-23T12:00");
		clocks(number, "2026-11-23T12:00");
		passes(number, "2026-11-23T14:30");
		assertThat(levels(number)).containsExactly(50, 80, 100, 150, 200);
		assertThat(notices(number)).isEqualTo(6);
		closes(number);
	}

	@Test
	void aCaseIsRemindedOfWhatPassedWhileNothingRan() throws IOException {
		String number = urgent();
		timers(number, "2026-11-23T09:59");
		theNewVersion();
		clocks(number, "2026-11-23T10:40");
		timers(number, "2026-11-23T10:40");
		assertThat(levels(number)).containsExactly(50, 80);
		assertThat(notices(number)).isEqualTo(2);
		closes(number);
	}

	@Test
	void anOverdueCaseIsEscalatedFurtherAlsoWhenItHasMoved() throws IOException {
		String number = urgent();
		timers(number, "2026-11-23T11:00");
		int from = theNewVersion();
		new MigrationInTest(this.application).move(from);
		assertThat(this.work.page("manager", "/cases/" + number)).contains("改按流程版本");
		passes(number, "2026-11-23T12:00");
		passes(number, "2026-11-23T14:30");
		assertThat(levels(number)).containsExactly(50, 80, 100, 150, 200);
		closes(number);
	}

	@Test
	void anImprovementWithItsMeasuresGoesOnToItsEnd() throws IOException {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		String improvement = this.work.improvementOf(number);
		timers(improvement + "-1", "2026-12-11T09:00");
		List<Integer> reminded = levels(improvement);
		assertThat(reminded).isNotEmpty();
		theNewVersion();
		passes(improvement + "-1", "2026-12-11T09:01");
		assertThat(levels(improvement)).isEqualTo(reminded);
		this.work.carriesOut(number);
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		this.work.confirms(number);
		assertThat(this.work.status(number)).isEqualTo("closed");
		this.work.completes("support2", number, "closure", Answers.closure());
		assertThat(this.work.hasEnded(improvement)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "approval, false", "privacyCheck, false", "triage, true" })
	void theTableFromBeforeHandsOnWhatIsNoSafeguard(String task, boolean handedOn) {
		LateTask late = new LateTask("1", true, task, "F-1", "urgent", null, null, "lead", Instant.now(), 0,
				Instant.now());
		assertThat(this.table.rule(late, new EscalationLevel(150)).orElseThrow().actions().contains("reassign"))
			.isEqualTo(handedOn);
	}

	@Test
	void aFinishedCaseStaysAsItWasAndAReopenedOneIsClosed() throws IOException {
		String finished = resolved();
		this.work.confirms(finished);
		String reopened = resolved();
		this.work.disputes(reopened);
		theNewVersion();
		passes(reopened, "2026-11-23T18:00");
		assertThat(this.work.status(finished)).isEqualTo("closed");
		assertThat(this.work.page("manager", "/cases/" + finished)).contains(finished);
		this.work.completes("lead", reopened, "dispute",
				Answers.of("disputeDecision", "retriage", "responseText", "我们重新看一遍。"));
		closes(reopened);
		assertThat(levels(reopened)).doesNotHaveDuplicates();
	}

	/** By an answer that settles it. */
	private void closes(String number) {
		this.work.completes("support", number, "triage", settled());
		this.work.confirms(number);
		assertThat(this.work.status(number)).isEqualTo("closed");
		assertThat(this.work.hasEnded(number)).isTrue();
	}

	private String resolved() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", settled());
		return number;
	}

	private static Map<String, Object> settled() {
		return Answers.with(Answers.valid("transaction", 1, 1, 1), "responseText", "请清除缓存后再试。",
				"resolvedAtFirstContact", true);
	}

	private String urgent() {
		return this.work.submit(Answers.of("mark", "urgent", "coreBlocked", "yes"));
	}

	/** The version of the process that was live before. */
	private int theNewVersion() throws IOException {
		int from = this.repository.createProcessDefinitionQuery()
			.processDefinitionKey("feedback")
			.latestVersion()
			.singleResult()
			.getVersion();
		List<ModelFile> files = new ArrayList<>();
		for (String name : NAMES) {
			files.add(new ModelFile(name, Files.readString(Path.of(name))));
		}
		deploy(files);
		return from;
	}

	private void deploy(List<ModelFile> files) {
		DeploymentBuilder deployment = this.repository.createDeployment().name("upgrade");
		files.forEach((file) -> deployment.addString(file.name(), file.text()));
		deployment.deploy();
	}

	private void passes(String businessKey, String until) {
		this.time.until(instance(businessKey), until);
	}

	private void timers(String businessKey, String until) {
		at(until);
		this.time.fire(instance(businessKey));
	}

	private void clocks(String businessKey, String until) {
		at(until);
		this.time.remind(instance(businessKey));
	}

	private String instance(String businessKey) {
		return this.work.instance(businessKey).getId();
	}

	private List<Integer> levels(String number) {
		return this.database.sql("select percent from escalation where number = ? order by percent, id")
			.param(number)
			.query(Integer.class)
			.list();
	}

	private long notices(String number) {
		return this.database.sql("select count(*) from outbox where number = ? and event in ('reminder', 'escalation')")
			.param(number)
			.query(Long.class)
			.single();
	}

}
