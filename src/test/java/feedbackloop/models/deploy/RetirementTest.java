package feedbackloop.models.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import feedbackloop.models.drafts.Drafts;
import feedbackloop.models.drafts.GoingLive;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.FilesWentLive;
import feedbackloop.process.ModelFiles;
import feedbackloop.process.ModelFolder;
import feedbackloop.process.Refusal;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A file that nothing uses any more can be retired, and comes back by any of its
 * versions; one that anything needs cannot.
 */
@CaseTest
@RecordApplicationEvents
@ExtendWith(FilesAsBefore.class)
class RetirementTest {

	private static final String TABLE = "processes/extra.dmn";

	private static final String PROCESS = "processes/extra.bpmn";

	private static final Change OWNER = new Change("owner", Source.PAGE, "no longer used", null);

	@Autowired
	private Retirements retirements;

	@Autowired
	private Deployments deployments;

	@Autowired
	private GoingLive goingLive;

	@Autowired
	private Drafts drafts;

	@Autowired
	private FolderDeployment folderDeployment;

	@Autowired
	private Versions versions;

	@Autowired
	private ModelFiles files;

	@Autowired
	private LiveFiles live;

	@Autowired
	private CaseWork work;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService management;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ApplicationEvents events;

	@TempDir
	private Path folder;

	@AfterEach
	void asBefore() {
		this.database.sql("delete from draft").update();
	}

	@Test
	void aTableThatNothingNamesIsRetiredAndComesBackByRollingBack() {
		deploy(table());
		assertThat(this.retirements.retire(List.of(TABLE), OWNER)).singleElement().satisfies((version) -> {
			assertThat(version.isRetired()).isTrue();
			assertThat(version.version()).isEqualTo(2);
			assertThat(version.reason()).isEqualTo("no longer used");
		});
		assertThat(this.versions.live(TABLE)).isEmpty();
		assertThat(this.versions.retired()).extracting(ModelVersion::name).containsExactly(TABLE);
		assertThat(this.files.list("processes", ".dmn")).doesNotContain(TABLE);
		assertThatThrownBy(() -> this.files.read(TABLE)).hasMessageContaining(TABLE);
		assertThat(this.events.stream(FilesWentLive.class)).extracting(FilesWentLive::names)
			.as("on every node")
			.filteredOn((names) -> names.contains(TABLE))
			.hasSize(2);
		assertThat(this.versions.of(TABLE)).as("its history stays")
			.extracting(ModelVersion::text)
			.containsExactly("", table().text());
		refused(() -> this.retirements.retire(List.of(TABLE), OWNER), "notLive");
		assertThat(this.deployments.deploy(List.of(this.live.earlier(TABLE, 1)), OWNER).versions())
			.extracting(ModelVersion::version)
			.containsExactly(3);
		assertThat(this.files.read(TABLE)).isEqualTo(table().text());
		assertThat(this.versions.retired()).isEmpty();
	}

