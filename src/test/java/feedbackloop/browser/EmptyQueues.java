package feedbackloop.browser;

import java.util.List;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Ends what earlier tests left running, so that the cases of a test stand on the first
 * page of each queue.
 */
class EmptyQueues implements BeforeEachCallback {

	@Override
	public void beforeEach(ExtensionContext context) {
		RuntimeService runtime = SpringExtension.getApplicationContext(context).getBean(RuntimeService.class);
		for (List<ProcessInstance> left = left(runtime); !left.isEmpty(); left = left(runtime)) {
			left.forEach((instance) -> end(runtime, instance.getId()));
		}
	}

	private static List<ProcessInstance> left(RuntimeService runtime) {
		return runtime.createProcessInstanceQuery().rootProcessInstances().list();
	}

	private static void end(RuntimeService runtime, String id) {
		try {
			runtime.deleteProcessInstanceIfExists(id, "left by an earlier test", false, true, false, false);
		}
		catch (OptimisticLockingException ex) {
			// A job of it runs right now: it is among those that are left in the next
			// round.
		}
	}

}
