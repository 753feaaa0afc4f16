package feedbackloop.process;

import java.util.function.Consumer;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Does something at an open task as one of its listeners would. So what is decided there
 * stands in the history of its process.
 */
@Component
public class AtTask {

	private final ProcessEngine engine;

	AtTask(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	/**
	 * Does it in the caller's transaction, unless the task is done by now.
	 */
	public void run(String taskId, Consumer<DelegateTask> work) {
		((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
			.execute((context) -> run(context, taskId, work));
	}

	private static Void run(CommandContext context, String taskId, Consumer<DelegateTask> work) {
		TaskEntity task = context.getTaskManager().findTaskById(taskId);
		if (task != null) {
			Context.setExecutionContext(task.getExecution());
			try {
				work.accept(task);
			}
			finally {
				Context.removeExecutionContext();
			}
		}
		return null;
	}

}
