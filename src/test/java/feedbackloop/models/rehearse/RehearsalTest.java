package feedbackloop.models.rehearse;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.feedback.Cases;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.models.files.Turns;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.RehearsedIntake;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.LiveFiles;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rehearses the shipped files and changes of them that the check cannot judge.
 */
@CaseTest
class RehearsalTest {

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles live;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ProcessEngine engine;

	/**
	 * What only a case that joins later starts, and what ends a task that people still
	 * work on: a rehearsal does what runs beside first.
	 */
	private static final List<String> BESIDE = List.of("event_mitigateNow", "flow_mitigateNow_yes",
			"flow_mitigateNow_attached", "event_mitigationLifted", "flow_mitigationLifted_lifted",
			"end_mitigationLifted");

	private Rehearsal rehearsal;

	/** By its clock no time passes, so that none is cut short on a busy machine. */
	@BeforeEach
	void aRehearsalThatIsNeverLate(@Autowired QuietLog log, @Autowired Turns turns, @Autowired Stage stage,
			@Autowired RehearsedTables tables, @Autowired Troupe troupe, @Autowired Cases cases,
			@Autowired RehearsedIntake intake, @Autowired RefusalWords words,
			@Autowired PlatformTransactionManager transactions) {
		Clock still = Clock.fixed(Instant.now(), ZoneOffset.UTC);
		this.rehearsal = new Rehearsal(log, turns, stage, tables, troupe, cases, intake, words, still, transactions);
	}

	@ParameterizedTest
	@ValueSource(strings = { "feedback", "improvement", "measure", "contribution" })
	void everyStepAndWayOfTheShippedProcessesIsTaken(String process) {
		Rehearsed rehearsed = rehearse(this.versions.live("processes/" + process + ".bpmn").orElseThrow().file());
		assertThat(rehearsed.findings()).isEmpty();
		assertThat(rehearsed.untouched()).filteredOn((step) -> BESIDE.stream().noneMatch(step::endsWith)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "processes/grade.dmn", "processes/timeLimits.dmn", "processes/escalation.dmn",
			"processes/routing.dmn", "processes/contributions.dmn", "processes/approval.dmn",
			"processes/messagePlan.dmn", "processes/calendar.yaml", "processes/firstMark.dmn",
			"processes/messages/answered.en.txt", "forms/release.form" })
	void theShippedTablesTextsAndFormsAreRehearsedWithoutAFinding(String name) {
		Rehearsed rehearsed = rehearse(this.versions.live(name).orElseThrow().file());
		assertThat(rehearsed.findings()).isEmpty();
		assertThat(rehearsed.places()).isPositive();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					processes/improvement.bpmn | ${landImprovement} | ${attachCase} | rehearsalEndsOpen
					processes/improvement.bpmn | <camunda:in source="improvementNumber" target="improvementNumber" /> | '' | rehearsalFails
					processes/measure.bpmn | camunda:priority="${taskPriority.of(execution)}" | camunda:priority="" | rehearsalFails
							processes/feedback.bpmn | sourceRef="rule_firstMark" targetRef="gateway_sensitive" | sourceRef="rule_firstMark" targetRef="gateway_sensitive" /><bpmn:sequenceFlow id="second" sourceRef="rule_firstMark" targetRef="gateway_sensitive" | rehearsalTwoTokens
					""")
	void whatFailsForARehearsedCaseIsAFindingWithItsPlace(String name, String part, String replacement, String code) {
		ModelFile changed = this.live.with(name, part, replacement);
		assertThat(rehearse(changed).findings()).filteredOn((finding) -> finding.code().equals(code))
			.isNotEmpty()
			.allSatisfy((finding) -> assertThat(finding.file()).isEqualTo(name))
			.extracting(Finding::place)
			.doesNotContain("");
	}

	@Test
	void nothingOfARehearsalIsLeft() {
		String number = this.work.submit();
		ModelFile file = this.versions.live("processes/measure.bpmn").orElseThrow().file();
		rehearse(file);
		Map<String, Long> before = rows();
		int cached = definitionsInMemory();

		assertThat(rehearse(file).places()).isPositive();

		assertThat(rows()).isEqualTo(before);
		assertThat(definitionsInMemory()).isEqualTo(cached);
		String next = this.work.submit();
		assertThat(sequence(next)).isEqualTo(sequence(number) + 1);
	}

	private Rehearsed rehearse(ModelFile changed) {
		ModelSet live = this.versions.liveFiles();
		return this.rehearsal.of(List.of(changed), live.with(List.of(changed)));
	}

	private static long sequence(String number) {
		return Long.parseLong(number.substring(number.lastIndexOf('-') + 1));
	}

	/** The number of rows of every table, save what others write and clear meanwhile. */
	private Map<String, Long> rows() {
		Map<String, Long> rows = new TreeMap<>();
		this.database.sql(
				"select tablename from pg_tables where schemaname = 'public' and tablename not in ('access_log', 'request_limit')")
			.query(String.class)
			.list()
			.forEach((table) -> rows.put(table,
					this.database.sql("select count(*) from " + table).query(Long.class).single()));
		return rows;
	}

	private int definitionsInMemory() {
		DeploymentCache cache = ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration())
			.getDeploymentCache();
		return cache.getProcessDefinitionCache().size() + cache.getDecisionDefinitionCache().size()
				+ cache.getDecisionRequirementsDefinitionCache().size() + cache.getBpmnModelInstanceCache().size();
	}

}
