package feedbackloop.models.rehearse;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Evaluates those conditions of a process that ask the record: what they say now decides
 * how a case goes on, as its facts do.
 */
@Component
class Conditions {

	private final ProcessEngine engine;

	Conditions(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	/**
	 * What each of these conditions says where the instance stands.
	 * @param conditions that call something
	 */
	List<Object> now(String instance, List<String> conditions) {
		ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) this.engine
			.getProcessEngineConfiguration();
		return configuration.getCommandExecutorTxRequired().execute((context) -> {
			ExecutionEntity execution = context.getExecutionManager().findExecutionById(instance);
			List<Object> answers = new ArrayList<>();
			for (String condition : conditions) {
				answers.add(answer(configuration, condition, execution));
			}
			return answers;
		});
	}

	/** A condition that cannot be asked yet says nothing. */
	private static Object answer(ProcessEngineConfigurationImpl configuration, String condition,
			ExecutionEntity execution) {
		try {
			return configuration.getExpressionManager().createExpression(condition).getValue(execution);
		}
		catch (ProcessEngineException | IllegalStateException ex) {
			return "?";
		}
	}

}
