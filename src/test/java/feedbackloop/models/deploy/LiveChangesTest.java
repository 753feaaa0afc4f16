package feedbackloop.models.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.Finding;
import feedbackloop.process.FilesWentLive;
import feedbackloop.process.ModelFiles;
import feedbackloop.process.ModelFolder;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What goes live while the application runs: from the folder, without undoing what was
 * changed elsewhere; every reader has the new text at once; a database from before is
 * taken over.
 */
@CaseTest
@RecordApplicationEvents
@ExtendWith(FilesAsBefore.class)
class LiveChangesTest {

	private static final String TEXT = "processes/messages/closed.en.txt";

	private static final Change OWNER = new Change("owner", Source.PAGE, null, null);

	@Autowired
	private Deployments deployments;

	@Autowired
	private FolderDeployment folderDeployment;

	@Autowired
	private FindingWords words;

	@Autowired
	private EarlierDeployments earlier;

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

	@Autowired
	private ApplicationEvents events;

	@TempDir
	private Path folder;

	private FolderFindings folderFindings;

	private FolderWatch watch;

	@BeforeEach
	void copyTheFolder() throws Exception {
		for (String name : List.of("processes", "forms")) {
			FileSystemUtils.copyRecursively(Path.of(name), this.folder.resolve(name));
		}
		this.folderFindings = new FolderFindings(this.words);
		this.watch = new FolderWatch(this.folderDeployment, this.folderFindings);
	}

	@Test
	void aChangedFileGoesLiveOnceItStaysTheSame() throws Exception {
		look();
		look();
		assertThat(this.live.state()).as("nothing changed").isEqualTo(this.live.before());
		ModelFile changed = this.live.with(TEXT, "Thank you", "Many thanks");
		write(TEXT, "half");
		look();
		assertThat(this.folderFindings.all()).as("may be half-written").isEmpty();
		write(TEXT, changed.text());
		look();
		assertThat(this.files.read(TEXT)).isNotEqualTo(changed.text());
		look();
		ModelVersion version = this.versions.live(TEXT).orElseThrow();
		assertThat(version.text()).isEqualTo(changed.text());
		assertThat(version.source()).isEqualTo("folder");
		assertThat(version.deployedBy()).isEqualTo("system");
		assertThat(this.files.read(TEXT)).as("at once").isEqualTo(changed.text());
		assertThat(this.events.stream(FilesWentLive.class)).extracting(FilesWentLive::names)
			.anySatisfy((names) -> assertThat(names).containsExactly(TEXT));
	}

	@Test
	void aBrokenFileIsNamedOnceAndHoldsBackItselfOnly() throws Exception {
		write("processes/grade.dmn", this.files.read("processes/grade.dmn").replace("</inputEntry>", "</inputEntri>"));
		write(TEXT, this.files.read(TEXT) + "More.\n");
		look();
		look();
		List<Finding> findings = this.folderFindings.all();
		assertThat(findings).extracting(Finding::file).containsOnly("processes/grade.dmn");
		assertThat(refusedFiles()).isEqualTo(1);
		assertThat(this.versions.live(TEXT).orElseThrow().version()).isEqualTo(2);
		assertThat(this.versions.live("processes/grade.dmn").orElseThrow().version()).isEqualTo(1);
		look();
		look();
		assertThat(this.folderFindings.all()).as("not tried again").isSameAs(findings);
		write("processes/grade.dmn", this.files.read("processes/grade.dmn"));
		look();
		look();
		assertThat(this.folderFindings.all()).isEmpty();
		assertThat(refusedFiles()).isZero();
	}

	@Test
	void whatNeedsARefusedFileStaysBackWithIt() throws Exception {
		write("processes/feedbackTypes.dmn", this.files.read("processes/feedbackTypes.dmn")
			.replace("\"documentation\",\"praise\"", "\"documentation\",\"praise\",\"idea\""));
		write("forms/triage.form", "{");
		write(TEXT, this.files.read(TEXT) + "More.\n");
		look();
		look();
		assertThat(this.folderFindings.all()).extracting(Finding::file)
			.contains("forms/triage.form", "processes/feedbackTypes.dmn");
		assertThat(refusedFiles()).isEqualTo(2);
		assertThat(this.versions.live("processes/feedbackTypes.dmn").orElseThrow().version()).isEqualTo(1);
		assertThat(this.versions.live(TEXT).orElseThrow().version()).isEqualTo(2);
	}

	@Test
	void whatTheEngineAloneRefusesHoldsBackItselfOnly() throws Exception {
		String process = this.files.read("processes/measure.bpmn");
		write("processes/measure.bpmn",
				process.replaceFirst("(<bpmndi:BPMNShape [^>]*)bpmnElement=\"fix\"", "$1bpmnElement=\"nowhere\""));
		write(TEXT, this.files.read(TEXT) + "More.\n");
		look();
		look();
		assertThat(this.folderFindings.all()).extracting(Finding::file).containsOnly("processes/measure.bpmn");
		assertThat(this.versions.live(TEXT).orElseThrow().version()).isEqualTo(2);
	}

