package feedbackloop.models.migrate;

import java.util.ArrayList;
import java.util.List;

import feedbackloop.testing.ModelsBefore;
import org.camunda.bpm.engine.RepositoryService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Puts edited copies of our processes live, as a process owner would, and takes them away
 * again with their cases.
 */
final class EditedProcesses {

	private final RepositoryService repository;

	private final List<String> deployments = new ArrayList<>();

	EditedProcesses(RepositoryService repository) {
		this.repository = repository;
	}

	/**
	 * Puts the process live as it is but for its documentation, so that no other test's
	 * cases run on that version.
	 * @return the version
	 */
	int ours(String process) {
		return edit(process, "isExecutable=\"true\"", "isExecutable=\"true\" camunda:taskPriority=\"7\"");
	}

	/**
	 * Puts the process live with texts replaced.
	 * @param replaced texts that it has, each before what takes its place
	 * @return the version
	 */
	int edit(String process, String... replaced) {
		String model = read(process);
		for (int i = 0; i < replaced.length; i += 2) {
			assertThat(model).contains(replaced[i]);
			model = model.replace(replaced[i], replaced[i + 1]);
		}
		var deployment = this.repository.createDeployment()
			.name("edited")
			.addString("processes/" + process + ".bpmn", model)
			.deployWithResult();
		this.deployments.add(deployment.getId());
		return deployment.getDeployedProcessDefinitions().get(0).getVersion();
	}

	void remove() {
		this.deployments.forEach((id) -> this.repository.deleteDeployment(id, true));
	}

	/** As it was when tasks had reminders of their own: those move, too. */
	private static String read(String process) {
		return ModelsBefore.file("processes/" + process + ".bpmn").text();
	}

}
