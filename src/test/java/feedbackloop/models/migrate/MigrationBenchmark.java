package feedbackloop.models.migrate;

import feedbackloop.models.migrate.EditedProcesses.Shape;
import feedbackloop.testing.CaseTest;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Moves 500 running cases while people complete their tasks. Run by the command that
 * README names, not by the normal build.
 */
@CaseTest
class MigrationBenchmark {

	@Autowired
	private ApplicationContext application;

	private EditedProcesses processes;

	@BeforeEach
	void start() {
		this.processes = new EditedProcesses(this.application.getBean(RepositoryService.class), Shape.TODAY);
	}

	@AfterEach
	void remove() {
		this.processes.remove();
	}

	@Test
	void fiveHundredCasesMoveWhilePeopleWork() throws InterruptedException {
		new MigrationUnderLoad(this.application).move(500, this.processes);
	}

}
