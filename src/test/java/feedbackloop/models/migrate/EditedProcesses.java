package feedbackloop.models.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

	private final Shape shape;

	private final List<String> deployments = new ArrayList<>();

	EditedProcesses(RepositoryService repository, Shape shape) {
		this.repository = repository;
		this.shape = shape;
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
		String model = this.shape.read("processes/" + process + ".bpmn");
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

	/**
	 * One more timer for {@code triage}, at 90 % of its time.
	 */
	String[] reminder() {
		return this.shape.reminder;
	}

	/**
	 * How many timers {@code triage} has.
	 */
	int timers() {
		return this.shape.timers;
	}

	/**
	 * Models of today, or of earlier versions, where each task had timers of its own that
	 * remind.
	 */
	enum Shape {

		TODAY(1, Edits.TIMER) {
			@Override
			String read(String name) {
				try {
					return Files.readString(Path.of(name));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
		},

		BEFORE(5, Edits.REMINDER) {
			@Override
			String read(String name) {
				return ModelsBefore.file(name).text();
			}
		};

		private final int timers;

		private final String[] reminder;

		Shape(int timers, String[] reminder) {
			this.timers = timers;
			this.reminder = reminder;
		}

		abstract String read(String name);

	}

}