	/** The engine's own column takes 64 characters. */
	@Test
	void whatTheDatabaseAloneRefusesHoldsBackItselfOnly() throws Exception {
		write("processes/measure.bpmn", this.files.read("processes/measure.bpmn")
			.replaceFirst("camunda:versionTag=\"1\"", "camunda:versionTag=\"" + "v".repeat(100) + "\""));
		write(TEXT, this.files.read(TEXT) + "More.\n");
		look();
		look();
		assertThat(this.folderFindings.all()).extracting(Finding::file).containsOnly("processes/measure.bpmn");
		assertThat(refusedFiles()).isEqualTo(1);
		assertThat(this.versions.live(TEXT).orElseThrow().version()).isEqualTo(2);
	}

	@Test
	void whatSystemsAndEditorsLeaveBesideOursHarmsNothing() throws Exception {
		for (String name : List.of("processes/._grade.dmn", "processes/.DS_Store", "forms/Thumbs.db",
				"processes/.grade.dmn.swp", "processes/grade.dmn~", "processes/grade (1).dmn")) {
			Files.write(this.folder.resolve(name), new byte[] { 0, 5, 22, 7, 0 });
		}
		write(TEXT, this.files.read(TEXT) + "More.\n");
		look();
		look();
		assertThat(this.folderFindings.all()).extracting(Finding::file, Finding::code)
			.containsExactly(tuple("processes/grade (1).dmn", "strayName"));
		assertThat(refusedFiles()).isZero();
		assertThat(this.versions.live(TEXT).orElseThrow().version()).isEqualTo(2);
	}

	@Test
	void aFileThatIsGoneStaysLiveAndIsNamed() throws Exception {
		look();
		Files.delete(this.folder.resolve(TEXT));
		look();
		look();
		assertThat(this.folderFindings.all()).extracting(Finding::file, Finding::code)
			.containsExactly(tuple(TEXT, "goneFromFolder"));
		assertThat(this.live.state()).isEqualTo(this.live.before());
	}

	@Test
	void aFolderThatIsGoneChangesNothingUntilItIsBack() throws Exception {
		look();
		look();
		Files.move(this.folder.resolve("processes"), this.folder.resolve("away"));
		look();
		look();
		assertThat(this.folderFindings.all()).extracting(Finding::code).containsExactly("folderGone");
		assertThat(this.live.state()).as("not the copy in the jar").isEqualTo(this.live.before());
		Files.move(this.folder.resolve("away"), this.folder.resolve("processes"));
		write(TEXT, this.files.read(TEXT) + "More.\n");
		look();
		look();
		assertThat(this.folderFindings.all()).isEmpty();
		assertThat(this.versions.live(TEXT).orElseThrow().version()).isEqualTo(2);
	}

	@Test
	void whatWasChangedElsewhereStaysUntilTheSameFileChangesInTheFolder() throws Exception {
		ModelFile page = this.live.with(TEXT, "Thank you", "Many thanks");
		this.deployments.deploy(List.of(page), OWNER);
		assertThat(deploy()).as("a start").isEmpty();
		assertThat(this.files.read(TEXT)).isEqualTo(page.text());
		write(TEXT, page.text());
		assertThat(deploy()).as("follows the page").isEmpty();
		this.deployments.deploy(List.of(this.live.with(TEXT, "Many thanks", "Warm thanks")), OWNER);
		assertThat(deploy()).isEmpty();
		write(TEXT, page.text().replace("Many thanks", "Best thanks"));
		assertThat(deploy()).extracting(ModelVersion::version).containsExactly(4);
		assertThat(this.files.read(TEXT)).contains("Best thanks");
	}

	@Test
	void aDatabaseFromBeforeIsTakenOver() {
		List<ModelVersion> now = this.versions.live();
		this.transaction.executeWithoutResult((status) -> {
			status.setRollbackOnly();
			this.database.sql("delete from model_version").update();
			this.earlier.takeOver();
			assertThat(this.versions.live())
				.usingRecursiveFieldByFieldElementComparatorOnFields("name", "version", "text", "deploymentId",
						"definitionId", "source", "deployedBy")
				.isEqualTo(now);
			assertThat(deploy()).isEmpty();
		});
	}

	@Test
	void anotherNodeSeesItWithinItsNextLook() {
		ModelFile changed = this.live.with(TEXT, "Thank you", "Many thanks");
		this.database.sql("""
				insert into model_version (name, version, text, deployment_id, deployed_by, deployed_at, source)
				values (?, 2, ?, 'elsewhere', 'owner', now(), 'page')""").params(TEXT, changed.text()).update();
		assertThat(this.files.read(TEXT)).isNotEqualTo(changed.text());
		this.files.refresh();
		assertThat(this.files.read(TEXT)).isEqualTo(changed.text());
	}

	private List<ModelVersion> deploy() {
		return this.folderDeployment.deploy(new Folder(new ModelFolder(this.folder))).versions();
	}

	private double refusedFiles() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.folderFindings.bindTo(registry);
		return registry.get("feedback.loop.rules.refused.files").gauge().value();
	}

	private void look() {
		this.watch.look(new ModelFolder(this.folder));
	}

	/** With a time of its own: two versions in one tick of the file system look alike. */
	private void write(String name, String text) throws Exception {
		Path file = this.folder.resolve(name);
		long last = Files.getLastModifiedTime(file).toMillis();
		Files.writeString(file, text);
		assertThat(file.toFile().setLastModified(last + 1000)).isTrue();
	}

}
