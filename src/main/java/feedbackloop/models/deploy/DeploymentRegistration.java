package feedbackloop.models.deploy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes this node run the jobs of every deployment. The job executor looks only at
 * deployments that are registered, and forgets those made over REST or by another node;
 * their timers would never fire.
 */
@Component
class DeploymentRegistration {

	private static final int PAGE = 500;

	private final RepositoryService repository;

	private final ManagementService management;

	DeploymentRegistration(RepositoryService repository, ManagementService management) {
		this.repository = repository;
		this.management = management;
	}

	@Scheduled(fixedDelay = 30_000)
	void registerAll() {
		Set<String> registered = new HashSet<>(this.management.getRegisteredDeployments());
		List<Deployment> page;
		for (int first = 0; !(page = page(first)).isEmpty(); first += PAGE) {
			page.stream()
				.map(Deployment::getId)
				.filter((id) -> !registered.contains(id))
				.forEach(this.management::registerDeploymentForJobExecutor);
		}
	}

	private List<Deployment> page(int first) {
		return this.repository.createDeploymentQuery().orderByDeploymentId().asc().listPage(first, PAGE);
	}

}
