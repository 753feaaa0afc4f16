package feedbackloop.models.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import feedbackloop.StartRefused;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFolder;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.LiveFiles.State;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * What a start does with the models in {@code processes/} and {@code forms/}: nothing
 * when they are unchanged, a new version of what changed, and what was live where one is
 * broken.
 */
@CaseTest
@ExtendWith(OutputCaptureExtension.class)
class ModelDeploymentTest {

	@Autowired
	private ModelDeployment start;

	@Autowired
	private FolderFindings findings;

	@Autowired
	private FindingWords words;

	@Autowired
	private Deployments deployments;

	@Autowired
	private Versions versions;

	@Autowired
	private NewVersions newVersions;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private CaseWork work;

	@TempDir
	private Path folder;

	@Autowired
	private LiveFiles live;

	private State before;

	@BeforeEach
	void copyTheModels() throws IOException {
		this.before = this.live.state();
		for (String name : new String[] { "processes", "forms" }) {
			FileSystemUtils.copyRecursively(Path.of(name), this.folder.resolve(name));
		}
	}

	@AfterEach
	void removeWhatWasDeployed() {
		this.live.backTo(this.before);
		this.start.afterSingletonsInstantiated();
	}

	@Test
	void aStartWithoutAChangeDeploysNothing() {
		this.start.afterSingletonsInstantiated();
		startOnTheCopy();
		assertThat(this.live.state()).isEqualTo(this.before);
	}

	@Test
	void namesOfFilesAreRelative() {
		String deployment = this.repository.createProcessDefinitionQuery()
			.processDefinitionKey("feedback")
			.latestVersion()
			.singleResult()
			.getDeploymentId();
		assertThat(this.repository.getDeploymentResourceNames(deployment))
			.contains("processes/feedback.bpmn", "processes/grade.dmn", "forms/triage.form", "processes/calendar.yaml",
					"processes/messages/closed.en.txt")
			.allMatch((name) -> new ModelFile(name, "").kind().isPresent());
	}

	@Test
	void anEditedNumberInATableChangesTheGradeOfTheNextCase() {
		assertThat(gradeOfTheNextCase()).isEqualTo("medium");
		edit("processes/grade.dmn", "[5..8[", "[7..8[");
		edit("processes/grade.dmn", "&lt; 5", "&lt; 7");
		long processes = this.repository.createProcessDefinitionQuery().count();
		startOnTheCopy();
		assertThat(gradeOfTheNextCase()).isEqualTo("low");
		assertThat(this.repository.createProcessDefinitionQuery().count()).as("nothing else is deployed again")
			.isEqualTo(processes);
		assertThat(this.repository.createDecisionDefinitionQuery().decisionDefinitionKey("grade").count()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "processes/measure.bpmn | <bpmn:userTask id=\"fix\" | <bpmn:userTask id=\"fix\" <",
					"processes/measure.bpmn | sourceRef=\"start_measure\" | sourceRef=\"nowhere\"",
					"processes/grade.dmn | </inputEntry> | </inputEntri>",
					"processes/grade.dmn | hitPolicy=\"FIRST\" | hitPolicy=\"SOMETIMES\"",
					"forms/triage.form | \"components\" | components" })
	void aStartWithABrokenFileRunsOnWhatIsLiveAndNamesItWithItsPlace(String file, String part, String broken,
			CapturedOutput log) {
		edit(file, part, broken);
		startOnTheCopy();
		assertThat(this.live.state()).isEqualTo(this.before);
		assertThat(this.findings.all()).extracting(Finding::file).contains(file);
		assertThat(log).contains("Held back in the folder, while what is live runs on: [" + file + "]")
			.containsPattern(broken.contains("nowhere") ? "flow_measure_measureKinds" : "(?i)line[ =]\\d+");
	}

	@Test
	void aStartTakesWhatPassesBesideABrokenFile() {
		edit("processes/measure.bpmn", "sourceRef=\"start_measure\"", "sourceRef=\"nowhere\"");
		edit("processes/grade.dmn", "[5..8[", "[7..8[");
		edit("processes/grade.dmn", "&lt; 5", "&lt; 7");
		startOnTheCopy();
		assertThat(gradeOfTheNextCase()).isEqualTo("low");
	}

	/** Nothing is live there that it could run on. */
	@Test
	void theFirstStartIsRefusedWithTheFileAndItsPlace() {
		edit("forms/triage.form", "\"components\"", "components");
		this.transaction.executeWithoutResult((status) -> {
			status.setRollbackOnly();
			this.database.sql("delete from model_version").update();
			FolderDeployment first = new FolderDeployment(this.versions, this.newVersions, mock(), this.deployments,
					this.database, this.transaction);
			assertThatExceptionOfType(StartRefused.class)
				.isThrownBy(
						() -> new ModelDeployment(first, this.findings, this.words).start(new ModelFolder(this.folder)))
				.withMessageContaining("Nothing was deployed")
				.withMessageContaining("forms/triage.form, line")
				.withMessageNotContaining("org.camunda");
		});
		assertThat(this.live.state()).isEqualTo(this.before);
	}

	private String gradeOfTheNextCase() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("transaction", 3, 3, 3));
		return (String) this.work.fact(number, "grade");
	}

	private void startOnTheCopy() {
		this.start.start(new ModelFolder(this.folder));
	}

	private void edit(String file, String part, String replacement) {
		String text = text(file);
		assertThat(text).contains(part);
		int at = text.indexOf(part);
		try {
			Files.writeString(this.folder.resolve(file),
					text.substring(0, at) + replacement + text.substring(at + part.length()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String text(String file) {
		return new ModelFolder(this.folder).read(file);
	}

}
