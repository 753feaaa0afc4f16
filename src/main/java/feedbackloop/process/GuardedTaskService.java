package feedbackloop.process;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;

import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The engine's task service with the seam in front of it, whoever calls: Tasklist,
 * engine-rest or our pages. To people, resolving, delegating, errors, escalations,
 * attachments and the setting of variables are refused.
 */
class GuardedTaskService extends TaskServiceImpl {

	private final SeamGate gate;

	GuardedTaskService(SeamGate gate) {
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
			super.setAssignee(taskId, userId);
		}
		else {
			this.gate.giveBack(taskId, () -> super.setAssignee(taskId, null));
		}
	}

	@Override
	public void resolveTask(String taskId) {
		this.gate.refusedToPeople(() -> super.resolveTask(taskId));
	}

	@Override
	public void resolveTask(String taskId, Map<String, Object> variables) {
		this.gate.refusedToPeople(() -> super.resolveTask(taskId, variables));
	}

	@Override
	public void delegateTask(String taskId, String userId) {
		this.gate.refusedToPeople(() -> super.delegateTask(taskId, userId));
	}

	@Override
	public void handleBpmnError(String taskId, String errorCode) {
		this.gate.refusedToPeople(() -> super.handleBpmnError(taskId, errorCode));
	}

	@Override
	public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
		this.gate.refusedToPeople(() -> super.handleBpmnError(taskId, errorCode, errorMessage));
	}

	@Override
	public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
		this.gate.refusedToPeople(() -> super.handleBpmnError(taskId, errorCode, errorMessage, variables));
	}

	@Override
	public void handleEscalation(String taskId, String escalationCode) {
		this.gate.refusedToPeople(() -> super.handleEscalation(taskId, escalationCode));
	}

	@Override
	public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
		this.gate.refusedToPeople(() -> super.handleEscalation(taskId, escalationCode, variables));
	}

	@Override
	public void setVariable(String taskId, String name, Object value) {
		this.gate.refusedToPeople(() -> super.setVariable(taskId, name, value));
	}

	@Override
	public void setVariableLocal(String taskId, String name, Object value) {
		this.gate.refusedToPeople(() -> super.setVariableLocal(taskId, name, value));
	}

	@Override
	protected void setVariables(String taskId, Map<String, ? extends Object> variables, boolean local) {
		this.gate.refusedToPeople(() -> super.setVariables(taskId, variables, local));
	}

	@Override
	protected void updateVariables(String taskId, Map<String, ? extends Object> modifications,
			Collection<String> deletions, boolean local) {
		this.gate.refusedToPeople(() -> super.updateVariables(taskId, modifications, deletions, local));
	}

	@Override
	public void removeVariable(String taskId, String name) {
		this.gate.refusedToPeople(() -> super.removeVariable(taskId, name));
	}

	@Override
	public void removeVariableLocal(String taskId, String name) {
		this.gate.refusedToPeople(() -> super.removeVariableLocal(taskId, name));
	}

	@Override
	public void removeVariables(String taskId, Collection<String> names) {
		this.gate.refusedToPeople(() -> super.removeVariables(taskId, names));
	}

	@Override
	public void removeVariablesLocal(String taskId, Collection<String> names) {
		this.gate.refusedToPeople(() -> super.removeVariablesLocal(taskId, names));
	}

	@Override
	public Comment createComment(String taskId, String processInstance, String message) {
		return this.gate.comment(taskId, message, (masked) -> super.createComment(taskId, processInstance, masked));
	}

	@Override
	public Attachment createAttachment(String type, String taskId, String processInstanceId, String name,
			String description, InputStream content) {
		this.gate.refusedToPeople(() -> {
		});
		return super.createAttachment(type, taskId, processInstanceId, name, description, content);
	}

	@Override
	public Attachment createAttachment(String type, String taskId, String processInstanceId, String name,
			String description, String url) {
		this.gate.refusedToPeople(() -> {
		});
		return super.createAttachment(type, taskId, processInstanceId, name, description, url);
	}

}
