package feedbackloop.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets engine-rest and the web apps find the engine of the test's own application: they
 * take the one that was built last, which may be that of another test.
 */
class EngineOfTest implements TestExecutionListener {

	@Override
	public void beforeTestMethod(TestContext context) {
		ProcessEngines.registerProcessEngine(context.getApplicationContext().getBean(ProcessEngine.class));
	}

}
