package feedbackloop.process;

import java.util.Map;

import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The engine's task service with our gate in front of it, whoever calls: Tasklist,
 * engine-rest or our pages. What else people may do to a task says {@link OpenCommands}.
 */
class GuardedTaskService extends TaskServiceImpl {

	private final TaskGate gate;

	GuardedTaskService(TaskGate gate) {
		this.gate = gate;
	}

	@Override
	public void complete(String taskId, Map<String, Object> variables) {
		this.gate.submit(taskId, variables, (facts) -> super.complete(taskId, facts));
	}

	@Override
	public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables,
			boolean deserializeValues) {
		VariableMap[] result = new VariableMap[1];
		this.gate.submit(taskId, variables,
				(facts) -> result[0] = super.completeWithVariablesInReturn(taskId, facts, deserializeValues));
		return result[0];
	}

	@Override
	public void claim(String taskId, String userId) {
		this.gate.claim(taskId, userId, () -> super.claim(taskId, userId));
	}

	@Override
	public void setAssignee(String taskId, String userId) {
		if (userId != null) {
			this.gate.assign(taskId, userId, () -> super.setAssignee(taskId, userId));
		}
		else {
			this.gate.giveBack(taskId, () -> super.setAssignee(taskId, null));
		}
	}

	@Override
	public Comment createComment(String taskId, String processInstance, String message) {
		return this.gate.comment(taskId, message, (masked) -> super.createComment(taskId, processInstance, masked));
	}

}
