package feedbackloop.models.migrate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.process.AsSystem;
import feedbackloop.words.HouseTime;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Counts the cases that run on each version of each process.
 */
@Component
class RunningVersions {

	private static final int MOST = 2000;

	private final ManagementService management;

	private final RepositoryService repository;

	private final Versions versions;

	private final AsSystem asSystem;

	private final HouseTime time;

	RunningVersions(@Lazy ManagementService management, @Lazy RepositoryService repository, Versions versions,
			AsSystem asSystem, HouseTime time) {
		this.management = management;
		this.repository = repository;
		this.versions = versions;
		this.asSystem = asSystem;
		this.time = time;
	}

	/**
	 * A page of the versions on which cases run, and of those that are live and not
	 * retired. They stand by process, the newest first.
	 */
	List<RunningVersion> page(int page, int size) {
		List<ProcessDefinitionStatistics> all = this.asSystem
			.call(() -> this.management.createProcessDefinitionStatisticsQuery().listPage(0, MOST));
		Map<String, Integer> live = new HashMap<>();
		all.forEach((one) -> live.merge(one.getKey(), one.getVersion(), Math::max));
		return all.stream()
			.filter((one) -> one.getInstances() > 0
					|| (live.get(one.getKey()) == one.getVersion() && !one.isSuspended()))
			.sorted(Comparator.comparing(ProcessDefinitionStatistics::getKey)
				.thenComparing(ProcessDefinitionStatistics::getVersion, Comparator.reverseOrder()))
			.skip((long) page * size)
			.limit(size)
			.map((one) -> version(one, live.get(one.getKey()) == one.getVersion()))
			.toList();
	}

	/**
	 * The version of the process that is live.
	 */
	Optional<ProcessDefinition> live(String process) {
		return this.asSystem.call(() -> Optional.ofNullable(this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.latestVersion()
			.singleResult()));
	}

	Optional<ProcessDefinition> find(String process, int version) {
		return this.asSystem.call(() -> Optional.ofNullable(this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.processDefinitionVersion(version)
			.singleResult()));
	}

	private RunningVersion version(ProcessDefinitionStatistics one, boolean live) {
		Optional<ModelVersion> file = this.versions.of(one.getResourceName())
			.stream()
			.filter((version) -> one.getId().equals(version.definitionId()))
			.findFirst();
		return new RunningVersion(one.getId(), one.getKey(), one.getName(), one.getVersion(), live, one.getInstances(),
				file.map(ModelVersion::version).orElse(null), file.map(ModelVersion::deployedBy).orElse(null),
				file.map((version) -> this.time.at(version.deployedAt())).orElse(null));
	}

}
