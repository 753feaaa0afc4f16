package feedbackloop.models.migrate;

import org.camunda.bpm.engine.RepositoryService;

import org.springframework.context.ApplicationContext;

/**
 * New versions of processes and the moving of cases to them, for tests of other packages.
 */
public final class MigratingInTest {

	private final Migrating migrating;

	private final EditedProcesses processes;

	public MigratingInTest(ApplicationContext application) {
		this.migrating = application.getBean(Migrating.class);
		this.processes = new EditedProcesses(application.getBean(RepositoryService.class));
	}

	/**
	 * Puts {@code feedback} live for the cases of this test alone.
	 * @return the version
	 */
	public int ours() {
		return this.processes.ours("feedback");
	}

	/**
	 * Puts {@code feedback} live with a task renamed, a reminder more, and another place
	 * to wait.
	 */
	public void edit() {
		this.processes.edit("feedback", Edits.of(Edits.LABEL, Edits.REMINDER, Edits.OTHER_WAIT));
	}

	/**
	 * Works on what is asked for, as a node does every few seconds.
	 */
	public void work() {
		this.migrating.work();
	}

	public void remove() {
		this.processes.remove();
	}

}
