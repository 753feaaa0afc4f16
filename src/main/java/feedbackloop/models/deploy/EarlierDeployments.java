package feedbackloop.models.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Takes over what the engine held before versions were kept: each deployment becomes a
 * version of the files in it.
 */
@Component
class EarlierDeployments {

	private static final int PAGE = 100;

	private final RepositoryService repository;

	private final EngineDeployments engine;

	private final Versions versions;

	private final NewVersions newVersions;

	EarlierDeployments(@Lazy RepositoryService repository, EngineDeployments engine, Versions versions,
			NewVersions newVersions) {
		this.repository = repository;
		this.engine = engine;
		this.versions = versions;
		this.newVersions = newVersions;
	}

	/**
	 * Takes over all deployments when there are no versions yet, in the caller's
	 * transaction.
	 */
	void takeOver() {
		if (this.versions.isAnyLive()) {
			return;
		}
		List<Deployment> page;
		for (int first = 0; !(page = page(first)).isEmpty(); first += PAGE) {
			page.forEach(this::takeOver);
		}
	}

	private List<Deployment> page(int first) {
		return this.repository.createDeploymentQuery()
			.orderByDeploymentTime()
			.asc()
			.orderByDeploymentId()
			.asc()
			.listPage(first, PAGE);
	}

	private void takeOver(Deployment deployment) {
		Map<String, String> definitions = new HashMap<>();
		this.repository.createProcessDefinitionQuery()
			.deploymentId(deployment.getId())
			.list()
			.forEach((definition) -> definitions.put(definition.getResourceName(), definition.getId()));
		this.repository.createDecisionDefinitionQuery()
			.deploymentId(deployment.getId())
			.list()
			.forEach((definition) -> definitions.put(definition.getResourceName(), definition.getId()));
		this.engine
			.resources(deployment.getId(), (resource) -> new ModelFile(resource.getName(), "").kind().isPresent())
			.forEach((name, bytes) -> this.newVersions.add(TextOf.file(name, bytes), deployment.getId(),
					definitions.get(name), new Change(Change.SYSTEM, Source.FOLDER, null, null),
					deployment.getDeploymentTime().toInstant()));
	}

}
