package feedbackloop.models.deploy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.process.ModelFolder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts live what changed in {@code processes/} and {@code forms/} since they were last
 * read. What was changed with Camunda Modeler or on the page meanwhile stays live until
 * the same file changes in the folder.
 */
@Component
class FolderDeployment {

	private final ModelFolder root = new ModelFolder(Path.of(""));

	private final NewVersions versions;

	private final EarlierDeployments earlier;

	private final Deployments deployments;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	FolderDeployment(NewVersions versions, EarlierDeployments earlier, Deployments deployments, JdbcClient database,
			TransactionTemplate transaction) {
		this.versions = versions;
		this.earlier = earlier;
		this.deployments = deployments;
		this.database = database;
		this.transaction = transaction;
	}

	/**
	 * The folder that this application reads.
	 */
	ModelFolder root() {
		return this.root;
	}

	/**
	 * Puts the changed files live together.
	 * @return their new versions, empty when nothing changed
	 * @throws CheckRefused if something is wrong in them; then all is as it was
	 */
	List<ModelVersion> deploy(ModelFolder folder) {
		return this.transaction.execute((status) -> {
			this.versions.oneAtATime();
			this.earlier.takeOver();
			Set<ModelFile> known = known();
			List<ModelFile> changed = new Folder(folder).files()
				.stream()
				.filter((file) -> !known.contains(file))
				.toList();
			return changed.isEmpty() ? List.of()
					: this.deployments.deploy(changed, new Change(Change.SYSTEM, Source.FOLDER, null, null));
		});
	}

	/**
	 * What of each file came from the folder last, and all that went live since: a text
	 * that was already there is no change of the folder.
	 */
	private Set<ModelFile> known() {
		return new HashSet<>(this.database.sql("""
				select name, text from model_version v where version >= coalesce(
					(select max(version) from model_version f where f.name = v.name and f.source = 'folder'), 0)
				""").query(ModelFile.class).list());
	}

}
