package feedbackloop.models.migrate;

import feedbackloop.models.migrate.EditedProcesses.Shape;
import feedbackloop.testing.CaseTest;

/**
 * Cases of earlier versions move as those of today do, with the timers of their tasks
 * that remind.
 */
@CaseTest
class MigrationOfModelsBeforeTest extends MigrationTest {

	@Override
	Shape shape() {
		return Shape.BEFORE;
	}

}
