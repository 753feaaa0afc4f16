package feedbackloop.models.migrate;

import feedbackloop.models.migrate.EditedProcesses.Shape;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cases of earlier versions move as those of today do, with the timers of their tasks
 * that remind.
 */
@CaseTest
class MigrationOfModelsBeforeTest extends MigrationTest {

	@Autowired
	private RuntimeService runtime;

	@Override
	Shape shape() {
		return Shape.BEFORE;
	}

	@Test
	void aMeasureThatIsBeingFixedGoesOnToTheCheckOfWhereItLands() {
		int from = this.processes.ours("measure");
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		String system = this.work.improvementOf(number) + "-1";
		this.runtime.removeVariable(this.work.instance(system).getId(), "landing");
		EditedProcesses today = new EditedProcesses(this.repository, Shape.TODAY);
		try {
			today.ours("measure");
			start(tried("measure", from));
			this.work.completes("engineering", number, "fix", Answers.with(Answers.systemFix(), "landing", "system"));
			this.work.completes("support", number, "fix", Answers.documentFix());
			assertThat(this.work.openTasks(number)).contains("test", "check").doesNotContain("fix");
			this.work.carriesOut(number);
			assertThat(this.work.openTasks(number)).contains("verification");
		}
		finally {
			today.remove();
		}
	}

}
