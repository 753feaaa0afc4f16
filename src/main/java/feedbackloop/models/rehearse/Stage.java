package feedbackloop.models.rehearse;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import feedbackloop.process.ModelFiles;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a change is rehearsed: the engine and the database themselves, with the changed
 * files in place, in a transaction that the caller rolls back.
 */
@Component
class Stage {

	private static final String NAME = "rehearsal";

	/**
	 * Far beyond what is given to cases, so that nothing waits for a number, and no
	 * longer than its column.
	 */
	private static final long FIRST_NUMBER = 99_000_001;

	private final RepositoryService repository;

	private final Definitions definitions;

	private final ModelFiles live;

	private final JdbcClient database;

	Stage(@Lazy RepositoryService repository, Definitions definitions, ModelFiles live, JdbcClient database) {
		this.repository = repository;
		this.definitions = definitions;
		this.live = live;
		this.database = database;
	}

	/**
	 * Deploys the files and lets the work run by them. Leaves nothing of them in memory.
	 * @param changed the files that differ from what the engine has
	 * @param together all files as they would be live
	 */
	void set(Collection<ModelFile> changed, ModelSet together, Steps steps, Runnable work) {
		ownNumbers();
		Map<String, String> texts = new LinkedHashMap<>();
		for (Kind kind : Kind.values()) {
			together.all(kind).forEach((file) -> texts.put(file.name(), file.text()));
		}
		DeploymentWithDefinitions deployment = deploy(changed, together);
		try {
			this.definitions.processes(deployment).forEach(steps::watch);
			this.live.rehearse(texts, work);
		}
		finally {
			this.definitions.forget(deployment);
		}
	}

	/**
	 * Sequences do not roll back: cases and improvements of a rehearsal take their
	 * numbers from others that do, because they are of this transaction.
	 */
	private void ownNumbers() {
		for (String sequence : List.of("feedback_number", "improvement_number")) {
			this.database.sql("create temporary sequence " + sequence + " start " + FIRST_NUMBER).update();
		}
	}

	/**
	 * The processes always: only those that are deployed here may be watched.
	 */
	private DeploymentWithDefinitions deploy(Collection<ModelFile> changed, ModelSet together) {
		List<ModelFile> files = new ArrayList<>(together.all(Kind.PROCESS));
		changed.stream().filter((file) -> !files.contains(file)).forEach(files::add);
		DeploymentBuilder builder = this.repository.createDeployment().name(NAME).source(NAME);
		files.forEach((file) -> builder.addInputStream(file.name(),
				new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8))));
		return builder.deployWithResult();
	}

}
