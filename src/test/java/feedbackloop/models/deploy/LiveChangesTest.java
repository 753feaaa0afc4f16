package feedbackloop.models.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.process.FilesWentLive;
import feedbackloop.process.Finding;
import feedbackloop.process.ModelFiles;
import feedbackloop.process.ModelFolder;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.LiveFiles.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes live while the application runs: from the folder, without undoing what was
 * changed elsewhere; every reader has the new text at once; a database from before is
 * taken over.
 */
@CaseTest
@RecordApplicationEvents
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

	private State before;

	private FolderWatch watch;

	@BeforeEach
	void copyTheFolder() throws Exception {
		this.before = this.live.state();
		for (String name : List.of("processes", "forms")) {
			FileSystemUtils.copyRecursively(Path.of(name), this.folder.resolve(name));
		}
		this.watch = new FolderWatch(this.folderDeployment, this.words);
	}

	@AfterEach
	void asBefore() {
		this.live.backTo(this.before);
	}

	@Test
	void aChangedFileGoesLiveOnceItStaysTheSame() throws Exception {
		look();
		look();
		assertThat(this.live.state()).as("nothing changed").isEqualTo(this.before);
		ModelFile changed = this.live.with(TEXT, "Thank you", "Many thanks");
		write(TEXT, "half");
		look();
		assertThat(this.watch.findings()).as("may be half-written").isEmpty();
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
	void aBrokenFileIsNamedOnceAndTheRestWaitsWithIt() throws Exception {
		write("processes/grade.dmn", this.files.read("processes/grade.dmn").replace("</inputEntry>", "</inputEntri>"));
		write(TEXT, this.files.read(TEXT) + "More.\n");
		look();
		look();
		List<Finding> findings = this.watch.findings();
		assertThat(findings).extracting(Finding::file).contains("processes/grade.dmn");
		assertThat(this.live.state()).isEqualTo(this.before);
		look();
		look();
		assertThat(this.watch.findings()).as("not tried again").isSameAs(findings);
		write("processes/grade.dmn", this.files.read("processes/grade.dmn"));
		look();
		look();
		assertThat(this.watch.findings()).isEmpty();
		assertThat(this.versions.live(TEXT).orElseThrow().version()).isEqualTo(2);
	}

	@Test
	void whatWasChangedElsewhereStaysUntilTheSameFileChangesInTheFolder() throws Exception {
		ModelFile page = this.live.with(TEXT, "Thank you", "Many thanks");
		this.deployments.deploy(List.of(page), OWNER);
		ModelFolder root = new ModelFolder(this.folder);
		assertThat(this.folderDeployment.deploy(root)).as("a start").isEmpty();
		assertThat(this.files.read(TEXT)).isEqualTo(page.text());
		write(TEXT, page.text());
		assertThat(this.folderDeployment.deploy(root)).as("follows the page").isEmpty();
		this.deployments.deploy(List.of(this.live.with(TEXT, "Many thanks", "Warm thanks")), OWNER);
		assertThat(this.folderDeployment.deploy(root)).isEmpty();
		write(TEXT, page.text().replace("Many thanks", "Best thanks"));
		assertThat(this.folderDeployment.deploy(root)).extracting(ModelVersion::version).containsExactly(4);
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
			assertThat(this.folderDeployment.deploy(new ModelFolder(this.folder))).isEmpty();
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