	@Test
	void aTextIsRetiredInBothLanguages() {
		refused(() -> this.retirements.retire(List.of("processes/replies/apology.en.txt"), OWNER), "textMissing");
		this.goingLive.retire("processes/replies/apology.en.txt", "不再道歉", "owner");
		assertThat(this.versions.retired()).extracting(ModelVersion::name)
			.containsExactly("processes/replies/apology.en.txt", "processes/replies/apology.zh-CN.txt");
		this.goingLive.rollBack("processes/replies/apology.zh-CN.txt", 1, "还是要的", "owner");
		assertThat(this.versions.retired()).as("both come back").isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "forms/triage.form,formMissing", "processes/firstMark.dmn,decisionMissing",
			"processes/measure.bpmn,processMissing", "processes/grade.dmn,neededByCode",
			"processes/affectedScale.dmn,neededByCode", "processes/feedback.bpmn,neededByCode",
			"processes/calendar.yaml,neededByCode", "processes/messages/assigned.en.txt,neededByCode",
			"processes/messages/closed.en.txt,textMissing", "processes/nothing.dmn,notLive" })
	void whatAnythingNeedsStays(String name, String code) {
		refused(() -> this.retirements.retire(List.of(name), OWNER), code);
		assertThat(this.live.state()).isEqualTo(this.live.before());
	}

	@Test
	void whatCasesOfAnEarlierVersionNeedStays() {
		ModelFile feedback = this.live.with("processes/feedback.bpmn", "<bpmn:process", "<bpmn:process");
		deploy(table(), asking(feedback));
		refused(() -> this.retirements.retire(List.of(TABLE), OWNER), "decisionMissing");
		String number = this.work.submit();
		deploy(feedback);
		refused(() -> this.retirements.retire(List.of(TABLE), OWNER), "neededByCases");
		this.work.withdraws(number);
		this.work.runsJobs();
		assertThat(this.runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count()).isZero();
		assertThat(this.retirements.retire(List.of(TABLE), OWNER)).hasSize(1);
	}

	@Test
	void aRetiredProcessStartsNoMoreUntilItIsBack() {
		deploy(process());
		String started = this.runtime.startProcessInstanceByKey("extra").getId();
		refused(() -> this.retirements.retire(List.of(PROCESS), OWNER), "processRuns");
		this.runtime.deleteProcessInstance(started, "test");
		assertThat(timers()).isEqualTo(1);

		this.retirements.retire(List.of(PROCESS), OWNER);
		assertThat(timers()).as("none that is ever due").isZero();
		assertThatThrownBy(() -> this.runtime.startProcessInstanceByKey("extra")).hasMessageContaining("suspended");

		this.deployments.deploy(List.of(this.live.earlier(PROCESS, 1)), OWNER);
		assertThat(timers()).isEqualTo(1);
		assertThat(this.runtime.startProcessInstanceByKey("extra").getId()).isNotNull();
	}

	@Test
	void aRetiredFileThatIsStillInTheFolderComesBackWhenItChangesThere() throws Exception {
		for (String name : List.of("processes", "forms")) {
			FileSystemUtils.copyRecursively(Path.of(name), this.folder.resolve(name));
		}
		Files.writeString(this.folder.resolve(TABLE), table().text());
		assertThat(readFolder().versions()).extracting(ModelVersion::name).containsExactly(TABLE);
		this.retirements.retire(List.of(TABLE), OWNER);
		assertThat(readFolder().versions()).as("as a start reads it").isEmpty();
		assertThat(this.versions.live(TABLE)).isEmpty();
		Files.delete(this.folder.resolve(TABLE));
		assertThat(readFolder().findings()).as("it is not missed").isEmpty();
		Files.writeString(this.folder.resolve(TABLE), table().text().replace("<text>\"note\"", "<text>\"another\""));
		assertThat(readFolder().versions()).extracting(ModelVersion::version).containsExactly(3);
	}

	/** Whatever way it comes: a copy that broke off must not take a file away. */
	@ParameterizedTest
	@CsvSource({ "processes/feedback.bpmn", "processes/grade.dmn", "forms/triage.form",
			"processes/messages/closed.en.txt", "processes/replies/apology.en.txt", "processes/calendar.yaml" })
	void anEmptyFileRetiresNothing(String name) {
		for (String text : List.of("", " \n\t\n")) {
			refused(() -> deploy(new ModelFile(name, text)), "fileEmpty");
		}
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> this.drafts.save(new ModelFile(name, ""), 1, 0, "owner"));
	}

	private long timers() {
		Date later = Date.from(Instant.now().plusSeconds(86_400));
		return this.management.createJobQuery()
			.processDefinitionKey("extra")
			.active()
			.list()
			.stream()
			.map(Job::getDuedate)
			.filter((due) -> due != null && due.before(later))
			.count();
	}

	private FolderOutcome readFolder() {
		return this.folderDeployment.deploy(new Folder(new ModelFolder(this.folder)));
	}

	private void deploy(ModelFile... changed) {
		this.deployments.deploy(List.of(changed), OWNER);
	}

	private static void refused(ThrowingCallable action, String code) {
		assertThatExceptionOfType(CheckRefused.class).isThrownBy(action)
			.satisfies((refused) -> assertThat(refused.findings()).extracting(Finding::code).contains(code));
	}

	/** Asks the table before the first mark. */
	private static ModelFile asking(ModelFile feedback) {
		String step = "<bpmn:businessRuleTask id=\"rule_extra\" name=\"备注 Note\" camunda:decisionRef=\"extra\" "
				+ "camunda:decisionRefBinding=\"latest\"><bpmn:incoming>flow_acknowledge_firstMark</bpmn:incoming>"
				+ "<bpmn:outgoing>flow_extra</bpmn:outgoing></bpmn:businessRuleTask>"
				+ "<bpmn:sequenceFlow id=\"flow_extra\" sourceRef=\"rule_extra\" targetRef=\"rule_firstMark\" />";
		String drawn = "<bpmndi:BPMNShape id=\"shape_extra\" bpmnElement=\"rule_extra\">"
				+ "<dc:Bounds x=\"700\" y=\"40\" width=\"100\" height=\"80\"/></bpmndi:BPMNShape>"
				+ "<bpmndi:BPMNEdge id=\"edge_extra\" bpmnElement=\"flow_extra\">"
				+ "<di:waypoint x=\"800\" y=\"80\"/><di:waypoint x=\"900\" y=\"80\"/></bpmndi:BPMNEdge>";
		return new ModelFile(feedback.name(), feedback.text()
			.replace("sourceRef=\"service_acknowledge\" targetRef=\"rule_firstMark\" />",
					"sourceRef=\"service_acknowledge\" targetRef=\"rule_extra\" />" + step)
			.replace("<bpmn:incoming>flow_acknowledge_firstMark</bpmn:incoming>\n      <bpmn:outgoing>flow_firstMark",
					"<bpmn:incoming>flow_extra</bpmn:incoming>\n      <bpmn:outgoing>flow_firstMark")
			.replace("</bpmndi:BPMNPlane>", drawn + "</bpmndi:BPMNPlane>"));
	}

	private static ModelFile table() {
		return new ModelFile(TABLE, text("extra.dmn"));
	}

	/** Starts by itself, and waits. */
	private static ModelFile process() {
		return new ModelFile(PROCESS, text("extra.bpmn"));
	}

	private static String text(String name) {
		try {
			return Files.readString(Path.of("src/test/resources/retired", name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
