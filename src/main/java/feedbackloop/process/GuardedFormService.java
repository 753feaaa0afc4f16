package feedbackloop.process;

import java.util.Map;

import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The engine's form service with our gate in front of it.
 */
class GuardedFormService extends FormServiceImpl {

	private final TaskGate gate;

	GuardedFormService(TaskGate gate) {
		this.gate = gate;
	}

	@Override
	public void submitTaskForm(String taskId, Map<String, Object> properties) {
		this.gate.submit(taskId, properties, (facts) -> super.submitTaskForm(taskId, facts));
	}

	@Override
	public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties,
			boolean deserializeValues) {
		VariableMap[] result = new VariableMap[1];
		this.gate.submit(taskId, properties,
				(facts) -> result[0] = super.submitTaskFormWithVariablesInReturn(taskId, facts, deserializeValues));
		return result[0];
	}

	@Override
	@Deprecated
	public void submitTaskFormData(String taskId, Map<String, String> properties) {
		submitTaskForm(taskId, Map.copyOf(properties));
	}

}
