package feedbackloop.models.migrate;

import feedbackloop.longwork.LongWorks;
import feedbackloop.models.migrate.EditedProcesses.Shape;
import org.camunda.bpm.engine.RepositoryService;

import org.springframework.context.ApplicationContext;

/**
 * New versions of processes and the moving of cases to them, for tests of other packages.
 */
public final class MigrationInTest {

	private final LongWorks works;

	private final MigrationJob job;

	private final RunningCases running;

	private final EditedProcesses processes;

	public MigrationInTest(ApplicationContext application) {
		this.works = application.getBean(LongWorks.class);
		this.job = application.getBean(MigrationJob.class);
		this.running = application.getBean(RunningCases.class);
		this.processes = new EditedProcesses(application.getBean(RepositoryService.class), Shape.TODAY);
	}

	/**
	 * Puts {@code feedback} live for the cases of this test alone.
	 * @return the version
	 */
	public int ours() {
		return this.processes.ours("feedback");
	}

	/**
	 * Puts {@code feedback} live with a task renamed, a timer more, and another place to
	 * wait.
	 */
	public void edit() {
		this.processes.edit("feedback", Edits.of(Edits.LABEL, this.processes.reminder(), Edits.OTHER_WAIT));
	}

	/**
	 * Moves all cases of a version of {@code feedback} to the one that is live.
	 */
	public void move(int from) {
		long id = this.running.begin("feedback", from, "owner");
		work();
		this.running.start(id, "a new version", "owner");
		work();
	}

	/**
	 * Works on what is asked for, as a node does every few seconds.
	 */
	public void work() {
		this.works.work(this.job);
	}

	public void remove() {
		this.processes.remove();
	}

}
