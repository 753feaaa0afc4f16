package feedbackloop.testing;

import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.process.ModelFiles;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is live, and the way back to what was live before a test.
 */
@TestComponent
public class LiveFiles {

	private final RepositoryService repository;

	private final Versions versions;

	private final ModelFiles files;

	private final JdbcClient database;

	private State before;

	LiveFiles(RepositoryService repository, Versions versions, ModelFiles files, JdbcClient database) {
		this.repository = repository;
		this.versions = versions;
		this.files = files;
		this.database = database;
	}

	/**
	 * A live file with one place changed.
	 */
	public ModelFile with(String name, String part, String replacement) {
		String text = this.versions.live(name).orElseThrow().text();
		if (!text.contains(part)) {
			throw new AssertionError(name + " holds no " + part);
		}
		int at = text.indexOf(part);
		return new ModelFile(name, text.substring(0, at) + replacement + text.substring(at + part.length()));
	}

	/**
	 * The file as it was in that version.
	 */
	public ModelFile earlier(String name, int version) {
		return this.versions.find(name, version).orElseThrow().file();
	}

	/**
	 * What the engine and the record of versions hold by now, to be compared.
	 */
	public State state() {
		return new State(
				this.repository.createDeploymentQuery()
					.orderByDeploymentId()
					.asc()
					.list()
					.stream()
					.map(Deployment::getId)
					.toList(),
				this.repository.createProcessDefinitionQuery().count()
						+ this.repository.createDecisionDefinitionQuery().count(),
				this.database.sql("select coalesce(max(id), 0) from model_version").query(Long.class).single());
	}

	void remember() {
		this.before = state();
	}

	/**
	 * What was live when the test began, where {@link FilesAsBefore} goes back to it.
	 */
	public State before() {
		return this.before;
	}

	/**
	 * Removes what was deployed since, with the cases that run by it.
	 */
	public void backTo(State before) {
		this.database.sql("delete from model_version where id > ?").param(before.newestVersion()).update();
		this.repository.createDeploymentQuery()
			.list()
			.stream()
			.map(Deployment::getId)
			.filter((id) -> !before.deployments().contains(id))
			.forEach((id) -> this.repository.deleteDeployment(id, true));
		this.files.refresh();
	}

	/**
	 * What is deployed.
	 */
	public record State(List<String> deployments, long definitions, long newestVersion) {

	}

}
